// Relations, slots and the links of chains as relations. Relations have no attributes here, so the first feature that
// has a value is the type (`nsubj`, or the layer's name where none has one); a slot's role is its type, and what a link of
// a chain says of the next one. The other features are kept.

import type { Reading } from '../reading.ts';
import type { RelationAnnotation, SpanAnnotation } from './annotations.ts';
import type { KeptRelation } from './kept.ts';
import { baseOf, shortName, slotFeature, type Column, type Layer } from './layers.ts';
import { asFeature, type Own, type OwnLink } from './own-line.ts';
import { idSaid, said } from './read-marks.ts';
import { splitRef, type References } from './references.ts';

export interface DraftRelation {
  /** The file's; null where it has none. */
  readonly id: string | null;
  /** As the scheme calls it. */
  readonly type: string;
  readonly from: SpanAnnotation;
  readonly to: SpanAnnotation;
  readonly note: string | null;
  readonly annotator: string | null;
  readonly own: OwnLink | null;
  /** Null for a layer that this program made. */
  readonly kept: Omit<KeptRelation, 'type'> | null;
}

export interface RelationContext {
  readonly file: string;
  readonly reading: Reading;
  readonly references: References;
  readonly own: Own | null;
  /** Of our own line, by id. */
  readonly links: ReadonlyMap<string, OwnLink>;
}

export function draftRelations(
  relations: readonly RelationAnnotation[],
  spans: readonly SpanAnnotation[],
  context: RelationContext,
): DraftRelation[] {
  return [
    ...relations.flatMap((relation) => ofRelation(relation, context) ?? []),
    ...spans.flatMap((span) => ofSlots(span, context)),
    ...ofChains(spans),
  ];
}

const noMore = { id: null, note: null, annotator: null, own: null };

function dangling(
  { reading, file }: RelationContext,
  { line, ref, what }: { readonly line: number; readonly ref: string; readonly what: string },
): void {
  reading.problem(
    file,
    `line ${line}`,
    `${what} refers to ${ref}, where there is no such annotation; it is left out.`,
    'Correct the reference, or export the document again.',
  );
}

function ofRelation(relation: RelationAnnotation, context: RelationContext): DraftRelation | null {
  const { layer, unit, ref } = relation;
  const { references } = context;
  const base = baseOf(layer) ?? '';
  const { unit: source, numbers } = splitRef(ref);
  const from = references.resolve({ unit: source, number: numbers[0], base, by: layer });
  const to = references.resolve({ unit: unit.row.id, number: numbers[1], base, by: layer });
  if (from === null || to === null) {
    dangling(context, { line: unit.row.line, ref, what: `A relation of ${layer.name}` });
    return null;
  }
  return { from, to, ...madeOf(relation, context), ...typeOf(relation, context) };
}

function madeOf(
  relation: RelationAnnotation,
  { links }: RelationContext,
): Pick<DraftRelation, 'id' | 'note' | 'annotator' | 'own'> {
  const id = idSaid(relation);
  const note = said(relation, 'note');
  const own = links.get(id ?? '') ?? null;
  const isExact = own?.note !== undefined && asFeature(own.note) === note;
  return {
    id,
    note: isExact ? (own.note ?? null) : note,
    annotator: said(relation, 'annotator'),
    own,
  };
}

function typeOf(
  { layer, values, order }: RelationAnnotation,
  { own }: RelationContext,
): Pick<DraftRelation, 'type' | 'kept'> {
  const ownType = own?.relations.find((one) => one.layer === layer.name)?.type;
  if (ownType !== undefined) return { type: ownType, kept: null };
  const features = keptValues(layer, values);
  return {
    type: features.find(([, value]) => value !== null)?.[1] ?? shortName(layer.name),
    kept: { order, layer: layer.name, values: features },
  };
}

/** By the number of the column. */
const keptValues = (
  { columns }: Layer,
  values: ReadonlyMap<Column, string | null>,
): [number, string | null][] =>
  columns.flatMap((column, at): [number, string | null][] =>
    column.kind === 'feature' && values.has(column) ? [[at, values.get(column) ?? null]] : [],
  );

function ofSlots(host: SpanAnnotation, context: RelationContext): DraftRelation[] {
  const { layer, slots, units } = host;
  return Array.from(slots).flatMap(([column, links]) => {
    const at = layer.columns.indexOf(column);
    const base = layer.columns[at + 1]?.head ?? '';
    return links.flatMap(({ role, target }, order): DraftRelation[] => {
      const { unit, numbers } = splitRef(target);
      const to = context.references.resolve({ unit, number: numbers[0], base, by: layer });
      if (to === null) {
        const line = units[0]?.row.line ?? 1;
        dangling(context, { line, ref: target, what: `A slot of ${layer.name}` });
        return [];
      }
      const kept = { order, layer: layer.name, column: at, role, values: [] };
      return [{ ...noMore, from: host, to, type: role ?? slotFeature(column), kept }];
    });
  });
}

function ofChains(spans: readonly SpanAnnotation[]): DraftRelation[] {
  const chains = new Map<string, SpanAnnotation[]>();
  for (const span of spans) {
    if (span.chain === null) continue;
    const key = `${span.chain.chain} ${span.layer.name}`;
    const chain = chains.get(key);
    if (chain === undefined) chains.set(key, [span]);
    else chain.push(span);
  }
  return Array.from(chains.values()).flatMap((chain) => {
    const sorted = chain.toSorted((a, b) => (a.chain?.link ?? 0) - (b.chain?.link ?? 0));
    return sorted.slice(1).map((to, at) => linkOf(sorted[at] ?? to, to, at));
  });
}

function linkOf(from: SpanAnnotation, to: SpanAnnotation, order: number): DraftRelation {
  const { layer } = from;
  const at = layer.columns.findIndex(({ kind }) => kind === 'link');
  const label = said(from, 'link');
  const kept = { order, layer: layer.name, values: [[at, label]] as [number, string | null][] };
  return { ...noMore, from, to, type: label ?? shortName(layer.name), kept };
}
