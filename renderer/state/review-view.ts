// A review as the window works with it: every item with what each side says, found by its id. Made once from what the
// workspace answers; decisions are patched in, so that deciding among thousands costs as little as among ten. Pure.

import type { Annotation, Relation } from '../../shared/domain/annotation.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import type {
  AnswerView,
  DecisionView,
  ReviewHead,
  ReviewSide,
  ReviewState,
} from '../../shared/ipc/review-types.ts';
import type {
  BaseChange,
  ItemDifferences,
  ItemKind,
  SourceRef,
} from '../../shared/review/review-item.ts';

/** One thing that is said at an item, and whose sides say it: 0 is mine. */
export interface Saying {
  readonly sources: readonly number[];
  readonly ref: SourceRef;
  /** Null for a relation. */
  readonly mark: Annotation | null;
  readonly relation: Relation | null;
}

export interface Entry {
  readonly item: string;
  readonly kind: ItemKind;
  readonly subject: 'mark' | 'relation';
  /** In a pair mine, then theirs; in a panel most votes first. */
  readonly sayings: readonly Saying[];
  /** Null in a panel. */
  readonly differences: ItemDifferences | null;
  readonly since: { readonly mine: BaseChange; readonly theirs: BaseChange } | null;
  readonly tags: ReadonlySet<TagId>;
  /** The sides that have something here. */
  readonly people: ReadonlySet<number>;
  readonly answers: readonly AnswerView[];
  /** It was decided before what it is about changed. */
  readonly changedSince: boolean;
  /** Where it begins in the text; null when nothing of it has a place. */
  readonly place: Span | null;
}

export type Decisions = ReadonlyMap<string, DecisionView>;

export interface ReviewView {
  readonly head: ReviewHead;
  /** What the sides are called, mine first. */
  readonly names: readonly string[];
  readonly sides: readonly ReviewSide[];
  /** Differences and what is agreed, in text order. */
  readonly entries: readonly Entry[];
  readonly differences: readonly Entry[];
  readonly agreed: readonly Entry[];
  readonly byItem: ReadonlyMap<string, Entry>;
  readonly markOf: (source: number, id: string) => Annotation | null;
}

interface Lookup {
  readonly marks: ReadonlyMap<string, Annotation>;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** `myName` is how my own side is called. */
export function reviewView(state: ReviewState, myName: string): ReviewView {
  const lookups = state.sides.map(({ annotations, relations }): Lookup => ({
    marks: new Map(annotations.map((mark) => [mark.id, mark])),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
  }));
  const entries = entriesOf(state, lookups);
  return {
    head: state.head,
    names: sideNames(state, myName),
    sides: state.sides,
    entries,
    differences: entries.filter(({ kind }) => kind !== 'agreed'),
    agreed: entries.filter(({ kind }) => kind === 'agreed'),
    byItem: new Map(entries.map((entry) => [entry.item, entry])),
    markOf: (source, id) => lookups[source]?.marks.get(id) ?? null,
  };
}

type Parts = Pick<Entry, 'item' | 'kind' | 'subject' | 'differences' | 'since' | 'sayings'>;

function entriesOf(state: ReviewState, lookups: readonly Lookup[]): readonly Entry[] {
  const answers = Map.groupBy(state.answers, ({ item }) => item);
  const changed = new Set(state.changedSince);
  const finish = (parts: Parts): Entry => ({
    ...parts,
    tags: new Set(parts.sayings.flatMap(({ mark }) => mark?.tag ?? [])),
    people: new Set(parts.sayings.flatMap(({ sources }) => sources)),
    answers: answers.get(parts.item) ?? [],
    changedSince: changed.has(parts.item),
    place: placeOf(parts.sayings, lookups),
  });
  const pair = state.items.map(({ item, kind, subject, differences, since, mine, theirs }) =>
    finish({
      item,
      kind,
      subject,
      differences,
      since,
      sayings: [
        ...mine.map((id) => sayingOf(subject, { source: 0, id }, [0], lookups)),
        ...theirs.map((id) => sayingOf(subject, { source: 1, id }, [1], lookups)),
      ],
    }),
  );
  const panel = state.panel.map(({ item, kind, subject, variants }) =>
    finish({
      item,
      kind,
      subject,
      differences: null,
      since: null,
      sayings: variants.flatMap(({ marks }) => {
        const [ref] = marks;
        if (ref === undefined) return [];
        const sources = [...new Set(marks.map(({ source }) => source))].toSorted((a, b) => a - b);
        return sayingOf(subject, ref, sources, lookups);
      }),
    }),
  );
  return [...pair, ...panel];
}

function sayingOf(
  subject: Entry['subject'],
  ref: SourceRef,
  sources: readonly number[],
  lookups: readonly Lookup[],
): Saying {
  const lookup = lookups[ref.source];
  return {
    sources,
    ref,
    mark: subject === 'mark' ? (lookup?.marks.get(ref.id) ?? null) : null,
    relation: subject === 'relation' ? (lookup?.relations.get(ref.id) ?? null) : null,
  };
}

function placeOf(sayings: readonly Saying[], lookups: readonly Lookup[]): Span | null {
  const marks = sayings.flatMap(({ mark, relation, ref }) => {
    const from = relation === null ? mark : lookups[ref.source]?.marks.get(relation.from);
    return from ?? [];
  });
  const spans = marks.flatMap((mark) => (isPlaced(mark) ? mark.segments : []));
  const [first] = spans;
  if (first === undefined) return null;
  return {
    startUtf16: Math.min(...spans.map(({ startUtf16 }) => startUtf16)),
    endUtf16: Math.max(...spans.map(({ endUtf16 }) => endUtf16)),
  };
}

export const isPlaced = ({ anchoring }: Annotation): boolean => anchoring.state !== 'orphan';

/** First names where they tell people apart, whole names otherwise. */
function sideNames({ sides }: ReviewState, myName: string): readonly string[] {
  const firsts = sides.map(({ name }) => name.trim().split(/\s+/u)[0] ?? name);
  return sides.map(({ name }, at) => {
    if (at === 0) return myName;
    const short = firsts[at] ?? name;
    return short === '' || firsts.indexOf(short) !== firsts.lastIndexOf(short) ? name : short;
  });
}

/** Differences that have a decision. */
export const decidedCount = ({ differences }: ReviewView, decisions: Decisions): number =>
  differences.reduce((count, { item }) => count + (decisions.has(item) ? 1 : 0), 0);
