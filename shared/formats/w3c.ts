// W3C Web Annotation (https://www.w3.org/TR/annotation-model/) as JSON-LD: one annotation, a list, a page or a
// collection, with text quotes and text positions, also as Recogito writes them. Positions count code points; readers
// find out by the quotes where a file counts UTF-16. Our own files have the text of each article beside them.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Codec, FileChunk, FormatFile, ReadContext, WriteContext } from './codec.ts';
import { formatInfo } from './format-list.ts';
import { jsonIn } from './json-file.ts';
import { createLosses, type LossReport, type Losses } from './loss.ts';
import { addMetadataLoss } from './mark-losses.ts';
import { createReading, type Reading } from './reading.ts';
import { sortFiles, type Sources } from './selectors/sources.ts';
import { addProvenanceLoss } from './usual-losses.ts';
import { annotationsIn } from './w3c/annotations-in.ts';
import { ownGroups } from './w3c/own-document.ts';
import { ownItems } from './w3c/own-items.ts';
import { readForeign } from './w3c/read-foreign.ts';
import { readOwn } from './w3c/read-own.ts';
import { untouchedItems } from './w3c/untouched.ts';
import { createWebWriter } from './w3c/web-writer.ts';

export const w3cCodec: Codec = {
  id: 'w3c',
  read(files, context) {
    const reading = createReading();
    const sources = sortFiles(files, reading);
    const articles = sources.documents.flatMap((file) => readFile(file, sources, context, reading));
    sources.noteUnused();
    return reading.result(articles, articles[0]?.tagset ?? null);
  },
  write,
};

function readFile(
  file: FormatFile,
  sources: Sources,
  context: ReadContext,
  reading: Reading,
): AnnotatedArticle[] {
  const value = jsonIn(file, reading);
  if (value === undefined) return [];
  const document = annotationsIn(value);
  if (document === null) {
    reading.problem(
      file.path,
      '$',
      'This is JSON, but not Web Annotations.',
      'Choose an annotation, a list, a page or a collection of them.',
    );
    return [];
  }
  const { groups, rest } = ownGroups(file, document, reading);
  const own = readOwn(groups, { file, sources }, context, reading);
  if (groups.length > 0 && rest.items.length === 0) return own;
  return [...own, ...readForeign({ file, document: rest, sources }, context, reading)];
}

function* write(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const path = `${context.name}${formatInfo('w3c').extension}`;
  const writer = createWebWriter(path, context.name);
  for (const document of articles) {
    const untouched = context.text ? untouchedItems(document) : null;
    if (untouched !== null) {
      addUntouchedLosses(losses, document);
      for (const item of untouched.items) yield* writer.add(item, untouched);
      continue;
    }
    const textFile = `${context.nameOf(document)}.txt`;
    if (context.text) yield { path: textFile, content: document.article.text };
    else addTextLosses(losses, document);
    for (const item of ownItems(document, textFile, context)) yield* writer.add(item, null);
  }
  yield* writer.end();
  return losses.report();
}

/** What came without them goes without them. */
function addUntouchedLosses(losses: Losses, document: AnnotatedArticle): void {
  addMetadataLoss(losses, document, ['title']);
  addProvenanceLoss(losses, document);
}

function addTextLosses(losses: Losses, document: AnnotatedArticle): void {
  const { article, annotations, relations } = document;
  const asked = 'The text and the words of its marks are left out, as was asked for.';
  losses.add('text', document, null, asked);
  const add = (id: string | null, extra: AnnotatedArticle['article']['extra']) => {
    const names = Object.keys(extra);
    if (names.length > 0) losses.add('extra', document, id, names.join(', '));
  };
  add(null, article.extra);
  for (const { id, extra } of [...annotations, ...relations]) add(id, extra);
}
