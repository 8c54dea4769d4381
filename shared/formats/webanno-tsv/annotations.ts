// The annotations that the cells of a WebAnno TSV file make: spans (one may go over several rows by its disambiguation
// id), links of chains, and relations with what they refer to. As INCEpTION's Tsv3XDeserializer makes them.

import type { Reading } from '../reading.ts';
import {
  NO_ANNOTATION,
  NULL_VALUE,
  cutChainLink,
  cutSuffix,
  splitUnescaped,
  unescapeValue,
  valueOfCell,
  type Numbered,
} from './escaping.ts';
import type { Column, Layer } from './layers.ts';
import type { Unit } from './place-rows.ts';
import type { TsvRows } from './rows.ts';

export interface SlotLink {
  readonly role: string | null;
  /** Such as `1-2[3]`. */
  readonly target: string;
}

export interface SpanAnnotation {
  readonly layer: Layer;
  /** In the order of the file. */
  readonly order: number;
  /** The first is where it is referred to. */
  readonly units: Unit[];
  /** By column; null where the feature has none. */
  readonly values: Map<Column, string | null>;
  readonly number: number | null;
  readonly slots: Map<Column, readonly SlotLink[]>;
  readonly chain: { readonly chain: number; readonly link: number } | null;
}

export interface RelationAnnotation {
  readonly layer: Layer;
  readonly order: number;
  /** Where it ends. */
  readonly unit: Unit;
  readonly values: Map<Column, string | null>;
  /** Where it starts and which of the annotations there, such as `1-2[1_3]`. */
  readonly ref: string;
}

export interface Annotations {
  readonly spans: readonly SpanAnnotation[];
  readonly relations: readonly RelationAnnotation[];
}

interface Collecting {
  readonly file: string;
  readonly reading: Reading;
  readonly spans: SpanAnnotation[];
  readonly relations: RelationAnnotation[];
  /** By layer and id, for those that go over several rows. */
  readonly known: Map<Layer, Map<string, SpanAnnotation>>;
}

export function annotationsOf(
  units: readonly Unit[],
  { layers, allLayers }: Pick<TsvRows, 'layers' | 'allLayers'>,
  { file, reading }: { readonly file: string; readonly reading: Reading },
): Annotations {
  const into: Collecting = { file, reading, spans: [], relations: [], known: new Map() };
  const used = new Set(layers);
  for (const unit of units) {
    let at = 0;
    for (const layer of allLayers) {
      // A row that is cut off has nothing for the layers behind.
      if (at >= unit.row.cells.length) break;
      const cells = unit.row.cells.slice(at, at + layer.columns.length);
      at += layer.columns.length;
      if (used.has(layer)) readCells(unit, layer, cells, into);
    }
  }
  return into;
}

/** The stacks of one layer in a row. */
function readCells(unit: Unit, layer: Layer, cells: readonly string[], into: Collecting): void {
  const stacks = layer.columns.map((_column, at) => {
    const cell = cells[at] ?? NO_ANNOTATION;
    return cell === NO_ANNOTATION ? [] : splitUnescaped(cell, '|');
  });
  const height = stacks.reduce((most, stack) => Math.max(most, stack.length), 0);
  const isUneven = stacks.some((stack, at) => {
    const isEmptySlot = stack.length === 0 && layer.columns[at]?.kind === 'role';
    return stack.length !== height && !isEmptySlot;
  });
  if (isUneven) {
    fault(into, unit, `The columns of ${layer.name} do not have the same number of annotations.`);
  }
  for (let level = 0; level < height; level += 1) {
    const column = (at: number) => stacks[at]?.[level] ?? null;
    const entry = layer.columns.map((one, at) => [one, column(at)] as const);
    if (layer.kind === 'RL') addRelation(unit, layer, entry, into);
    else addSpan(unit, layer, entry, into);
  }
}

type Entry = readonly (readonly [column: Column, cell: string | null])[];

function fault({ reading, file }: Collecting, { row }: Unit, message: string): void {
  reading.problem(file, `line ${row.line}`, message, 'Export the document from its project again.');
}

function addRelation(unit: Unit, layer: Layer, entry: Entry, into: Collecting): void {
  const values = new Map<Column, string | null>();
  let ref: string | null = null;
  for (const [column, cell] of entry) {
    if (column.kind === 'ref') ref = cell;
    else if (cell !== null) values.set(column, valueOfCell(cutSuffix(cell).value));
  }
  if (ref === null) {
    fault(into, unit, `A relation of ${layer.name} does not say where it starts; it is left out.`);
    return;
  }
  into.relations.push({ layer, order: into.relations.length, unit, values, ref });
}

function addSpan(unit: Unit, layer: Layer, entry: Entry, into: Collecting): void {
  const said = readEntry(entry);
  if (layer.kind === 'CH' && said.chain === null) {
    const message = `A link of the chain layer ${layer.name} does not say which link of which chain it is.`;
    fault(into, unit, message);
  }
  const key = keyOf(said);
  const ofLayer = into.known.get(layer) ?? new Map<string, SpanAnnotation>();
  into.known.set(layer, ofLayer);
  const known = ofLayer.get(key);
  if (known !== undefined && known.units.at(-1) !== unit) {
    extend(known, unit, said.values, into);
    return;
  }
  if (known !== undefined)
    fault(into, unit, `The id ${key} of ${layer.name} is used twice in one row.`);
  const number = known === undefined ? said.number : null;
  const span: SpanAnnotation = { layer, order: into.spans.length, units: [unit], ...said, number };
  into.spans.push(span);
  if (key !== '' && known === undefined) ofLayer.set(key, span);
}

/** What tells an annotation in other rows; empty for one that is in this row only. */
const keyOf = ({ chain, number }: Said): string =>
  chain === null ? (number === null ? '' : `[${number}]`) : `${chain.chain}-${chain.link}`;

/** As INCEpTION does: an id that comes again makes the annotation longer, whatever is between. */
function extend(
  known: SpanAnnotation,
  unit: Unit,
  values: ReadonlyMap<Column, string | null>,
  into: Collecting,
): void {
  const last = known.units.at(-1);
  known.units.push(unit);
  const isOther = Array.from(values).some(([column, value]) => known.values.get(column) !== value);
  if (isOther) {
    const words = `An annotation of ${known.layer.name} over several rows has other values than before; the first ones are taken.`;
    fault(into, unit, words);
  }
  if (last !== undefined && unit.token > last.token + 1) {
    into.reading.note(
      into.file,
      `line ${unit.row.line}`,
      `An annotation of ${known.layer.name} leaves out tokens between its rows; it is taken as one stretch, as INCEpTION does.`,
      'Give its parts different ids if they are different annotations.',
    );
  }
}

type Said = Pick<SpanAnnotation, 'values' | 'number' | 'slots' | 'chain'>;

function readEntry(entry: Entry): Said {
  const values = new Map<Column, string | null>();
  const slots = new Map<Column, readonly SlotLink[]>();
  let number: number | null = null;
  let chain: SpanAnnotation['chain'] = null;
  let roles: readonly (string | null)[] = [];
  for (const [at, [column, cell]] of entry.entries()) {
    const { kind } = column;
    const { value, suffix } = cutAs(kind, cell ?? NO_ANNOTATION);
    if (kind === 'link') chain = chainOf(suffix);
    else number ??= numberOf(kind, suffix);
    if (kind === 'role') roles = rolesOf(value);
    else if (kind === 'target') slots.set(entry[at - 1]?.[0] ?? column, linksOf(roles, cell));
    else if (kind !== 'none' && cell !== null) values.set(column, valueOfCell(value));
  }
  return { values, slots, number, chain };
}

function cutAs(kind: Column['kind'], cell: string): Numbered {
  if (kind === 'target') return { value: cell, suffix: null };
  return kind === 'link' ? cutChainLink(cell) : cutSuffix(cell);
}

/** In a chain the number is the chain's. */
const numberOf = (kind: Column['kind'], suffix: string | null): number | null =>
  suffix === null || kind === 'element' ? null : Number.parseInt(suffix, 10);

function chainOf(suffix: string | null): SpanAnnotation['chain'] {
  if (suffix === null) return null;
  const [chain = 0, link = 0] = suffix.split('-').map(Number);
  return { chain, link };
}

const rolesOf = (cell: string): (string | null)[] =>
  cell === NO_ANNOTATION
    ? []
    : splitUnescaped(cell, ';').map((role) => (role === NULL_VALUE ? null : unescapeValue(role)));

function linksOf(roles: readonly (string | null)[], cell: string | null): SlotLink[] {
  if (cell === null || cell === NULL_VALUE || cell === NO_ANNOTATION) return [];
  return splitUnescaped(cell, ';').map((target, at) => ({ role: roles[at] ?? null, target }));
}
