// A draft to read and print: the text with its marks, numbered notes, verdicts and sources on one self-contained page.
// Written only. It shows all that is about the marks; what a program would need beyond that is in the loss report.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Codec, FileChunk, WriteContext } from './codec.ts';
import { formatInfo } from './format-list.ts';
import { articleHtml } from './html/article.ts';
import { pageEnd, pageStart } from './html/page.ts';
import { createLosses, type LossReport } from './loss.ts';
import { createTagsetLosses } from './mark-losses.ts';
import { addExtraLosses } from './usual-losses.ts';

export const htmlCodec: Codec = { id: 'html', write: writePage };

function* writePage(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const path = `${context.name}${formatInfo('html').extension}`;
  const losses = createLosses();
  const addTagset = createTagsetLosses(losses, true);
  let count = 0;
  for (const { document, isOnly } of withCount(articles)) {
    if (count === 0) yield { path, content: startOf(isOnly ? document : null, context) };
    count += 1;
    const options = { scope: `a${count}-`, topLevel: isOnly ? 1 : 2 };
    yield { path, content: articleHtml(document, options) };
    addTagset(document);
    addExtraLosses(losses, document, 'html');
    if (document.review !== null) {
      losses.add('review', document, null, 'The decisions; what was rejected is marked.');
    }
  }
  if (count === 0) yield { path, content: startOf(null, context) };
  yield { path, content: pageEnd(context.nowMs, context.generatorVersion) };
  return losses.report();
}

function startOf(only: AnnotatedArticle | null, { name, generatorVersion }: WriteContext): string {
  if (only === null) {
    return pageStart({ title: name, language: 'en', generatorVersion, heading: name });
  }
  const { title, language } = only.article;
  return pageStart({ title, language: language ?? 'en', generatorVersion, heading: null });
}

/** Looks one ahead, because a page of one article has no heading of its own. */
function* withCount(articles: Iterable<AnnotatedArticle>) {
  let count = 0;
  let held: AnnotatedArticle | null = null;
  for (const document of articles) {
    if (held !== null) yield { document: held, isOnly: false };
    held = document;
    count += 1;
  }
  if (held !== null) yield { document: held, isOnly: count === 1 };
}
