// The last values again: a first press fills in what is empty, a second one replaces what was said otherwise.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import { sameValue, valueInSentence } from '../../../shared/domain/attribute-words.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { shownTag } from '../../state/article-store.ts';
import { detailsOf, type Values } from '../../state/details-store.ts';
import { lastValues, useLastValues } from '../../state/last-values.ts';
import { announce } from '../../state/messages.ts';
import { setAttributes } from '../../state/value-acts.ts';
import { withArticle } from '../../ui/words.ts';

/** The mark that was offered to have its own values replaced. */
let offered: AnnotationId | null = null;

function inWords(tag: Tag, values: Values): string {
  return tag.attributes
    .flatMap((attribute) => {
      const value = values[attribute.id];
      if (value === undefined || value === null) return [];
      return [`${attribute.label}: ${valueInSentence(attribute, value)}`];
    })
    .join('; ');
}

function only(values: Values, ids: readonly string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([id]) => ids.includes(id)));
}

/** What a press gives: what is empty, else on a second press what differs. */
function given(mark: Mark, last: Values, has: Annotation['attributes']) {
  const empty = Object.keys(last).filter((id) => has[id] === undefined);
  const other = Object.keys(last).filter(
    (id) => has[id] !== undefined && !sameValue(has[id], last[id]),
  );
  const replace = empty.length === 0 && offered === mark.id;
  offered = replace || other.length === 0 ? null : mark.id;
  return { values: only(last, replace ? other : empty), differing: only(last, other) };
}

export async function repeatValues(mark: Mark): Promise<void> {
  const tag = shownTag(mark.tag);
  const last = lastValues(useLastValues.getState().together, tag);
  if (Object.keys(last).length === 0) {
    const noun = withArticle(tag.label.toLocaleLowerCase());
    announce(`Nothing was said about ${noun} yet that could be said again`);
    return;
  }
  const details = await detailsOf(mark.id);
  if (details === null) return;
  const { values, differing } = given(mark, last, details.attributes);
  const replacing = `Again to replace what differs with ${inWords(tag, differing)}`;
  if (Object.keys(values).length > 0) {
    const more = offered === null ? '' : `. ${replacing}`;
    await setAttributes(mark.id, values, `Again: ${inWords(tag, values)}${more}`);
  } else announce(offered === null ? 'It says the same already' : replacing);
}
