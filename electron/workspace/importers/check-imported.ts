// Looks at what an importer answered before any of it is stored: whatever a library made of a hostile file, the text
// is canonical, the offsets hold, and there is nothing in it but known marks and addresses that may be shown.
// One pass over blocks, marks and map; of the text itself only what lies between blocks is looked at again.

import type {
  ArticleMetadata,
  Block,
  BlockRole,
  BlockType,
  InlineMark,
  InlineMarkType,
} from '../../../shared/domain/article.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { canonicalFault } from '../../../shared/text/canonical.ts';
import { isBlank } from '../../../shared/text/white-space.ts';
import type { Imported, ImportedArticle } from './imported.ts';

const blockTypes: { readonly [Type in BlockType]: 'level' | 'item' | 'plain' } = {
  heading: 'level',
  paragraph: 'plain',
  blockquote: 'plain',
  'list-item': 'item',
  'table-row': 'plain',
  preformatted: 'plain',
};
const blockRoles: { readonly [Role in BlockRole]: true } = {
  headline: true,
  subtitle: true,
  byline: true,
  date: true,
  caption: true,
  body: true,
  boilerplate: true,
};
const markTypes: { readonly [Type in InlineMarkType]: true } = {
  bold: true,
  italic: true,
  underline: true,
  code: true,
  link: true,
};

/** What is wrong with the result, in a few words for a bug report; null when it can be stored. */
export function checkImported({ articles }: Imported): string | null {
  if (articles.length === 0) return 'it has no article';
  for (const [index, article] of articles.entries()) {
    const fault = articleFault(article);
    if (fault !== null) return articles.length === 1 ? fault : `article ${index + 1}: ${fault}`;
  }
  return null;
}

function articleFault({ text, blocks, marks, sourceMap, metadata }: ImportedArticle) {
  const uncanonical = canonicalFault(text);
  if (uncanonical !== null) return `the text holds ${uncanonical}`;
  if (isBlank(text, 0, text.length)) return 'the text is blank';
  return (
    blocksFault(text, blocks) ??
    marksFault(text, marks) ??
    (inOrder(text, sourceMap) ? null : 'the source map does not fit the text') ??
    metadataFault(metadata)
  );
}

/** Whether the blocks cover the text as the spec says; null when they do. */
export function blocksFault(text: string, blocks: readonly Block[]): string | null {
  if (!inOrder(text, blocks)) return 'the blocks do not fit the text';
  let covered = 0;
  for (const block of blocks) {
    if (!Object.hasOwn(blockTypes, block.type)) return 'a block is of no known type';
    if (!Object.hasOwn(blockRoles, block.role)) return 'a block has no known role';
    if (!hasFittingLevel(block)) return `a ${block.type} has a wrong level`;
    if (!isBlank(text, covered, block.startUtf16)) return 'some text is in no block';
    covered = block.endUtf16;
  }
  return isBlank(text, covered, text.length) ? null : 'some text is in no block';
}

function hasFittingLevel({ type, level }: Block): boolean {
  const needs = blockTypes[type];
  if (needs === 'plain') return level === undefined;
  return (
    level !== undefined && Number.isInteger(level) && level >= 1 && (needs === 'item' || level <= 6)
  );
}

function marksFault(text: string, marks: readonly InlineMark[]): string | null {
  for (const mark of marks) {
    if (!isSpanOf(text, mark)) return 'a mark does not fit the text';
    if (!Object.hasOwn(markTypes, mark.type)) return 'a mark is of no known type';
    if ((mark.type === 'link') !== (mark.href !== undefined)) return 'a link has no address';
    if (mark.href !== undefined && !isShown(mark.href))
      return 'a link has an address of a wrong kind';
  }
  return null;
}

function metadataFault({ title, publishedOn, url, direction }: ArticleMetadata): string | null {
  if (title.trim() === '') return 'it has no title';
  if (publishedOn !== null && !/^\d{4}-\d\d-\d\d$/.test(publishedOn)) return 'its date is no date';
  if (url !== null && !isShown(url)) return 'it has an address of a wrong kind';
  return direction === 'ltr' || direction === 'rtl' ? null : 'it has no direction';
}

/** The same kinds as safe-href.ts lets through, told without parsing every address again. */
const isShown = (href: string): boolean => /^(?:https?:\/\/|mailto:)[^\p{Cc}\s]*$/u.test(href);

/** One after the other, none empty, none touching halves of a surrogate pair. */
function inOrder(text: string, spans: readonly Span[]): boolean {
  let end = 0;
  for (const span of spans) {
    if (span.startUtf16 < end || !isSpanOf(text, span)) return false;
    end = span.endUtf16;
  }
  return true;
}

/** Whether it is a stretch of the text, not empty, that touches no half of a surrogate pair. */
export const isSpanOf = (text: string, { startUtf16, endUtf16 }: Span): boolean =>
  Number.isInteger(startUtf16) &&
  Number.isInteger(endUtf16) &&
  startUtf16 >= 0 &&
  startUtf16 < endUtf16 &&
  endUtf16 <= text.length &&
  !splitsPair(text, startUtf16) &&
  !splitsPair(text, endUtf16);

const splitsPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0 && at < text.length;
