// One HTML text as one article: saved pages, chapters of books, messages, pasted pieces. What comes out is text,
// blocks, marks and metadata; no HTML of the source ever does.

import type { DetectedField } from '../../../../shared/domain/detected.ts';
import type { Problem } from '../../../../shared/ipc/result.ts';
import { collapseSpace } from '../../../../shared/text/white-space.ts';
import { ArticleBuilder, type BuiltText } from '../article-builder.ts';
import type { ImportedArticle } from '../imported.ts';
import { partsOfFragment, partsOfPage, type Chosen, type Part } from './blocks/choose-parts.ts';
import { draftText } from './blocks/draft-text.ts';
import { imageWords } from './blocks/images.ts';
import { draftsOf } from './blocks/walk.ts';
import { findArticle, type FoundArticle } from './find-article.ts';
import { fieldsOf } from './metadata/fields.ts';
import { pageFacts, type PageFacts } from './metadata/page-facts.ts';
import { pageAddress } from './metadata/read-values.ts';
import { pageStatements, type PageStatements } from './metadata/statements.ts';
import { noticesOf } from './notices.ts';
import { isXhtml, parseHtml } from './parse-html.ts';
import { shownTree, type ShownTree } from './shown-tree.ts';

export interface HtmlOptions {
  /** The article of a page; the page with what is not the article as boilerplate; all of a text that has no page. */
  readonly pick: 'article' | 'page' | 'fragment';
  /** Where the text was found, to complete addresses by. */
  readonly baseUrl?: string | null;
  /** Whether the text is written as XML; seen from it when absent. */
  readonly isXml?: boolean;
  /** For the source map: the file inside a book or the part of a message. */
  readonly part?: string;
  readonly fileName: string;
  /** A title when the text has none of its own, such as a chapter's in the table of contents. */
  readonly titleFallback?: string;
  /** Where that title stands, such as `header “Subject”`; the file's name when absent. */
  readonly titleFallbackFrom?: string;
}

export interface HtmlText {
  /** Empty when nothing is to be seen in the source. */
  readonly built: BuiltText;
  readonly notices: readonly Problem[];
}

export interface HtmlArticle {
  /** Its text is empty when nothing is to be seen in the source. */
  readonly article: ImportedArticle;
  readonly notices: readonly Problem[];
}

/** Never throws on any input; time and memory grow with the length of the text, not with its nesting. */
export function articleFromHtml(html: string, options: HtmlOptions): HtmlArticle {
  const { page, chosen, built, notices } = readText(html, options);
  const headline = chosen.headline === null ? null : draftText(chosen.headline);
  const { metadata, detected } = fieldsOf({
    page,
    parts: chosen.parts,
    built,
    headline: headline === null ? null : collapseSpace(headline),
    titleFallback: fallbackTitle(options),
    isFragment: options.pick === 'fragment',
  });
  return { article: { ...built, metadata, detected }, notices };
}

/** As {@link articleFromHtml}, for HTML in something else that says what it is called and who wrote it. */
export function textFromHtml(html: string, options: HtmlOptions): HtmlText {
  const { built, notices } = readText(html, options);
  return { built, notices };
}

function readText(html: string, options: HtmlOptions) {
  const { facts, shown, wasHidden } = readPage(html, options);
  const base = baseOf(facts, options.baseUrl ?? null);
  const page = pageStatements(
    facts,
    base,
    options.baseUrl == null ? null : { value: options.baseUrl, where: 'address in the file' },
  );
  const { chosen, found } = choose(shown, options, { base, page });
  const isPage = options.pick !== 'fragment';
  const notices = noticesOf({ shown, wasHidden, chosen, found, isPage });
  return { page, chosen, built: build(chosen.parts, options.part), notices };
}

/** Of the page's own tree nothing is kept: it is the largest thing in memory. */
function readPage(html: string, { isXml, part, fileName }: HtmlOptions) {
  // A byte order mark is no text; a space in its stead keeps all places.
  const source = html.startsWith('\ufeff') ? ` ${html.slice(1)}` : html;
  const parsed = () => parseHtml(source, { isXml: isXml ?? isXhtml(source, part ?? fileName) });
  const document = parsed();
  const facts = pageFacts(document);
  const shown = shownTree(document, false);
  if (hasWords(shown)) return { facts, shown, wasHidden: false };
  // A page that hides all it has is taken with what it hides.
  const everything = shownTree(parsed(), true);
  return { facts, shown: everything, wasHidden: everything.body.textLength > 0 };
}

const hasWords = ({ body, elements }: ShownTree): boolean =>
  body.textLength > 0 ||
  elements.some((element) => element.tag === 'img' && imageWords(element) !== null);

function fallbackTitle({ titleFallback, titleFallbackFrom }: HtmlOptions): DetectedField | null {
  if (titleFallback === undefined) return null;
  const origin =
    titleFallbackFrom === undefined
      ? ({ how: 'inferred', where: 'name of the file' } as const)
      : ({ how: 'stated', where: titleFallbackFrom } as const);
  return { value: titleFallback, origin };
}

function baseOf(facts: PageFacts, baseUrl: string | null): string | null {
  const stated = [
    facts.savedFrom,
    baseUrl,
    facts.links.get('canonical')?.[0],
    facts.metas.get('og:url')?.[0],
  ];
  let address: string | null = null;
  for (const value of stated) address ??= value == null ? null : pageAddress(value, null);
  const base = facts.baseHref === null ? null : pageAddress(facts.baseHref, address);
  return base ?? address;
}

interface Chooser {
  readonly base: string | null;
  readonly page: PageStatements;
}

function choose(
  { body, elements, ...tree }: ShownTree,
  { pick }: HtmlOptions,
  { base, page }: Chooser,
): { readonly chosen: Chosen; readonly found: FoundArticle | null } {
  if (pick === 'fragment') {
    return { chosen: partsOfFragment(draftsOf(body, { base, isAllKept: true })), found: null };
  }
  const found = findArticle({ body, elements, ...tree });
  const drafts = draftsOf(body, { base, isAllKept: found === null });
  const chosen = partsOfPage(drafts, {
    wholePage: pick === 'page',
    isFound: found !== null,
    titles: page.titles,
    descriptions: page.descriptions,
    authors: page.authors,
  });
  return { chosen, found };
}

function build(parts: readonly Part[], part: string | undefined): BuiltText {
  const builder = new ArticleBuilder();
  const inPart = part === undefined ? {} : { part };
  for (const { draft, role } of parts) {
    const { type, level, startUtf16, endUtf16 } = draft;
    const levelled = level === undefined ? {} : { level };
    const place = startUtf16 < 0 ? inPart : { ...inPart, startUtf16, endUtf16 };
    const placed = Object.keys(place).length === 0 ? {} : { place };
    builder.addBlock({ type, ...levelled, role, ...placed }, draft.runs);
  }
  return builder.build();
}
