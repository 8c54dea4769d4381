// The marks of an article as annotations in rows.

import type { Annotation, Relation } from '../../domain/annotation.ts';
import { snap, type Grid } from './grid.ts';
import {
  keptOfMark,
  keptOfRelation,
  type KeptArticle,
  type KeptMark,
  type KeptZero,
} from './kept.ts';
import { DEPENDENCY_TYPE, TOKEN_TYPE } from './layers.ts';
import { asFeature, idAsFeature } from './own-line.ts';
import { featureOf, type OutColumn, type OutLayer, type Plan, type PlannedMark } from './plan.ts';
import { coverPoint, coverSpan, type OutSpan, type Sheet } from './sheet.ts';

export interface OutSpans {
  /** In the order in which they are stacked. */
  readonly spans: readonly OutSpan[];
  /** The first part of each mark. */
  readonly ofMark: ReadonlyMap<string, OutSpan>;
  /** Annotations of no length, in the order in which they are kept. */
  readonly zero: readonly OutSpan[];
}

interface Queued {
  readonly span: OutSpan;
  readonly order: number;
  readonly place: readonly [start: number, end: number];
  readonly id: string;
  readonly cover: () => void;
}

export interface SpanContext {
  readonly sheet: Sheet;
  readonly kept: KeptArticle | null;
  readonly plan: Plan;
  /** Marks that stand for tokens. */
  readonly tokens: readonly Annotation[];
  readonly nameOfAnnotator: (id: string) => string;
}

export function layOut(context: SpanContext): OutSpans {
  const { sheet, kept, plan, tokens } = context;
  const queue: Queued[] = [];
  const ofMark = new Map<string, OutSpan>();
  for (const planned of plan.marks) {
    for (const part of partsOf(planned, context)) {
      if (!ofMark.has(planned.mark.id)) ofMark.set(planned.mark.id, part.span);
      queue.push(part);
    }
  }
  for (const mark of tokens) {
    const span = emptySpan(null, new Map());
    const [segment] = mark.segments;
    if (segment !== undefined) coverSpan(sheet, span, segment);
    ofMark.set(mark.id, span);
  }
  const zero = (kept?.zero ?? []).map((one, at) => {
    const queued = pointOf(one, at, context);
    queue.push(queued);
    return queued.span;
  });
  queue.sort(byOrder);
  for (const { cover } of queue) cover();
  return { spans: queue.map(({ span }) => span), ofMark, zero };
}

/** As the file had them; the others by place, as articles are ordered. */
function byOrder(a: Queued, b: Queued): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  if (a.place[0] !== b.place[0]) return a.place[0] - b.place[0];
  if (a.place[1] !== b.place[1]) return b.place[1] - a.place[1];
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

const emptySpan = (
  layer: OutLayer | null,
  values: ReadonlyMap<OutColumn, string | null>,
): OutSpan => ({
  layer,
  values,
  rows: [],
  number: null,
  isForced: false,
  slots: new Map(),
  chain: null,
});

/** One for each segment; of a chain one for all, because each of its links is one annotation. */
function partsOf({ mark, layer, kept }: PlannedMark, context: SpanContext): Queued[] {
  const values = valuesOf(mark, layer, context.nameOfAnnotator);
  const startUtf16 = mark.segments[0]?.startUtf16 ?? 0;
  const endUtf16 = mark.segments.at(-1)?.endUtf16 ?? startUtf16;
  const isChain = layer.kind === 'CH';
  const segments = isChain ? [{ startUtf16, endUtf16 }] : mark.segments;
  return segments.map((segment, at): Queued => {
    const span = emptySpan(layer, values);
    // The first one is what the file had; the others came after it.
    const known = at === 0 ? kept : null;
    span.number = known?.number ?? null;
    if (isChain) span.chain = chainOf(known);
    return {
      span,
      order: known === null || layer.isOwn ? Infinity : known.order,
      place: [segment.startUtf16, segment.endUtf16],
      id: mark.id,
      cover: () => coverSpan(context.sheet, span, segment),
    };
  });
}

function chainOf(kept: KeptMark | null): OutSpan['chain'] {
  const [chain = 0, link = 0] = kept?.chain ?? [];
  return { chain, link, label: kept?.values?.[0]?.[1] ?? null };
}

function valuesOf(
  mark: Annotation,
  { columns }: OutLayer,
  nameOfAnnotator: SpanContext['nameOfAnnotator'],
): ReadonlyMap<OutColumn, string | null> {
  const { id, note, annotator } = mark;
  return new Map(
    columns.map((column) => {
      if (column.attribute !== null) return [column, featureOf(mark, column.attribute)];
      if (column.kind === 'id') return [column, idAsFeature(id)];
      if (column.kind === 'note') return [column, note === null ? null : asFeature(note)];
      const name = column.kind === 'annotator' ? asFeature(nameOfAnnotator(annotator)) : null;
      return [column, name];
    }),
  );
}

function pointOf(kept: KeptZero, index: number, { plan, sheet }: SpanContext): Queued {
  const layer = plan.foreign.find(({ name }) => name === kept.layer) ?? null;
  const values = new Map(kept.values);
  const span = emptySpan(
    layer,
    new Map(layer?.columns.map((column, at) => [column, values.get(at) ?? null])),
  );
  span.number = kept.number ?? null;
  if (layer?.kind === 'CH') {
    const [chain = 0, link = 0] = kept.chain ?? [];
    const at = layer.columns.findIndex(({ kind }) => kind === 'link');
    span.chain = { chain, link, label: values.get(at) ?? null };
  }
  return {
    span,
    order: kept.order,
    place: [kept.at, kept.at],
    id: String(index),
    cover: () => {
      if (layer !== null) coverPoint(sheet, span, kept.at, kept.token);
    },
  };
}

/**
 * The marks that only say that a relation hangs on a token: they need no layer as long as they are on one token and
 * only relations of layers that hang on tokens refer to them.
 */
export function tokenMarks(
  marks: readonly Annotation[],
  relations: readonly Relation[],
  { kept, grid }: { readonly kept: KeptArticle | null; readonly grid: Grid },
): Annotation[] {
  const onTokens = new Set(
    (kept?.layers ?? [])
      .filter(
        ({ name, columns }) => name === DEPENDENCY_TYPE || columns.includes(`BT_${TOKEN_TYPE}`),
      )
      .map(({ name }) => name),
  );
  const wanted = new Set<string>();
  const refused = new Set<string>();
  for (const { from, to, extra } of relations) {
    const layer = keptOfRelation(extra)?.layer;
    const into = layer !== undefined && onTokens.has(layer) ? wanted : refused;
    into.add(from).add(to);
  }
  return marks.filter(
    (mark) =>
      wanted.has(mark.id) &&
      !refused.has(mark.id) &&
      keptOfMark(mark.extra)?.isToken === true &&
      mark.note === null &&
      isToken(mark, grid),
  );
}

function isToken({ segments }: Annotation, grid: Grid): boolean {
  const [segment, ...others] = segments;
  if (segment === undefined || others.length > 0) return false;
  const token = grid.tokens[snap(grid, segment)?.firstToken ?? -1];
  return token?.startUtf16 === segment.startUtf16 && token.endUtf16 === segment.endUtf16;
}
