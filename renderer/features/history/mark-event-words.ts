// What a change of a mark did, in plain words: from what to what. Pure.

import type { Annotation, AnchoringState } from '../../../shared/domain/annotation.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Attribute, Tagset } from '../../../shared/domain/tagset.ts';
import { formatDay, formatNumber } from '../../ui/words.ts';

export interface ChangeWords {
  readonly what: string;
  /** Null where there is nothing to tell of before or after. */
  readonly from: string | null;
  readonly to: string | null;
  /** Long words, of which only some differ. */
  readonly prose?: true;
}

const nothing = '—';

const stateWords: { readonly [State in AnchoringState]: string } = {
  exact: 'exact',
  moved: 'found again elsewhere',
  fuzzy: 'found again with changed words',
  orphan: 'no place in the text',
};

export function changeWords(
  before: Annotation | null,
  after: Annotation | null,
  tagset: Tagset,
): readonly ChangeWords[] {
  if (after === null) {
    return before === null ? [] : [{ what: 'Deleted', from: quoteOf(before), to: null }];
  }
  if (before === null)
    return [{ what: 'Marked', from: null, to: quoteOf(after) }, ...madeWith(after, tagset)];
  const words = [
    ...tagWords(before, after, tagset),
    ...placeWords(before, after),
    ...attributeWords(before, after, tagset),
    ...noteWords(before, after),
    ...rejectionWords(before, after),
  ];
  return words.length > 0 ? words : [{ what: 'Words around it changed', from: null, to: null }];
}

function madeWith(after: Annotation, tagset: Tagset): ChangeWords[] {
  const blank = { ...after, attributes: {}, note: null };
  return [
    { what: 'Tag', from: null, to: labelOf(after, tagset) },
    ...attributeWords(blank, after, tagset),
    ...noteWords(blank, after),
  ].map((each) => ({ ...each, from: null }));
}

const labelOf = ({ tag }: Annotation, { tags }: Tagset): string =>
  tags.find(({ id }) => id === tag)?.label ?? tag;

const quoteOf = ({ segments }: Annotation): string =>
  `“${segments.map(({ quote }) => quote).join(' … ')}”`;

function tagWords(before: Annotation, after: Annotation, tagset: Tagset): ChangeWords[] {
  if (before.tag === after.tag) return [];
  return [{ what: 'Tag', from: labelOf(before, tagset), to: labelOf(after, tagset) }];
}

function placeWords(before: Annotation, after: Annotation): ChangeWords[] {
  const words: ChangeWords[] = [];
  const [from, to] = [quoteOf(before), quoteOf(after)];
  if (from !== to) words.push({ what: 'Span', from, to });
  else if (startsOf(before) !== startsOf(after)) {
    words.push({ what: 'Moved with the text', from: null, to: null });
  }
  const [was, is] = [before.anchoring.state, after.anchoring.state];
  if (was !== is) words.push({ what: 'Place', from: stateWords[was], to: stateWords[is] });
  return words;
}

const startsOf = ({ segments }: Annotation): string =>
  segments.map(({ startUtf16 }) => startUtf16).join();

function attributeWords(before: Annotation, after: Annotation, tagset: Tagset): ChangeWords[] {
  const known = new Map(
    [before, after].flatMap(({ tag }) =>
      (tagset.tags.find(({ id }) => id === tag)?.attributes ?? []).map((each) => [each.id, each]),
    ),
  );
  const ids = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  return [...ids].flatMap((id) => {
    const attribute = known.get(id);
    const from = valueWords(before.attributes[id], attribute);
    const to = valueWords(after.attributes[id], attribute);
    return from === to ? [] : [{ what: attribute?.label ?? id, from, to }];
  });
}

function valueWords(value: JsonValue | undefined, attribute: Attribute | undefined): string {
  if (value === undefined || value === null) return nothing;
  if (typeof value === 'string') return textWords(value, attribute);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.map((each) => valueWords(each, attribute)).join(', ');
  return JSON.stringify(value);
}

function textWords(value: string, attribute: Attribute | undefined): string {
  if (attribute?.type === 'date') return formatDay(value);
  return attribute?.options?.find(({ id }) => id === value)?.label ?? value;
}

function noteWords({ note: before }: Annotation, { note: after }: Annotation): ChangeWords[] {
  if (before === after) return [];
  if (before === null || after === null)
    return [{ what: 'Note', from: before ?? nothing, to: after ?? nothing }];
  return [{ what: 'Note', from: before, to: after, prose: true }];
}

function rejectionWords(
  { rejectedBy: was }: Annotation,
  { rejectedBy: is }: Annotation,
): ChangeWords[] {
  if (was === is) return [];
  return [
    {
      what: is === undefined ? 'No longer rejected' : 'Rejected in a review',
      from: null,
      to: null,
    },
  ];
}
