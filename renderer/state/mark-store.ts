// The open article's marks, in memory: ordered for the list, indexed for the pointer and the painter.
// Mutable with a version, because copying 10,000 marks on every act is what makes such programs slow.
// The database is the truth; this follows it.

import type { AnnotationId, TagId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';
import type { Span } from '../../shared/domain/span.ts';
import { type IndexedSpan, SpanIndex } from '../../shared/domain/span-index.ts';

export interface MarkStore {
  readonly size: number;
  /** Grows by one with every change; for useSyncExternalStore. */
  readonly version: number;
  get(id: AnnotationId): Mark | undefined;
  /** In text order: first start, then last end descending, then id. The same array until the next change. */
  ordered(): readonly Mark[];
  countsByTag(): ReadonlyMap<TagId, number>;
  /**
   * Marks with a segment that covers the offset, innermost (shortest) first. At most 50 µs at 10,000 marks.
   * Orphans have no place in the text, so neither this nor {@link within} finds them.
   */
  at(offsetUtf16: number): readonly Mark[];
  /** Marks with a segment that overlaps the span, by the start of that segment. */
  within(span: Span): readonly Mark[];
  /** The overlapping segments themselves, by start, then end descending: what the painter draws. */
  segmentsWithin(span: Span): readonly IndexedSpan<Mark>[];
  replaceAll(marks: readonly Mark[]): void;
  /** Inserts or replaces. */
  put(marks: readonly Mark[]): void;
  remove(ids: readonly AnnotationId[]): void;
  subscribe(listener: () => void): () => void;
}

/** From this many changes in one act, sorting everything again is cheaper than single inserts. */
const BULK = 64;

export function createMarkStore(): MarkStore {
  return new IndexedMarkStore();
}

class IndexedMarkStore implements MarkStore {
  #version = 0;
  #byId = new Map<AnnotationId, Mark>();
  #order: Mark[] = [];
  #orderSnapshot: readonly Mark[] | null = null;
  #counts: ReadonlyMap<TagId, number> | null = null;
  readonly #index = new SpanIndex<Mark>();
  readonly #listeners = new Set<() => void>();

  get size(): number {
    return this.#order.length;
  }

  get version(): number {
    return this.#version;
  }

  get(id: AnnotationId): Mark | undefined {
    return this.#byId.get(id);
  }

  ordered(): readonly Mark[] {
    this.#orderSnapshot ??= this.#order.slice();
    return this.#orderSnapshot;
  }

  countsByTag(): ReadonlyMap<TagId, number> {
    if (this.#counts === null) {
      const counts = new Map<TagId, number>();
      for (const { tag } of this.#order) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      this.#counts = counts;
    }
    return this.#counts;
  }

  at(offsetUtf16: number): readonly Mark[] {
    return this.#index
      .covering(offsetUtf16)
      .toSorted(innermostFirst)
      .map((entry) => entry.value);
  }

  within(span: Span): readonly Mark[] {
    return [...new Set(this.#index.overlapping(span).map((entry) => entry.value))];
  }

  segmentsWithin(span: Span): readonly IndexedSpan<Mark>[] {
    return this.#index.overlapping(span);
  }

  replaceAll(marks: readonly Mark[]): void {
    this.#byId = new Map(marks.map((mark) => [mark.id, mark]));
    this.#rebuild();
    this.#changed();
  }

  put(marks: readonly Mark[]): void {
    if (marks.length === 0) return;
    const bulk = marks.length > BULK;
    for (const mark of marks) {
      const before = this.#byId.get(mark.id);
      this.#byId.set(mark.id, mark);
      if (bulk) continue;
      if (before !== undefined) this.#takeOut(before);
      this.#putIn(mark);
    }
    if (bulk) this.#rebuild();
    this.#changed();
  }

  remove(ids: readonly AnnotationId[]): void {
    const bulk = ids.length > BULK;
    let removed = false;
    for (const id of ids) {
      const mark = this.#byId.get(id);
      if (mark === undefined) continue;
      removed = true;
      this.#byId.delete(id);
      if (!bulk) this.#takeOut(mark);
    }
    if (!removed) return;
    if (bulk) this.#rebuild();
    this.#changed();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #rebuild(): void {
    this.#order = [...this.#byId.values()].toSorted(compareMarks);
    this.#index.replaceAll(this.#order.flatMap(placed));
  }

  #putIn(mark: Mark): void {
    this.#order.splice(this.#placeOf(mark), 0, mark);
    for (const { startUtf16, endUtf16, value } of placed(mark)) {
      this.#index.insert({ startUtf16, endUtf16 }, value);
    }
  }

  #takeOut(mark: Mark): void {
    this.#order.splice(this.#placeOf(mark), 1);
    for (const entry of placed(mark)) this.#index.remove(entry, mark);
  }

  #placeOf(mark: Mark): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareMarks(this.#order[middle] as Mark, mark) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #changed(): void {
    this.#version += 1;
    this.#orderSnapshot = null;
    this.#counts = null;
    for (const listener of this.#listeners) listener();
  }
}

/** Text order: first start, then last end descending, then id by code units, as in the file. */
function compareMarks(a: Mark, b: Mark): number {
  const byStart = firstStart(a) - firstStart(b);
  if (byStart !== 0) return byStart;
  const byEnd = lastEnd(b) - lastEnd(a);
  if (byEnd !== 0 || a.id === b.id) return byEnd;
  return a.id < b.id ? -1 : 1;
}

function innermostFirst(a: IndexedSpan<Mark>, b: IndexedSpan<Mark>): number {
  const byLength = length(a) - length(b);
  return byLength === 0 ? compareMarks(b.value, a.value) : byLength;
}

function firstStart(mark: Mark): number {
  return mark.segments[0]?.startUtf16 ?? 0;
}

function lastEnd(mark: Mark): number {
  return mark.segments[mark.segments.length - 1]?.endUtf16 ?? 0;
}

function length(span: Span): number {
  return span.endUtf16 - span.startUtf16;
}

function placed(mark: Mark): IndexedSpan<Mark>[] {
  if (mark.state === 'orphan') return [];
  return mark.segments.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16, value: mark }));
}
