// The annotated article file, version 1 (../annotation-file): one article with everything on it. Nothing is lost.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Codec } from './codec.ts';
import { formatInfo } from './format-list.ts';
import { noLoss } from './loss.ts';
import { readOwnArticle, writeOwnArticle } from './own-article.ts';
import { createReading } from './reading.ts';
import { decodeUtf8 } from './utf8.ts';

export const annotatedJsonCodec: Codec = {
  id: 'annotated-json',
  read(files, context) {
    const reading = createReading();
    const articles: AnnotatedArticle[] = [];
    for (const file of files) {
      const json = decodeUtf8(file, reading);
      const article = readOwnArticle(json, { file: file.path, prefix: '' }, context, reading);
      if (article !== null) articles.push(article);
    }
    return reading.result(articles, articles[0]?.tagset ?? null);
  },
  *write(articles, context) {
    const { extension } = formatInfo('annotated-json');
    for (const article of articles) {
      const path = `${context.nameOf(article)}${extension}`;
      yield { path, content: writeOwnArticle(article, context, false) };
    }
    return noLoss;
  },
};
