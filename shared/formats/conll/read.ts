// Reads files of columns: one article for each document.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { shortened } from '../../annotation-file/problems.ts';
import { buildArticle } from '../build-article.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import { createReading, type Reading } from '../reading.ts';
import { createScheme, type FinishedScheme } from '../scheme.ts';
import { decodeUtf8 } from '../utf8.ts';
import {
  columnsOf,
  isToken,
  readDocument,
  splitDocuments,
  type ColumnDocument,
} from './columns.ts';
import { chunksOf, type Chunk } from './tags.ts';

interface Found {
  readonly file: FormatFile;
  readonly place: string;
  readonly width: number;
  /** Without its tokens, which would be held for all documents of a file. */
  readonly document: Pick<ColumnDocument, 'id' | 'title' | 'text' | 'lines' | 'firstLine'>;
  readonly chunks: readonly Chunk[];
}

export function readConll(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const found = files.flatMap((file) => readColumns(file, reading));
  if (found.length === 0 && reading.problemCount === 0) {
    reading.problem(
      files[0]?.path ?? '',
      '$',
      'The file has no tokens with tags.',
      'Choose a file with a token and its tag on each line, such as “Ana B-PER”.',
    );
  }
  const scheme = createScheme('conll', 'CoNLL');
  for (const { chunks } of found) for (const { tag } of chunks) scheme.tag(tag);
  const finished = scheme.finish(context.tagsets);
  const taken = new Set<string>();
  const articles = found.map((one) => articleOf(one, { context, finished, taken, reading }));
  return reading.result(articles, finished.tagset);
}

function readColumns(file: FormatFile, reading: Reading): Found[] {
  const lines = decodeUtf8(file, reading).split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  const width = widthOf(lines);
  if (width < 2 && lines.some((line) => isToken(line, null))) {
    reading.problem(
      file.path,
      '$',
      'The lines have one column: there are no tags.',
      'Choose a file with a token and its tag on each line.',
    );
    return [];
  }
  return splitDocuments(lines).flatMap((part, at): Found[] => {
    const document = readDocument(part.lines, part.firstLine, width);
    const tell = (line: number, message: string, remedy: string) => {
      reading.problem(file.path, `line ${part.firstLine + line + 1}`, message, remedy);
    };
    for (const { line, message, remedy } of document.faults) tell(line, message, remedy);
    if (document.text === '') return [];
    const chunks = chunksOf(document.sentences, ({ line }, tag) => {
      tell(
        line,
        `“${shortened(tag)}” is no tag of a sequence.`,
        'Write O, or B-, I-, E- or S- with a label. The token is read without a tag.',
      );
    });
    const { id, title, text, lines: own, firstLine } = document;
    const found = { id, title, text, lines: own, firstLine };
    return [{ file, place: String(at + 1), width, document: found, chunks }];
  });
}

/** Of most lines; of the first where as many have another. */
function widthOf(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (!isToken(line, null)) continue;
    const { length } = columnsOf(line);
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}

interface Making {
  readonly context: ReadContext;
  readonly finished: FinishedScheme;
  /** Ids of articles. */
  readonly taken: Set<string>;
  readonly reading: Reading;
}

function articleOf(
  { file, place, width, document, chunks }: Found,
  { context, finished, taken, reading }: Making,
): AnnotatedArticle {
  const { id, title, text, lines, firstLine } = document;
  const isOwn = id !== null && id !== '' && !taken.has(id);
  if (id !== null && taken.has(id)) {
    reading.problem(
      file.path,
      `line ${firstLine + 1}`,
      `Another document has the id “${shortened(id)}”.`,
      'Give every document an id of its own. This one gets another.',
    );
  }
  if (isOwn) taken.add(id);
  const marks = chunks.map(({ tag, startUtf16, endUtf16 }) => ({
    id: context.idFor('mark', 'conll', file.path, place, tag, `${startUtf16}-${endUtf16}`),
    tag: finished.tagId(tag),
    spans: [{ startUtf16, endUtf16 }],
  }));
  return buildArticle(context, finished.tagset, {
    format: 'conll',
    file,
    id: isOwn ? id : null,
    place,
    text,
    ...(title === null ? {} : { metadata: { title } }),
    marks,
    relations: [],
    extra: { conll: { width, lines: [...lines] } },
  });
}
