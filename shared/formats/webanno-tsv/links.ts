// The relations of an article as relations of a layer, slots or links of a chain, as they were where they came from a
// file. The others get a layer of their own: on the layer of the tag that they are for, or else on any annotation, as
// INCEpTION calls relations between layers; then both ends are told by their disambiguation ids.

import type { Relation } from '../../domain/annotation.ts';
import type { RelationType } from '../../domain/tagset.ts';
import { linkChains, type ChainLink } from './chains.ts';
import { keptOfRelation, type KeptLink, type KeptRelation } from './kept.ts';
import { ANY_TYPE, baseOf, columnsOf, shortName } from './layers.ts';
import { asFeature, idAsFeature } from './own-line.ts';
import {
  addMetaColumns,
  hasKind,
  isMade,
  type OutColumn,
  type OutLayer,
  type Plan,
} from './plan.ts';
import type { OutRelation, OutSpan } from './sheet.ts';

export interface LinkContext {
  readonly plan: Plan;
  readonly relationTypes: readonly RelationType[];
  /** The first part of each mark that is written. */
  readonly spanOf: ReadonlyMap<string, OutSpan>;
  readonly zero: readonly OutSpan[];
  /** All that are written. */
  readonly spans: readonly OutSpan[];
  readonly nameOfAnnotator: (id: string) => string;
  readonly unnamed: string;
  /** Called for a relation that has no place. */
  readonly lose: (relation: Relation, why: string) => void;
}

export interface PlannedLinks {
  readonly relations: readonly OutRelation[];
  /** Layers of relations that are made here, in the order of the tagset. */
  readonly layers: readonly OutLayer[];
  /** The relations that have ids in the file, and those that have not. */
  readonly named: readonly Relation[];
  readonly nameless: readonly Relation[];
}

interface Item {
  readonly relation: Relation | null;
  readonly kept: KeptRelation | KeptLink | null;
  readonly from: OutSpan;
  readonly to: OutSpan;
}

export function planLinks(
  relations: readonly Relation[],
  links: readonly KeptLink[],
  context: LinkContext,
): PlannedLinks {
  const items = [...itemsOf(relations, context), ...linkItems(links, context)].toSorted(
    (a, b) => (a.kept?.order ?? Infinity) - (b.kept?.order ?? Infinity),
  );
  const nameless: Relation[] = [];
  const placed = items.map((item) => ({ item, layer: foreignLayerOf(item, context) }));
  const chain: ChainLink<Item>[] = [];
  for (const { item, layer } of placed) {
    if (layer === null || layer.kind === 'RL') continue;
    if (layer.kind === 'SP') addSlot(item, layer);
    else chain.push({ item, from: item.from, to: item.to, label: labelOf(item, layer) });
    if (item.relation !== null) nameless.push(item.relation);
  }
  const unfit = loseUnfit(chain, context);
  const rows = placed.filter(({ layer }) => layer === null || layer.kind === 'RL');
  const inRows = planRows(rows, context);
  return {
    ...inRows,
    nameless: [...nameless.filter((relation) => !unfit.has(relation)), ...inRows.nameless],
  };
}

function loseUnfit(
  chain: readonly ChainLink<Item>[],
  { spans, lose }: LinkContext,
): ReadonlySet<Relation> {
  const lost = new Set<Relation>();
  for (const { item, reason } of linkChains(chain, spans)) {
    if (item.relation === null) continue;
    lose(item.relation, reason);
    lost.add(item.relation);
  }
  return lost;
}

interface RowItem {
  readonly item: Item;
  /** Null for a relation that needs a layer of its own. */
  readonly layer: OutLayer | null;
}

function planRows(items: readonly RowItem[], context: LinkContext): PlannedLinks {
  const { relationTypes, unnamed } = context;
  const own = new Map<string, OutLayer>();
  const rows = items.flatMap(({ item, layer }) =>
    isInChain(item, context) ? [] : [{ item, layer: layer ?? ownLayerOf(item, own, context) }],
  );
  for (const { item, layer } of rows) {
    if (item.relation !== null && isMade(item.relation, unnamed)) addMetaColumns(layer);
  }
  const withIds = (wanted: boolean) =>
    rows.flatMap(({ item: { relation }, layer }) =>
      relation !== null && hasKind(layer, 'id') === wanted ? [relation] : [],
    );
  return {
    relations: rows.map(({ item, layer }) => rowOf(item, layer, context)),
    layers: relationTypes.flatMap(({ id }) => own.get(id) ?? []),
    named: withIds(true),
    nameless: withIds(false),
  };
}

function itemsOf(relations: readonly Relation[], { spanOf, lose }: LinkContext): Item[] {
  return relations.flatMap((relation) => {
    const from = spanOf.get(relation.from);
    const to = spanOf.get(relation.to);
    if (from !== undefined && to !== undefined) {
      return [{ relation, kept: keptOfRelation(relation.extra), from, to }];
    }
    lose(relation, 'One of its marks is not in the file.');
    return [];
  });
}

function linkItems(links: readonly KeptLink[], { spanOf, zero }: LinkContext): Item[] {
  const end = (given: string | number) =>
    typeof given === 'string' ? spanOf.get(given) : zero[given];
  return links.flatMap((kept) => {
    const [from, to] = [end(kept.from), end(kept.to)];
    return from === undefined || to === undefined ? [] : [{ relation: null, kept, from, to }];
  });
}

/** The layer that it came from, where its ends are still such that it can be there. */
function foreignLayerOf(
  { relation, kept, from, to }: Item,
  { plan }: LinkContext,
): OutLayer | null {
  const layer = plan.foreign.find(({ kind, name }) =>
    kept === null ? kind === 'RL' && shortName(name) === relation?.type : name === kept.layer,
  );
  if (layer === undefined || layer.kind === 'RL') return layer ?? null;
  if (from.layer !== layer) return null;
  if (layer.kind === 'CH') return to.layer === layer ? layer : null;
  const isSlot = layer.columns[kept?.column ?? -1]?.kind === 'role';
  return isSlot && to.layer !== null ? layer : null;
}

function ownLayerOf(
  { relation }: Item,
  own: Map<string, OutLayer>,
  context: LinkContext,
): OutLayer {
  const type = relation?.type ?? '';
  const known = own.get(type);
  if (known !== undefined) return known;
  const base = `BT_${baseFor(type, context)}`;
  const columns = columnsOf('RL', [base]).map((one) => ({ ...one, attribute: null }));
  const name = context.plan.names.relations.get(type) ?? type;
  const layer: OutLayer = { kind: 'RL', name, tag: null, columns, isOwn: true };
  addMetaColumns(layer);
  own.set(type, layer);
  return layer;
}

/** The layer of the tag that all ends of the type have, as the tagset says. */
function baseFor(type: string, { plan, relationTypes }: LinkContext): string {
  const declared = relationTypes.find(({ id }) => id === type);
  const tags = new Set([...(declared?.from ?? []), ...(declared?.to ?? [])]);
  const [tag] = tags;
  const layer = [...plan.own, ...plan.foreign].find((one) => one.tag === tag);
  return tags.size === 1 && layer !== undefined ? layer.name : ANY_TYPE;
}

/** Links of chains have no ids that could be referred to; the relation is lost. */
function isInChain({ relation, from, to }: Item, { lose }: LinkContext): boolean {
  if (from.layer?.kind !== 'CH' && to.layer?.kind !== 'CH') return false;
  if (relation !== null) {
    lose(relation, 'One of its marks is in a chain, where only links of the chain can name it.');
  }
  return true;
}

/** What it was, unless another type was chosen since. */
const isAsRead = ({ relation, kept }: Item): boolean =>
  relation === null || (kept !== null && 'type' in kept && kept.type === relation.type);

function labelOf(item: Item, layer: OutLayer): string | null {
  if (isAsRead(item)) return item.kept?.values[0]?.[1] ?? null;
  const type = item.relation?.type ?? '';
  return type === shortName(layer.name) ? null : type;
}

function addSlot(item: Item, layer: OutLayer): void {
  const { from, to } = item;
  const at = item.kept?.column ?? -1;
  const column = layer.columns[at];
  if (column === undefined) return;
  const links = from.slots.get(column) ?? [];
  links.push({ role: roleOf(item), to });
  from.slots.set(column, links);
  // An id tells which one it is, also of another layer than the slot is for.
  const target = layer.columns[at + 1]?.head;
  if (target === ANY_TYPE || target !== to.layer?.name) to.isForced = true;
}

const roleOf = (item: Item): string | null =>
  isAsRead(item) ? (item.kept?.role ?? null) : (item.relation?.type ?? null);

function rowOf(item: Item, layer: OutLayer, context: LinkContext): OutRelation {
  const { from, to, relation } = item;
  const base = baseOf(layer);
  for (const end of [from, to]) {
    // A token has no id; whatever else is not of the base layer is told by its own.
    if (end.layer !== null && end.layer.name !== base) end.isForced = true;
  }
  return {
    layer,
    from,
    to,
    values: new Map([...featuresOf(item, layer), ...metaOf(relation, layer, context)]),
  };
}

function featuresOf(item: Item, layer: OutLayer): [OutColumn, string | null][] {
  const { kept, relation } = item;
  const values = new Map(kept?.values);
  const features = layer.columns.flatMap((column, at) =>
    column.kind === 'feature' ? [[column, at] as const] : [],
  );
  const isTyped = !isAsRead(item) && relation?.type !== shortName(layer.name);
  const label = features.find(([, at]) => typeof values.get(at) === 'string') ?? features[0];
  return features.map(([column, at]) => {
    if (isAsRead(item) || column !== label?.[0]) return [column, values.get(at) ?? null];
    return [column, isTyped ? (relation?.type ?? null) : null];
  });
}

function metaOf(
  relation: Relation | null,
  { columns }: OutLayer,
  { nameOfAnnotator }: LinkContext,
): [OutColumn, string | null][] {
  if (relation === null) return [];
  const { id, note, annotator } = relation;
  return columns.flatMap((column): [OutColumn, string | null][] => {
    if (column.kind === 'id') return [[column, idAsFeature(id)]];
    if (column.kind === 'note') return [[column, note === null ? null : asFeature(note)]];
    if (column.kind === 'annotator') return [[column, asFeature(nameOfAnnotator(annotator))]];
    return [];
  });
}
