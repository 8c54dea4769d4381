// Which layer each mark of an article is written in, and what columns the layers have. Marks whose tag came from a layer
// of a WebAnno TSV file go back into it; for the others there is a layer `webanno.custom.<Tag>`.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import { snap, type Grid } from './grid.ts';
import { keptOfMark, type KeptArticle, type KeptMark } from './kept.ts';
import {
  ANNOTATOR_FEATURE,
  ID_FEATURE,
  NOTE_FEATURE,
  columnsOf,
  type Column,
  type LayerKind,
} from './layers.ts';
import { asFeature, textOfValue } from './own-line.ts';
import { featureNames, typeNames, type TypeNames } from './type-names.ts';

export interface OutColumn extends Column {
  /** The attribute that the feature holds. */
  readonly attribute: string | null;
}

export interface OutLayer {
  readonly kind: LayerKind;
  readonly name: string;
  readonly tag: string | null;
  readonly columns: OutColumn[];
  /** Made of the tagset here; the others came from a file. */
  readonly isOwn: boolean;
}

export interface PlannedMark {
  readonly mark: Annotation;
  readonly layer: OutLayer;
  readonly kept: KeptMark | null;
}

export interface Plan {
  readonly names: TypeNames;
  /** Of files, in their order. */
  readonly foreign: readonly OutLayer[];
  /** Of tags, in the order of the tagset; only those that have marks. */
  readonly own: readonly OutLayer[];
  readonly marks: readonly PlannedMark[];
}

export const hasKind = ({ columns }: OutLayer, kind: Column['kind']): boolean =>
  columns.some((column) => column.kind === kind);

const metaColumns = [ANNOTATOR_FEATURE, NOTE_FEATURE, ID_FEATURE];

/** Features of our own, for a layer that does not have them. */
export function addMetaColumns(layer: OutLayer): void {
  if (hasKind(layer, 'id')) return;
  const more = columnsOf(layer.kind, metaColumns).map((column) => ({ ...column, attribute: null }));
  const isEmpty = layer.columns[0]?.kind === 'none';
  const ref = layer.columns.findIndex(({ kind }) => kind === 'ref');
  if (isEmpty) layer.columns.splice(0, 1, ...more);
  else layer.columns.splice(ref === -1 ? layer.columns.length : ref, 0, ...more);
}

export interface PlanContext {
  readonly kept: KeptArticle | null;
  readonly grid: Grid;
  /** Whoever a file of the format does not name. */
  readonly unnamed: string;
}

/** `marks` are those that are written; the marks of tokens, which have no layer, are not among them. */
export function planLayers(
  { tagset }: AnnotatedArticle,
  marks: readonly Annotation[],
  { kept, grid, unnamed }: PlanContext,
): Plan {
  const foreign = (kept?.layers ?? []).map(foreignLayer);
  const names = typeNames(
    tagset,
    foreign.map(({ name }) => name),
  );
  const ofTag = new Map(
    foreign.flatMap((layer) => (layer.tag === null ? [] : [[layer.tag, layer]])),
  );
  const own = new Map<string, OutLayer>();
  for (const { id, attributes } of tagset.tags) {
    const ids = attributes.map((attribute) => attribute.id);
    if (!ofTag.has(id)) own.set(id, ownLayer(names.tags.get(id) ?? id, id, ids));
  }
  const planned = marks.flatMap((mark): PlannedMark[] => {
    const layer = ofTag.get(mark.tag) ?? own.get(mark.tag);
    return layer === undefined ? [] : [{ mark, layer, kept: keptOfMark(mark.extra) }];
  });
  for (const { mark, layer } of planned) {
    if (layer.isOwn || layer.kind === 'CH') continue;
    addAttributes(layer, Object.keys(mark.attributes));
    if (needsMore(mark, { grid, unnamed })) addMetaColumns(layer);
  }
  const used = new Set(planned.map(({ layer }) => layer));
  return {
    names,
    foreign,
    own: [...own.values()].filter((layer) => used.has(layer)),
    marks: planned,
  };
}

function foreignLayer({
  kind,
  name,
  tag,
  columns,
  attributes,
}: NonNullable<KeptArticle['layers']>[number]): OutLayer {
  const ids = new Map(attributes);
  // What is kept has no empty names but the one of a layer without features.
  const made = columnsOf(kind, columns).map((column, at) => ({
    ...column,
    attribute: ids.get(at) ?? null,
  }));
  return { kind, name, tag, columns: made, isOwn: false };
}

function ownLayer(name: string, tag: string, attributes: readonly string[]): OutLayer {
  const layer: OutLayer = {
    kind: 'SP',
    name,
    tag,
    columns: [{ kind: 'none', head: '', attribute: null }],
    isOwn: true,
  };
  addAttributes(layer, attributes);
  addMetaColumns(layer);
  return layer;
}

function addAttributes(layer: OutLayer, attributes: readonly string[]): void {
  const missing = attributes.filter((id) => layer.columns.every((one) => one.attribute !== id));
  if (missing.length === 0) return;
  const heads = layer.columns.map(({ head }) => head);
  const names = featureNames(missing, [...heads, ...metaColumns]);
  const more = missing.map((attribute): OutColumn => ({
    kind: 'feature',
    head: names.get(attribute) ?? '',
    attribute,
  }));
  const isEmpty = layer.columns[0]?.kind === 'none';
  layer.columns.splice(isEmpty ? 0 : layer.columns.length, isEmpty ? 1 : 0, ...more);
}

/** Whether something is said of the mark that a layer of another tool has no feature for. */
export function needsMore(
  mark: Annotation,
  { grid, unnamed }: Pick<PlanContext, 'grid' | 'unnamed'>,
): boolean {
  const { segments, attributes, anchoring, origin, extra } = mark;
  const isExact = segments.every((segment) => {
    const snapped = snap(grid, segment);
    return snapped?.startUtf16 === segment.startUtf16 && snapped.endUtf16 === segment.endUtf16;
  });
  const isPlain = Object.values(attributes).every(
    (value) => typeof value === 'string' && asFeature(value) === value,
  );
  return (
    isMade(mark, unnamed) ||
    origin !== 'imported' ||
    anchoring.state !== 'exact' ||
    segments.length > 1 ||
    !isExact ||
    !isPlain ||
    keptOfMark(extra) === null
  );
}

/** Whether somebody did more with it than import it. */
export const isMade = (
  { note, annotator, createdAtMs, updatedAtMs }: Annotation | Relation,
  unnamed: string,
): boolean => note !== null || annotator !== unnamed || createdAtMs !== updatedAtMs;

/** The feature's text, and whether it is the value to the letter. */
export function featureOf(mark: Annotation, attribute: string): string | null {
  if (!Object.hasOwn(mark.attributes, attribute)) return null;
  return asFeature(textOfValue(mark.attributes[attribute] ?? null));
}
