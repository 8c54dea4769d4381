// What was read of one WebAnno TSV file as an article, with what is kept for writing it back.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import { plainTextStructure } from '../../text/plain-text-structure.ts';
import { buildArticle, type ForeignMark, type ForeignRelation } from '../build-article.ts';
import type { FormatFile, ReadContext } from '../codec.ts';
import type { FinishedScheme } from '../scheme.ts';
import type { SpanAnnotation } from './annotations.ts';
import {
  KEY,
  extraOf,
  type KeptArticle,
  type KeptLayer,
  type KeptLink,
  type KeptSentence,
  type KeptZero,
} from './kept.ts';
import type { Layer } from './layers.ts';
import { asFeature, type Own } from './own-line.ts';
import type { PlacedRows, PlacedSentence, Unit } from './place-rows.ts';
import type { DraftMark } from './read-marks.ts';
import type { DraftRelation } from './read-relations.ts';
import type { TsvRows } from './rows.ts';
import { sentencesOf } from './tokens.ts';

export interface DraftDocument {
  readonly file: FormatFile;
  readonly rows: TsvRows;
  readonly own: Own | null;
  readonly placed: PlacedRows;
  readonly textSha256: string;
  readonly marks: readonly DraftMark[];
  /** Annotations without a length. */
  readonly zero: readonly SpanAnnotation[];
  readonly relations: readonly DraftRelation[];
  readonly nameOf: (layer: Layer) => string;
}

export function articleOfDraft(
  document: DraftDocument,
  scheme: FinishedScheme,
  context: ReadContext,
): AnnotatedArticle {
  const { file, own, placed, marks } = document;
  const people = peopleOf(document, context);
  const { id: articleId = null, ...metadata } = own?.article ?? {};
  const ends = endsOf(document);
  const kept = keptArticle(document, { scheme, ends });
  return buildArticle(context, scheme.tagset, {
    format: KEY,
    file,
    id: articleId,
    place: '',
    text: placed.text,
    ...(own === null ? {} : { metadata }),
    annotators: people.annotators,
    marks: marks.map((mark) => markOf(mark, scheme, people)),
    relations: relationsOf(document, { scheme, ends, people, context }),
    ...(kept === null ? {} : { extra: extraOf(kept) }),
  });
}

interface People {
  readonly annotators: readonly Annotator[];
  /** Undefined where nobody is named. */
  idOf(name: string | null, given: string | null): AnnotatorId | undefined;
}

/** The id that the file's own line gives holds only together with the name in the column. */
function peopleOf({ own, marks, relations }: DraftDocument, { idFor }: ReadContext): People {
  const annotators = new Map<string, Annotator>();
  const byName = new Map<string, Annotator[]>();
  const add = (one: Annotator) => {
    annotators.set(one.id, one);
    const name = asFeature(one.name);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  };
  for (const { id, name } of own?.annotators ?? []) {
    if (!annotators.has(id)) add({ id: id as AnnotatorId, name });
  }
  const find = (name: string, given: string | null) => {
    const list = byName.get(name) ?? [];
    return list.find(({ id }) => id === given) ?? list[0];
  };
  for (const { annotator: name } of [...marks, ...relations]) {
    if (name === null || find(name, null) !== undefined) continue;
    add({ id: idFor('annotator', KEY, name) as AnnotatorId, name });
  }
  return {
    annotators: [...annotators.values()],
    idOf: (name, given) => (name === null ? undefined : find(name, given)?.id),
  };
}

const timesOf = (
  own: { readonly createdAt: string; readonly updatedAt: string } | null,
): { readonly createdAtMs?: number; readonly updatedAtMs?: number } =>
  own === null
    ? {}
    : { createdAtMs: Date.parse(own.createdAt), updatedAtMs: Date.parse(own.updatedAt) };

function markOf(mark: DraftMark, scheme: FinishedScheme, people: People): ForeignMark {
  const { id, tag, spans, values, note, annotator, own, anchoring, kept } = mark;
  const by = people.idOf(annotator, own?.annotator ?? null);
  return {
    id,
    tag: scheme.tagId(tag),
    spans,
    attributes: Object.fromEntries(
      values.map(([attribute, value]) => scheme.valueOf(tag, attribute, value)),
    ),
    note,
    anchoring,
    ...(by === undefined ? {} : { annotator: by }),
    ...timesOf(own),
    ...(own === null ? {} : { origin: own.origin }),
    ...(kept === null ? {} : { extra: extraOf(kept) }),
  };
}

/** A mark's id, or the place of an annotation without a length in the list of those. */
type Ends = ReadonlyMap<SpanAnnotation, string | number>;

function endsOf({ marks, zero }: DraftDocument): Ends {
  const ends = new Map<SpanAnnotation, string | number>();
  for (const { parts, id } of marks) for (const part of parts) ends.set(part, id);
  for (const [at, span] of zero.entries()) ends.set(span, at);
  return ends;
}

interface RelationParts {
  readonly scheme: FinishedScheme;
  readonly ends: Ends;
  readonly people: People;
  readonly context: ReadContext;
}

function relationsOf(
  { relations, file, textSha256 }: DraftDocument,
  { scheme, ends, people, context }: RelationParts,
): ForeignRelation[] {
  const used = new Set<string>();
  return relations.flatMap((relation, at): ForeignRelation[] => {
    const [from, to] = [ends.get(relation.from), ends.get(relation.to)];
    if (typeof from !== 'string' || typeof to !== 'string') return [];
    const { id: given, note, annotator, own, kept } = relation;
    const isFree = given !== null && given !== '' && !used.has(given);
    const id = isFree ? given : context.idFor(KEY, 'relation', String(at), file.path, textSha256);
    used.add(id);
    const type = scheme.relationId(relation.type);
    const by = people.idOf(annotator, own?.annotator ?? null);
    return [
      {
        id,
        type,
        from,
        to,
        note,
        ...(by === undefined ? {} : { annotator: by }),
        ...timesOf(own),
        ...(kept === null ? {} : { extra: extraOf({ ...kept, type }) }),
      },
    ];
  });
}

interface KeptParts {
  readonly scheme: FinishedScheme;
  readonly ends: Ends;
}

/** Those that this program did not make. */
export function foreignLayers(layers: readonly Layer[], own: Own | null): readonly Layer[] {
  const made = new Set([...(own?.layers ?? []), ...(own?.relations ?? [])].map((one) => one.layer));
  return layers.filter(({ name }) => !made.has(name));
}

/** Null where writing would find all of it again. */
function keptArticle(document: DraftDocument, { scheme, ends }: KeptParts): KeptArticle | null {
  const { rows, own, placed, textSha256, zero, nameOf } = document;
  const parts = partsOf(placed);
  const sentences = placed.sentences.map((sentence) => keptSentence(sentence, parts));
  const foreign = foreignLayers(rows.layers, own);
  const isOwn = own !== null && foreign.length === 0;
  if (isOwn && zero.length === 0) {
    const { text } = placed;
    const language = own.article.language;
    const usual = sentencesOf({ text, language, blocks: plainTextStructure(text).blocks });
    const plain = sentences.map(({ parts: _parts, ...sentence }) => sentence);
    if (JSON.stringify(usual) === JSON.stringify(plain)) return null;
  }
  const links = keptLinks(document, ends);
  return {
    ...(rows.version === '3.3' ? {} : { version: rows.version }),
    textSha256,
    sentences,
    ...(isOwn ? {} : { layers: foreign.map((layer) => keptLayer(layer, { scheme, nameOf })) }),
    ...(zero.length === 0 ? {} : { zero: zero.map(keptZero) }),
    ...(links.length === 0 ? {} : { links }),
  };
}

interface LayerParts {
  readonly scheme: FinishedScheme;
  readonly nameOf: (layer: Layer) => string;
}

function keptLayer(layer: Layer, { scheme, nameOf }: LayerParts): KeptLayer {
  const { kind, name, columns } = layer;
  const tag = nameOf(layer);
  const attributes = columns.flatMap((column, at): [number, string][] => {
    const isValue = kind !== 'RL' && (column.kind === 'feature' || column.kind === 'element');
    return isValue ? [[at, scheme.valueOf(tag, column.head, '')[0]]] : [];
  });
  return {
    kind,
    name,
    columns: columns.map(({ head }) => head),
    tag: kind === 'RL' ? null : scheme.tagId(tag),
    attributes,
  };
}

type Parts = ReadonlyMap<number, readonly Unit[]>;

/** By the token that they are parts of. */
function partsOf({ units }: PlacedRows): Parts {
  const parts = new Map<number, Unit[]>();
  for (const unit of units) {
    if (!unit.isPart) continue;
    const list = parts.get(unit.token);
    if (list === undefined) parts.set(unit.token, [unit]);
    else list.push(unit);
  }
  return parts;
}

function keptSentence(sentence: PlacedSentence, allParts: Parts): KeptSentence {
  const { startUtf16, endUtf16, rows, tokens } = sentence;
  const parts = tokens.flatMap(({ token }, at) =>
    (allParts.get(token) ?? []).map((part): [number, number, number] => [
      at,
      part.startUtf16,
      part.endUtf16,
    ]),
  );
  return {
    start: startUtf16,
    end: endUtf16,
    tokens: tokens.flatMap((token) => [token.startUtf16, token.endUtf16]),
    ...(parts.length === 0 ? {} : { parts }),
    ...(rows.id === null ? {} : { id: rows.id }),
    ...(rows.more.length === 0 ? {} : { more: rows.more }),
  };
}

function keptZero({ layer, units, order, number, chain, values }: SpanAnnotation): KeptZero {
  return {
    layer: layer.name,
    at: units[0]?.startUtf16 ?? 0,
    token: units[0]?.token ?? 0,
    order,
    ...(number === null ? {} : { number }),
    ...(chain === null ? {} : { chain: [chain.chain, chain.link] }),
    values: layer.columns.flatMap((column, at): [number, string | null][] =>
      values.has(column) ? [[at, values.get(column) ?? null]] : [],
    ),
  };
}

function keptLinks({ relations }: DraftDocument, ends: Ends): KeptLink[] {
  return relations.flatMap(({ from, to, kept }): KeptLink[] => {
    const [start, end] = [ends.get(from), ends.get(to)];
    if (start === undefined || end === undefined || kept === null) return [];
    return typeof start === 'string' && typeof end === 'string'
      ? []
      : [{ ...kept, from: start, to: end }];
  });
}
