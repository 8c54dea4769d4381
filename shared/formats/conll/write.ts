// Writes files of columns: a `-DOCSTART-` line with the document's id, title and text, so that it comes back exactly, then
// a token a line with its tag behind a space. Documents that were read keep their lines, comments and other columns.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { plainTextStructure } from '../../text/plain-text-structure.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { formatInfo } from '../format-list.ts';
import { listAt, objectAt } from '../json-object.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { addMarkLosses, addMetadataLoss, createTagsetLosses } from '../mark-losses.ts';
import { oneLineJson } from '../one-line-json.ts';
import {
  addExtraLosses,
  addProvenanceLoss,
  addReviewLosses,
  addStructureLoss,
  placedMarks,
} from '../usual-losses.ts';
import { chooseChunks } from './choose-chunks.ts';
import { isDocumentStart, readDocument, type ColumnDocument } from './columns.ts';
import { chunksOf, iob2, type Chunk } from './tags.ts';
import { tokensOf } from './tokens.ts';

export function* writeConll(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const path = `${context.name}${formatInfo('conll').extension}`;
  const losses = createLosses();
  const addTagsetLosses = createTagsetLosses(losses);
  const unnamed = context.idFor('annotator', 'conll');
  let isFirst = true;
  for (const given of articles) {
    const marks = placedMarks(losses, given);
    const chunks = chooseChunks(losses, given, marks);
    const old = oldDocument(given);
    const lines = (old === null ? null : oldLines(old, chunks)) ?? newLines(given, chunks);
    const isKept = old !== null && lines[0] === old.lines[0];
    addLosses(losses, given, {
      marks,
      unnamed,
      title: isKept ? titleOf(old) : given.article.title,
    });
    addTagsetLosses(given);
    const needsStart = !isFirst && !lines.slice(0, 1).some(isDocumentStart);
    const all = needsStart ? [startLine({ id: given.article.id }), '', ...lines] : lines;
    const needsGap = !isFirst;
    isFirst = false;
    yield { path, content: `${needsGap ? '\n' : ''}${withoutGap(all).join('\n')}\n` };
  }
  return losses.report();
}

/** Blank lines between documents are one. */
function withoutGap(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 1 && lines[end - 1]?.trim() === '') end -= 1;
  return lines.slice(0, end);
}

const titleOf = ({ title, text }: ColumnDocument): string =>
  title ?? plainTextStructure(text).metadata.title;

/** What it was read from; null where it was not, or where its text is another one now. */
function oldDocument({ article: { extra, text } }: AnnotatedArticle): ColumnDocument | null {
  const kept = objectAt(extra, 'conll');
  const width = kept?.['width'];
  if (kept === null || typeof width !== 'number') return null;
  const lines = listAt(kept, 'lines').filter((line) => typeof line === 'string');
  const document = readDocument(lines, 0, width);
  return document.text === text ? document : null;
}

const sameChunks = (a: readonly Chunk[], b: readonly Chunk[]): boolean => keysOf(a) === keysOf(b);
const keysOf = (chunks: readonly Chunk[]): string =>
  JSON.stringify(chunks.map(({ tag, startUtf16, endUtf16 }) => [tag, startUtf16, endUtf16]));

/** The lines as they were, with other tags where marks changed; null where the tokens cannot hold the marks. */
function oldLines(old: ColumnDocument, chunks: readonly Chunk[]): readonly string[] | null {
  const { lines, sentences } = old;
  if (
    sameChunks(
      chunksOf(sentences, () => {}),
      chunks,
    )
  )
    return lines;
  const tagOf = iob2(chunks);
  const replaced = new Map<number, string>();
  const tagged = sentences.map((tokens) =>
    tokens.map((token) => {
      const columns = [...token.columns.slice(0, -1), tagOf(token)];
      const separator = lines[token.line]?.includes('\t') === true ? '\t' : ' ';
      replaced.set(token.line, columns.join(separator));
      return { ...token, columns };
    }),
  );
  if (
    !sameChunks(
      chunksOf(tagged, () => {}),
      chunks,
    )
  )
    return null;
  return lines.map((line, at) => replaced.get(at) ?? line);
}

/**
 * Three columns, the last of them O: readers of CoNLL-2003 pass over the line, and those that do not know it take it
 * for a token outside. Comments they would take for tokens with tags of their own.
 */
function startLine(facts: JsonObject): string {
  const json = oneLineJson(facts).replace(
    /\s/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `-DOCSTART- ${json} O`;
}

function newLines({ article }: AnnotatedArticle, chunks: readonly Chunk[]): readonly string[] {
  const { id, text, title } = article;
  const tagOf = iob2(chunks);
  const lines = [startLine({ id, title, text })];
  for (const tokens of tokensOf(article, chunks)) {
    lines.push('');
    for (const token of tokens) {
      lines.push(`${text.slice(token.startUtf16, token.endUtf16)} ${tagOf(token)}`);
    }
  }
  return lines;
}

interface Kept {
  readonly marks: readonly Annotation[];
  readonly unnamed: string;
  readonly title: string;
}

function addLosses(losses: Losses, given: AnnotatedArticle, { marks, unnamed, title }: Kept): void {
  addMetadataLoss(losses, given, given.article.title === title ? [] : ['title']);
  addStructureLoss(losses, given);
  addProvenanceLoss(losses, given);
  addReviewLosses(losses, given);
  addExtraLosses(losses, given, 'conll');
  for (const mark of marks) {
    addMarkLosses(losses, given, mark, ['attribute', 'note', 'anchoring']);
    // What came from such a file had none of these.
    if (mark.annotator !== unnamed) {
      addMarkLosses(losses, given, mark, ['annotator', 'origin', 'times', 'ids']);
    }
  }
  for (const { id, type, toArticle } of given.relations) {
    losses.add(toArticle === undefined ? 'relation' : 'relation-across', given, id, type);
  }
}
