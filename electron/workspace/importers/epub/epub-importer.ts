// Books: each chapter in the reading order is an article. A chapter that cannot be read is told; the others come in.

import type { ArticleMetadata } from '../../../../shared/domain/article.ts';
import type { DetectedField, DetectedFields } from '../../../../shared/domain/detected.ts';
import { AppError, type Problem } from '../../../../shared/ipc/result.ts';
import { collapseSpace, isBlank } from '../../../../shared/text/white-space.ts';
import { decodeBytes } from '../decode.ts';
import { articleFromHtml } from '../html/html-article.ts';
import type { Imported, ImportedArticle, Importer, ImporterInput } from '../imported.ts';
import { countNotice } from '../office/notices.ts';
import { refused } from '../read-source.ts';
import { decodeXml } from '../xml-text.ts';
import { damaged, type ZipFile } from '../zip.ts';
import { bookProperties, type BookProperties } from './book-properties.ts';
import { chapterHtml } from './chapter-html.ts';
import { chapterTitles } from './contents.ts';
import { openEpub, type EpubItem } from './epub-package.ts';

export const epubImporter: Importer = { kind: 'epub', version: 1, read: readEpub };

interface Chapter {
  /** Null for one without text, such as a cover. */
  readonly article: ImportedArticle | null;
  readonly notices: readonly Problem[];
}

async function readEpub({ file, fileName, bytes }: ImporterInput): Promise<Imported> {
  const book = await openEpub(file, bytes);
  const titles = chapterTitles(book);
  const properties = bookProperties(book.metadata);
  const articles: ImportedArticle[] = [];
  const notices: Problem[] = [...book.notices];
  for (const item of book.chapters) {
    if (item.isNavigation) continue;
    const fallback = properties.title ?? fileName.replace(/\.epub$/i, '');
    const titleFallback = `${fallback}, part ${articles.length + 1}`;
    const chapter = readChapter(book.zip, item, fileName, titleFallback);
    notices.push(...chapter.notices);
    if (chapter.article === null) continue;
    const { article } = chapter;
    articles.push(withBook(article, titles.get(item.path) ?? null, properties, titleFallback));
  }
  notices.push(
    ...countNotice(
      book.aside,
      'book',
      '# page outside the reading order was left out.',
      '# pages outside the reading order were left out.',
      'Look at them in the original; they are often notes or answers.',
    ),
  );
  if (articles.length === 0) throw withoutText(file, notices);
  return { kind: 'epub', mediaType: 'application/epub+zip', encoding: null, articles, notices };
}

function readChapter(
  zip: ZipFile,
  item: EpubItem,
  fileName: string,
  titleFallback: string,
): Chapter {
  const { path, mediaType } = item;
  if (!/html|^$|^text\/x-oeb1-document$/i.test(mediaType) && !/\.x?html?$/i.test(path)) {
    return broken(
      path,
      `It is of a kind that Sourcebench does not read (${mediaType.slice(0, 80)}).`,
    );
  }
  try {
    const { text, problems } = chapterText(zip, path);
    const { html, hasMoved } = chapterHtml(text);
    const options = { pick: 'fragment', baseUrl: null, isXml: true, part: path } as const;
    const { article, notices } = articleFromHtml(html, { ...options, fileName, titleFallback });
    if (isBlank(article.text, 0, article.text.length)) return { article: null, notices: problems };
    const placed = hasMoved ? withPartsOnly(article, path) : article;
    const inChapter = notices.map((notice) => ({ ...notice, path }));
    return { article: placed, notices: [...problems, ...inChapter] };
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'file-empty')
      return { article: null, notices: [] };
    if (thrown instanceof AppError && thrown.code === 'file-too-large') throw thrown;
    const reason = thrown instanceof AppError ? thrown.message : 'It is damaged.';
    return broken(path, reason);
  }
}

function withPartsOnly(article: ImportedArticle, part: string): ImportedArticle {
  return {
    ...article,
    sourceMap: article.sourceMap.map((entry) => ({ ...entry, place: { part } })),
  };
}

/** As XML says how it is encoded; where that is wrong, as it looks. */
function chapterText(zip: ZipFile, path: string): ChapterText {
  const bytes = zip.bytes(path);
  const read = asStated(zip, path, bytes) ?? asItLooks(path, bytes);
  if (read === null || isBinary(read.text)) {
    throw damaged(zip.file, `“${path}” in it is not text`);
  }
  return read;
}

/** By what hardly occurs in text; a few controls do no harm. */
function isBinary(text: string): boolean {
  const controls = text.slice(0, 4096).match(/[^\P{Cc}\s]/gu);
  return controls !== null && controls.length > mostControls;
}

const mostControls = 40;

interface ChapterText {
  readonly text: string;
  readonly problems: readonly Problem[];
}

function asStated(zip: ZipFile, path: string, bytes: Uint8Array): ChapterText | null {
  try {
    return { text: decodeXml(zip.file, path, bytes), problems: [] };
  } catch {
    return null;
  }
}

function asItLooks(path: string, bytes: Uint8Array): ChapterText | null {
  const decoded = decodeBytes(bytes);
  if (!('text' in decoded)) return null;
  const message = `The chapter is not encoded as it says; it was read as ${decoded.encoding}.`;
  const remedy = 'Look for wrong characters in it.';
  return { text: decoded.text, problems: [{ path, message, remedy }] };
}

function broken(path: string, reason: string): Chapter {
  const remedy = 'Look at the original for this chapter, or get an undamaged copy of the book.';
  return {
    article: null,
    notices: [{ path, message: `The chapter was left out: ${reason}`, remedy }],
  };
}

/** The chapter's own title; author, publisher and date of the book. */
function withBook(
  article: ImportedArticle,
  listed: string | null,
  { title: bookTitle, fields }: BookProperties,
  titleFallback: string,
): ImportedArticle {
  const title = titleField(article, listed, [bookTitle, titleFallback]);
  const detected: DetectedFields = {
    ...article.detected,
    ...fields,
    ...(title === null ? {} : { title }),
  };
  const valueOf = (field: 'byline' | 'publisher' | 'publishedOn' | 'language'): string | null =>
    detected[field]?.value ?? article.metadata[field];
  const metadata: ArticleMetadata = {
    ...article.metadata,
    title: title?.value ?? titleFallback,
    byline: valueOf('byline'),
    publisher: valueOf('publisher'),
    publishedOn: valueOf('publishedOn'),
    language: valueOf('language'),
  };
  if (title !== null) return { ...article, metadata, detected };
  const { title: _, ...others } = detected;
  return { ...article, metadata, detected: others };
}

function titleField(
  article: ImportedArticle,
  listed: string | null,
  ofBook: readonly (string | null)[],
): DetectedField | null {
  if (listed !== null)
    return { value: listed, origin: { how: 'stated', where: 'table of contents' } };
  const heading = article.blocks.find(({ type }) => type === 'heading');
  if (heading !== undefined) {
    const value = collapseSpace(article.text.slice(heading.startUtf16, heading.endUtf16)).slice(
      0,
      300,
    );
    return { value, origin: { how: 'inferred', where: 'first heading' } };
  }
  // Many books give every page the title of the book.
  const own = article.detected.title;
  return own === undefined || ofBook.includes(own.value) ? null : own;
}

function withoutText(file: string, notices: readonly Problem[]): AppError {
  if (notices.length === 0) {
    const remedy = 'Choose a book with text in it; pictures of text cannot be read.';
    return refused('file-empty', file, 'has no visible text.', remedy);
  }
  const { message, details } = damaged(file, 'none of its chapters can be read');
  return new AppError('file-invalid', message, { ...details, problems: notices });
}
