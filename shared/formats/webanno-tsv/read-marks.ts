// Span annotations as marks: the layer is the tag, features are attributes. What is of no length cannot be a mark; it is
// answered apart.

import type { Anchoring } from '../../domain/annotation.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import type { AttributeType } from '../../domain/tagset.ts';
import type { SpanAnnotation } from './annotations.ts';
import { snap, type Grid } from './grid.ts';
import { KEY, type KeptMark } from './kept.ts';
import { shortName, type Column, type Layer } from './layers.ts';
import { asFeature, idOfFeature, type Own, type OwnMark } from './own-line.ts';
import { tokenLayer } from './references.ts';

export interface DraftMark {
  readonly id: string;
  /** As the scheme calls it. */
  readonly tag: string;
  /** One, unless this program wrote a mark of several segments. */
  readonly parts: readonly SpanAnnotation[];
  readonly spans: readonly Span[];
  readonly values: readonly (readonly [attribute: string, value: JsonValue])[];
  readonly note: string | null;
  /** The name in its column; null where the file does not say. */
  readonly annotator: string | null;
  readonly own: OwnMark | null;
  readonly anchoring: Anchoring;
  /** Null for a layer that this program made. */
  readonly kept: KeptMark | null;
}

export interface MarkContext {
  readonly own: Own | null;
  readonly grid: Grid;
  readonly text: string;
  /** The tag's name of a layer that this program did not make. */
  readonly nameOf: (layer: Layer) => string;
  readonly idFor: (...words: readonly string[]) => string;
}

export interface DraftMarks {
  readonly marks: readonly DraftMark[];
  readonly zero: readonly SpanAnnotation[];
}

export function draftMarks(spans: readonly SpanAnnotation[], context: MarkContext): DraftMarks {
  const ownMarks = new Map((context.own?.marks ?? []).map((mark) => [mark.id, mark]));
  const marks: DraftMark[] = [];
  const zero: SpanAnnotation[] = [];
  const used = new Set<string>();
  const lasts = lastLinks(spans);
  for (const parts of groupsOf(spans)) {
    const [first] = parts;
    if (first === undefined) continue;
    const id = idSaid(first);
    const own = id === null ? null : (ownMarks.get(id) ?? null);
    const places = placesOf(parts, own, context);
    if (places.length === 0) {
      zero.push(...parts);
      continue;
    }
    const isFree = id !== null && id !== '' && !used.has(id);
    const mark = draftOf(parts, {
      id: isFree ? id : context.idFor(KEY, first.layer.name, String(first.order)),
      own: isFree ? own : null,
      places,
      isLast: lasts.has(first),
      context,
    });
    used.add(mark.id);
    marks.push(mark);
  }
  return { marks, zero };
}

/** Annotations of a layer that have the same id of ours are segments of one mark. */
function groupsOf(spans: readonly SpanAnnotation[]): SpanAnnotation[][] {
  const groups: SpanAnnotation[][] = [];
  const byId = new Map<string, SpanAnnotation[]>();
  for (const span of spans) {
    const id = idSaid(span);
    const key = JSON.stringify([span.layer.name, id]);
    const group = id === null || id === '' ? undefined : byId.get(key);
    if (group !== undefined) {
      group.push(span);
      continue;
    }
    const opened = [span];
    groups.push(opened);
    if (id !== null) byId.set(key, opened);
  }
  return groups;
}

/** The value of the layer's column of that kind. */
export function said(
  { values }: { readonly values: ReadonlyMap<Column, string | null> },
  kind: Column['kind'],
): string | null {
  for (const [column, value] of values) if (column.kind === kind) return value;
  return null;
}

/** The id of ours; null where the row says none. */
export function idSaid(one: Parameters<typeof said>[0]): string | null {
  const id = said(one, 'id');
  return id === null || id === '' ? null : idOfFeature(id);
}

export const spanOf = ({ units }: SpanAnnotation): Span => ({
  startUtf16: units[0]?.startUtf16 ?? 0,
  endUtf16: units.at(-1)?.endUtf16 ?? 0,
});

/** The exact spans, where they still give the tokens that the rows name; else those that have a length. */
function placesOf(
  parts: readonly SpanAnnotation[],
  own: OwnMark | null,
  context: MarkContext,
): Span[] {
  const { grid, text } = context;
  const spans = parts.map(spanOf);
  const exact = (own?.spans ?? []).map(([startUtf16, endUtf16]) => ({ startUtf16, endUtf16 }));
  const key = (span: Span | null) => `${span?.startUtf16}-${span?.endUtf16}`;
  const given = spans.map(key).toSorted();
  const snapped = exact.map((span) => key(snap(grid, span))).toSorted();
  const isFitting =
    exact.length > 0 &&
    given.join() === snapped.join() &&
    exact.every((span) => isInside(text, span));
  return isFitting ? exact : spans.filter((span) => span.startUtf16 < span.endUtf16);
}

const isInside = (text: string, { startUtf16, endUtf16 }: Span): boolean =>
  startUtf16 < endUtf16 &&
  endUtf16 <= text.length &&
  text.slice(0, startUtf16).isWellFormed() &&
  text.slice(startUtf16, endUtf16).isWellFormed();

interface DraftParts {
  readonly id: string;
  readonly own: OwnMark | null;
  readonly places: readonly Span[];
  /** Of its chain. */
  readonly isLast: boolean;
  readonly context: MarkContext;
}

function draftOf(
  parts: readonly SpanAnnotation[],
  { id, own, places, isLast, context }: DraftParts,
): DraftMark {
  const [first] = parts;
  if (first === undefined) throw new RangeError('a mark of nothing');
  const { layer } = first;
  const ownLayer = context.own?.layers.find((one) => one.layer === layer.name) ?? null;
  const note = said(first, 'note');
  const isMoved = parts.some(({ units }) => units.some((unit) => unit.isMoved));
  return {
    id,
    tag: ownLayer === null ? context.nameOf(layer) : ownLayer.tag,
    parts,
    spans: places,
    values: valuesOf(first, own, { ownLayer, own: context.own }),
    note: own?.note !== undefined && asFeature(own.note) === note ? own.note : note,
    annotator: said(first, 'annotator'),
    own,
    anchoring: anchoringOf(own, isMoved),
    kept: ownLayer === null ? keptOf(first, isLast) : null,
  };
}

function anchoringOf(own: OwnMark | null, isMoved: boolean): Anchoring {
  const given = own?.anchoring;
  if (given?.state === 'fuzzy') return given;
  return isMoved || given?.state === 'moved'
    ? { state: 'moved', score: 1 }
    : { state: 'exact', score: 1 };
}

interface OwnLayerContext {
  readonly ownLayer: Own['layers'][number] | null;
  readonly own: Own | null;
}

function valuesOf(
  { values }: SpanAnnotation,
  mark: OwnMark | null,
  { ownLayer, own }: OwnLayerContext,
): (readonly [string, JsonValue])[] {
  const exact = new Map(mark?.values);
  return Array.from(values).flatMap(([{ kind, head }, value]) => {
    if ((kind !== 'feature' && kind !== 'element') || value === null) return [];
    if (ownLayer === null) return [[head, value] as const];
    const attribute = ownLayer.features.find(([feature]) => feature === head)?.[1] ?? head;
    const whole = exact.get(attribute);
    const text = whole !== undefined && asFeature(whole) === value ? whole : value;
    return [[attribute, typed(text, typeOf(own, ownLayer.tag, attribute))] as const];
  });
}

const typeOf = (own: Own | null, tag: string, attribute: string): AttributeType =>
  own?.tagset.tags.find(({ id }) => id === tag)?.attributes.find(({ id }) => id === attribute)
    ?.type ?? 'text';

/** Lists are written as JSON; the scheme sees to the rest. */
function typed(text: string, type: AttributeType): JsonValue {
  if (type !== 'choices') return text;
  try {
    const list: unknown = JSON.parse(text);
    const isList = Array.isArray(list) && list.every((one) => typeof one === 'string');
    return isList ? list : text;
  } catch {
    return text;
  }
}

function keptOf(span: SpanAnnotation, isLast: boolean): KeptMark {
  const { layer, order, number, chain, values } = span;
  if (layer === tokenLayer) return { order, isToken: true };
  // What the others say of the next one is the type of a relation.
  const links = layer.columns.flatMap((column, at): [number, string | null][] =>
    isLast && column.kind === 'link' && values.has(column)
      ? [[at, values.get(column) ?? null]]
      : [],
  );
  return {
    order,
    ...(number === null ? {} : { number }),
    ...(chain === null ? {} : { chain: [chain.chain, chain.link] }),
    ...(links.length === 0 ? {} : { values: links }),
  };
}

/** The last annotation of each chain. */
function lastLinks(spans: readonly SpanAnnotation[]): ReadonlySet<SpanAnnotation> {
  const lasts = new Map<string, SpanAnnotation>();
  for (const span of spans) {
    if (span.chain === null) continue;
    const key = `${span.chain.chain} ${span.layer.name}`;
    if ((lasts.get(key)?.chain?.link ?? -1) < span.chain.link) lasts.set(key, span);
  }
  return new Set(lasts.values());
}

/** Short names of layers; whole ones for those that have the same short name. */
export function namesOfLayers(layers: readonly Layer[]): (layer: Layer) => string {
  const full = new Map<string, Set<string>>();
  for (const { name } of layers) {
    const short = shortName(name);
    full.set(short, new Set([...(full.get(short) ?? []), name]));
  }
  return ({ name }) => {
    const short = shortName(name);
    return (full.get(short)?.size ?? 0) > 1 ? name : short;
  };
}
