// Sets of marks for comparing: on few places of a short text, so that they overlap, stack, nest, touch and say the same
// often; with orphans, discontinuous marks, attributes, notes and relations. And marks by hand, short to write.

import fc from 'fast-check';
import type { Annotation, Relation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, RelationId, TagId } from '../../shared/domain/ids.ts';
import type { JsonValue } from '../../shared/domain/json.ts';
import type { MarkSet } from '../../shared/review/review-item.ts';

/** Every fourth character is a surrogate pair, so that code points and code units differ. */
export const comparedText = 'ab🚧c'.repeat(12);

/** Offsets that cut no pair. */
const boundaries = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 20, 25, 30];

export interface MarkWords {
  readonly tag?: string;
  readonly note?: string | null;
  readonly attributes?: { readonly [id: string]: JsonValue };
  readonly annotator?: string;
  readonly createdAtMs?: number;
  readonly isOrphan?: boolean;
}

/** A mark on `comparedText`, each span as start and end in UTF-16 code units. */
export function markAt(
  id: string,
  spans: readonly (readonly [number, number])[],
  words: MarkWords = {},
): Annotation {
  return {
    id: id as AnnotationId,
    tag: (words.tag ?? 'claim') as TagId,
    segments: spans.map(([startUtf16, endUtf16]) => ({
      startUtf16,
      endUtf16,
      quote: comparedText.slice(startUtf16, endUtf16),
    })),
    prefix: '',
    suffix: '',
    attributes: words.attributes ?? {},
    note: words.note ?? null,
    annotator: (words.annotator ?? 'ana') as AnnotatorId,
    origin: 'manual',
    createdAtMs: words.createdAtMs ?? 1000,
    updatedAtMs: 2000,
    anchoring:
      words.isOrphan === true
        ? { state: 'orphan', score: 0, textSha256: 'f'.repeat(64) }
        : { state: 'exact', score: 1 },
    extra: {},
  };
}

export const relationOf = (
  id: string,
  from: string,
  to: string,
  words: {
    readonly type?: string;
    readonly note?: string | null;
    readonly annotator?: string;
  } = {},
): Relation => ({
  id: id as RelationId,
  type: words.type ?? 'said-by',
  from: from as AnnotationId,
  to: to as AnnotationId,
  note: words.note ?? null,
  annotator: (words.annotator ?? 'ana') as AnnotatorId,
  createdAtMs: 1000,
  updatedAtMs: 2000,
  extra: {},
});

export const setOf = (
  annotations: readonly Annotation[],
  relations: readonly Relation[] = [],
): MarkSet => ({ annotations, relations });

const arbitrarySpans = fc
  .uniqueArray(fc.constantFrom(...boundaries), { minLength: 2, maxLength: 4 })
  .map((offsets) => offsets.toSorted((a, b) => a - b))
  .map(([a = 0, b = 1, c, d]) =>
    c === undefined || d === undefined ? [[a, b] as const] : [[a, b] as const, [c, d] as const],
  );

const arbitraryWords: fc.Arbitrary<MarkWords> = fc.record({
  tag: fc.constantFrom('claim', 'claim', 'actor'),
  note: fc.constantFrom(null, null, '', 'why?'),
  attributes: fc
    .constantFrom<MarkWords['attributes']>(
      {},
      {},
      { form: 'direct' },
      { form: 'indirect' },
      { topics: ['war', 'aid'] },
      { topics: ['aid', 'war'] },
    )
    .map((attributes) => attributes ?? {}),
  annotator: fc.constantFrom('ana', 'jon'),
  createdAtMs: fc.constantFrom(1000, 2000),
  isOrphan: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

/** Ids of marks: some that are unique anywhere, some as brat gives them. */
const markIds = [
  ...Array.from({ length: 8 }, (_, at) => `T${at}`),
  ...Array.from({ length: 4 }, (_, at) => `00000000-0000-4000-8000-00000000000${at}`),
];

/** Ids are unique in a set, and often the same in another one. */
export function arbitraryMarkSet(maxMarks = 6): fc.Arbitrary<MarkSet> {
  return fc
    .uniqueArray(fc.constantFrom(...markIds), { maxLength: maxMarks })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .tuple(arbitrarySpans, arbitraryWords)
            .map(([spans, words]) => markAt(id, spans, words)),
        ),
      ),
    )
    .chain((annotations) =>
      arbitraryRelations(annotations).map((relations) => ({ annotations, relations })),
    );
}

function arbitraryRelations(annotations: readonly Annotation[]): fc.Arbitrary<Relation[]> {
  if (annotations.length === 0) return fc.constant([]);
  const end = fc.constantFrom(...annotations.map(({ id }) => id));
  return fc
    .uniqueArray(fc.constantFrom('R1', 'R2', 'R3'), { maxLength: 3 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .tuple(end, end, fc.constantFrom('said-by', 'same-as'), fc.constantFrom(null, 'hm'))
            .map(([from, to, type, note]) => relationOf(id, from, to, { type, note })),
        ),
      ),
    );
}

/** The same marks and relations in another order. */
export const shuffled = ({ annotations, relations }: MarkSet): fc.Arbitrary<MarkSet> =>
  fc.record({
    annotations: fc.shuffledSubarray([...annotations], { minLength: annotations.length }),
    relations: fc.shuffledSubarray([...relations], { minLength: relations.length }),
  });

/** What somebody may have done to a set: some marks deleted, some changed, some added. */
export function arbitraryRevision(base: MarkSet): fc.Arbitrary<MarkSet> {
  const revised = (mark: Annotation): fc.Arbitrary<Annotation | null> =>
    fc.oneof(
      fc.constant(mark),
      fc.constant(null),
      fc
        .tuple(arbitrarySpans, arbitraryWords)
        .map(([spans, words]) => ({ ...markAt(mark.id, spans, words), annotator: mark.annotator })),
    );
  return fc
    .tuple(
      fc.tuple(...base.annotations.map(revised)),
      fc.array(fc.tuple(arbitrarySpans, arbitraryWords), { maxLength: 2 }),
    )
    .map(([own, added]) => {
      const annotations = own.filter((mark) => mark !== null);
      const ids = new Set<string>(annotations.map(({ id }) => id));
      return {
        annotations: [
          ...annotations,
          ...added.map(([spans, words], at) => markAt(`new-${at}`, spans, words)),
        ],
        relations: base.relations.filter(({ from, to }) => ids.has(from) && ids.has(to)),
      };
    });
}
