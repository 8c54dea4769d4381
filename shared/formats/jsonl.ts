// A dataset of annotated articles, one on each line. Lines are independent: one that is damaged takes no other with it,
// and a part of the lines is a dataset, too. Nothing is lost.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Codec, FormatFile, ReadContext } from './codec.ts';
import { formatInfo } from './format-list.ts';
import { linesOf } from './lines.ts';
import { noLoss } from './loss.ts';
import { readOwnArticle, writeOwnArticle } from './own-article.ts';
import { createReading, type Reading } from './reading.ts';
import { decodeUtf8 } from './utf8.ts';

export const jsonlCodec: Codec = {
  id: 'jsonl',
  read(files, context) {
    const reading = createReading();
    const articles: AnnotatedArticle[] = [];
    const seen = new Map<string, string>();
    for (const file of files) articles.push(...readLines(file, seen, context, reading));
    return reading.result(articles, articles[0]?.tagset ?? null);
  },
  *write(articles, context) {
    const path = `${context.name}${formatInfo('jsonl').extension}`;
    for (const article of articles) {
      yield { path, content: writeOwnArticle(article, context, true) };
    }
    return noLoss;
  },
};

/** `seen` says where the article of an id was, so that a second one is told; lines are counted from 1, blank ones too. */
function readLines(
  file: FormatFile,
  seen: Map<string, string>,
  context: ReadContext,
  reading: Reading,
): AnnotatedArticle[] {
  const articles: AnnotatedArticle[] = [];
  let line = 0;
  for (const json of linesOf(decodeUtf8(file, reading))) {
    line += 1;
    if (json.trim() === '') continue;
    const place = { file: file.path, prefix: `line ${line}: ` };
    const article = readOwnArticle(json, place, context, reading);
    if (article === null) continue;
    const { id } = article.article;
    const earlier = seen.get(id);
    if (earlier === undefined) {
      seen.set(id, `${file.path}, line ${line}`);
      articles.push(article);
    } else {
      reading.problem(
        file.path,
        `line ${line}: $.article.id`,
        `The article has the id of the one in ${earlier}.`,
        'Give the articles ids of their own, or keep only one of them.',
      );
    }
  }
  if (articles.length === 0 && reading.problemCount === 0) {
    reading.problem(
      file.path,
      '$',
      'The file has no lines.',
      'Choose a dataset that has articles in it.',
    );
  }
  return articles;
}
