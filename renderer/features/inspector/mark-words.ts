// What the second line of a mark says: what was said about it, where it is nested, whether its place is certain,
// its relations, its note.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import { valueInSentence, valueWords } from '../../../shared/domain/attribute-words.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { tagLabel } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { countOf, withArticle } from '../../ui/words.ts';

const stateWords: Readonly<Record<Mark['state'], string | null>> = {
  exact: null,
  moved: 'found again elsewhere',
  fuzzy: 'found again with changed words',
  orphan: 'has no place in this text',
};

interface Hull {
  readonly start: number;
  readonly end: number;
}

function hull({ segments }: Mark): Hull {
  return { start: segments[0]?.startUtf16 ?? 0, end: segments.at(-1)?.endUtf16 ?? 0 };
}

/** The marks that hold this one whole, the innermost first; those on the very same words count too. */
function holders(mark: Mark): readonly Mark[] {
  const own = hull(mark);
  return marks.at(own.start).filter((other) => {
    const { start, end } = hull(other);
    return other.id !== mark.id && start <= own.start && end >= own.end;
  });
}

/** What holds it; null for nothing, and for a mark without a place. */
export function nestingWords(mark: Mark): string | null {
  if (mark.state === 'orphan') return null;
  const around = holders(mark);
  const [nearest] = around;
  if (nearest === undefined) return null;
  const own = hull(mark);
  const { start, end } = hull(nearest);
  const noun = withArticle(tagLabel(nearest.tag).toLocaleLowerCase());
  const place = start === own.start && end === own.end ? `also ${noun}` : `inside ${noun}`;
  return around.length === 1 ? place : `${place} and ${around.length - 1} more`;
}

/** Whether its place is certain and what holds it; empty for a mark of which neither needs saying. */
function placeWords(mark: Mark): string {
  return [stateWords[mark.state], nestingWords(mark)].filter((part) => part !== null).join(' · ');
}

const VALUE_UTF16 = 60;
const NOTE_UTF16 = 200;

export interface ShownValue {
  readonly id: string;
  readonly words: string;
}

/** What was chosen and what was named, in the tagset's order; numbers, days, addresses and long texts are left out. */
export function shownValues(
  tag: Tag | undefined,
  details: Annotation | null,
): readonly ShownValue[] {
  if (tag === undefined || details === null) return [];
  return tag.attributes.flatMap((attribute) => {
    const value = details.attributes[attribute.id];
    const { id, type } = attribute;
    if (value === undefined || (type !== 'choice' && type !== 'choices' && type !== 'text'))
      return [];
    const words =
      type === 'text' ? valueWords(attribute, value) : valueInSentence(attribute, value);
    return words.length <= VALUE_UTF16 ? [{ id, words }] : [];
  });
}

/** The note on one line, without what its lines begin with in Markdown. */
function noteWords(note: string): string {
  return note
    .slice(0, 4 * NOTE_UTF16)
    .replaceAll(/^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gmu, '')
    .replaceAll(/\*\*|__|`/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .slice(0, NOTE_UTF16);
}

/** What stands behind the values. */
export function secondLine(mark: Mark, relations: number, note: string | null): string {
  return [
    placeWords(mark),
    relations === 0 ? '' : countOf(relations, 'link'),
    note === null ? '' : noteWords(note),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
