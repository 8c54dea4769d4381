// Reads WebAnno TSV 3 files, each an article: layers become tags, features attributes, relations, slots and chains
// relations. What has no place here is kept with the article and written back.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Tagset } from '../../domain/tagset.ts';
import { carriedFirst } from '../carried-tagset.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import { createReading, type Reading } from '../reading.ts';
import { createScheme, type FinishedScheme, type Scheme } from '../scheme.ts';
import { annotationsOf } from './annotations.ts';
import { articleOfDraft, foreignLayers, type DraftDocument } from './read-article.ts';
import { KEY } from './kept.ts';
import type { Layer } from './layers.ts';
import { readOwnLine } from './own-line.ts';
import { placeRows } from './place-rows.ts';
import { draftMarks, namesOfLayers } from './read-marks.ts';
import { draftRelations } from './read-relations.ts';
import { createReferences, tokenLayer } from './references.ts';
import { readRows } from './rows.ts';

export function readWebannoTsv(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const opened = files.flatMap((file) => {
    const rows = readRows(file, reading);
    if (rows === null) return [];
    const own = rows.own === null ? null : readOwnLine(rows.own, rows.file, reading);
    return [{ file, rows, own }];
  });
  const foreign = opened.flatMap(({ rows, own }) => foreignLayers(rows.layers, own));
  const names = namesOfLayers([...foreign, tokenLayer]);
  const documents = opened.map((one) => open(one, { reading, context, names }));
  const schemes = new Map<string, { readonly scheme: Scheme; readonly tagset: Tagset | null }>();
  const keyOf = ({ own }: DraftDocument) => JSON.stringify(own?.tagset ?? null);
  for (const document of documents) {
    const tagset = document.own?.tagset ?? null;
    const known = schemes.get(keyOf(document)) ?? {
      scheme: createScheme(KEY, 'WebAnno TSV'),
      tagset,
    };
    schemes.set(keyOf(document), known);
    declare(document, known.scheme);
  }
  const finished = new Map(
    Array.from(schemes, ([key, { scheme, tagset }]) => [
      key,
      scheme.finish(carriedFirst(listed(tagset), context.tagsets), listed(tagset)),
    ]),
  );
  const articles = documents.flatMap((document): AnnotatedArticle[] => {
    const scheme = finished.get(keyOf(document));
    return scheme === undefined ? [] : [articleOfDraft(document, scheme, context)];
  });
  return reading.result(articles, tagsetOf(finished, documents[0], keyOf));
}

const listed = (tagset: Tagset | null): Tagset[] => (tagset === null ? [] : [tagset]);

function tagsetOf(
  finished: ReadonlyMap<string, FinishedScheme>,
  first: DraftDocument | undefined,
  keyOf: (document: DraftDocument) => string,
): Tagset | null {
  return first === undefined ? null : (finished.get(keyOf(first))?.tagset ?? null);
}

interface Opening {
  readonly reading: Reading;
  readonly context: ReadContext;
  readonly names: (layer: Layer) => string;
}

function open(
  { file, rows, own }: Pick<DraftDocument, 'file' | 'rows' | 'own'>,
  { reading, context, names }: Opening,
): DraftDocument {
  const placed = placeRows(rows, reading);
  const at = { file: file.path, reading };
  const { spans, relations } = annotationsOf(placed.units, rows, at);
  const references = createReferences(placed.units, spans);
  const links = new Map((own?.links ?? []).map((link) => [link.id, link]));
  const drafts = draftRelations(relations, spans, { ...at, references, own, links });
  const textSha256 = context.sha256Hex(placed.text);
  const ends = new Set(drafts.flatMap(({ from, to }) => [from, to]));
  const onTokens = [...ends].filter(({ layer }) => layer === tokenLayer);
  const { marks, zero } = draftMarks([...spans, ...onTokens], {
    own,
    text: placed.text,
    grid: { tokens: placed.sentences.flatMap(({ tokens }) => tokens) },
    nameOf: names,
    idFor: (...words) => context.idFor(...words, file.path, textSha256),
  });
  if (zero.length > 0) {
    reading.note(
      file.path,
      `line ${zero[0]?.units[0]?.row.line ?? 1}`,
      zero.length === 1
        ? 'One annotation has no length, so it is not shown.'
        : `${zero.length} annotations have no length, so they are not shown.`,
      'They are kept, and written back when the article is exported to WebAnno TSV.',
    );
  }
  const hidden = drafts.filter(
    ({ kept }) => (kept?.values.filter(([, value]) => value !== null).length ?? 0) > 1,
  );
  if (hidden.length > 0) {
    reading.note(
      file.path,
      '$',
      `${hidden.length === 1 ? 'One relation has' : `${hidden.length} relations have`} more than one feature; the first one is shown as its type.`,
      'The others are kept, and written back when the article is exported to WebAnno TSV.',
    );
  }
  return { file, rows, own, placed, textSha256, marks, zero, relations: drafts, nameOf: names };
}

function declare(document: DraftDocument, scheme: Scheme): void {
  const { marks, relations } = document;
  declareLayers(document, scheme);
  for (const { tag, values } of marks) {
    scheme.tag(tag);
    for (const [attribute, value] of values) scheme.value(tag, attribute, value);
  }
  const tags = new Map(marks.flatMap(({ parts, tag }) => parts.map((part) => [part, tag])));
  for (const { type, from, to } of relations) {
    const [start, end] = [tags.get(from), tags.get(to)];
    if (start !== undefined && end !== undefined) scheme.relation(type, start, end);
  }
}

function declareLayers({ rows, own, nameOf }: DraftDocument, scheme: Scheme): void {
  // An article without marks keeps its tagset, too.
  const [first] = own?.tagset.tags ?? [];
  if (first !== undefined) scheme.tag(first.id);
  for (const { tag } of own?.layers ?? []) scheme.tag(tag);
  for (const layer of foreignLayers(rows.layers, own)) {
    if (layer.kind === 'RL') continue;
    scheme.tag(nameOf(layer), { description: `Layer ${layer.name}` });
    for (const { kind, head } of layer.columns) {
      if (kind === 'feature' || kind === 'element') scheme.attribute(nameOf(layer), head);
    }
  }
}
