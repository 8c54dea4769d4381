// Search as one would write it without an index: every article's words compared one by one. What the real search finds
// is held against it. Written from what a query means, not from how the index works.

import type { ArticleStatus, Shelf } from '../../shared/domain/library.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { QueryNode, Term, WordsTerm } from '../../shared/search/query-ast.ts';

export interface NaiveArticle {
  readonly title: string;
  readonly publisher: string | null;
  readonly publishedOn: string | null;
  readonly text: string;
  readonly status: ArticleStatus;
  readonly shelf: Shelf;
  readonly tags: readonly string[];
  readonly notes: readonly string[];
}

interface Word extends Span {
  readonly folded: string;
}

/** Points and hyphens that are written or not. */
const unwritten = /[\u00ad\u0640\u064b-\u065f\u05b0-\u05bc]/u;
const single =
  /(?=[\p{L}\p{N}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}]/u;

/** Point by point: a whole word's small letters end in ς where the beginning of a longer word has σ. */
const fold = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ς', 'σ');

/** The words of a text, with where they are. */
export function wordsOf(text: string): Word[] {
  const words: { raw: string; startUtf16: number; endUtf16: number; isSingle: boolean }[] = [];
  let at = 0;
  for (const point of text) {
    const startUtf16 = at;
    at += point.length;
    const last = words.at(-1);
    const glued = last?.endUtf16 === startUtf16 ? last : undefined;
    if (unwritten.test(point)) {
      if (glued !== undefined) glued.endUtf16 = at;
      continue;
    }
    if (/[\ufe00-\ufe0f\u20e3]/u.test(point) || !/[\p{L}\p{N}\p{M}]/u.test(point)) continue;
    const isMark = /\p{M}/u.test(point);
    const isSingle = !isMark && single.test(point);
    if (glued !== undefined && (isMark || !(isSingle || glued.isSingle))) {
      glued.raw += point;
      glued.endUtf16 = at;
    } else words.push({ raw: point, startUtf16, endUtf16: at, isSingle });
  }
  return words.map(({ raw, startUtf16, endUtf16 }) => ({
    folded: fold(raw),
    startUtf16,
    endUtf16,
  }));
}

/** Where the words stand side by side. */
export function occurrences(text: string, term: Pick<WordsTerm, 'text' | 'prefix'>): Span[] {
  const sought = wordsOf(term.text).map(({ folded }) => folded);
  const words = wordsOf(text);
  return words.flatMap(({ startUtf16 }, first) => {
    const fits = sought.every((wanted, index) => {
      const word = words[first + index]?.folded;
      const isLast = index === sought.length - 1;
      return isLast && term.prefix ? word?.startsWith(wanted) === true : word === wanted;
    });
    const endUtf16 = words[first + sought.length - 1]?.endUtf16;
    return fits && sought.length > 0 && endUtf16 !== undefined ? [{ startUtf16, endUtf16 }] : [];
  });
}

const fieldsOf = ({ title, publisher, text }: NaiveArticle) => ({ title, publisher, text });

function hasWordsIn(article: NaiveArticle, term: WordsTerm): boolean {
  const { field } = term;
  const has = (text: string | null | undefined) =>
    text != null &&
    (wordsOf(term.text).length === 0
      ? text.includes(term.text.trim())
      : occurrences(text, term).length > 0);
  if (field === 'note') return article.notes.some(has);
  const fields = fieldsOf(article);
  if (field === null) return Object.values(fields).some(has);
  return field in fields && has(fields[field as keyof typeof fields]);
}

function holds(article: NaiveArticle, term: Term): boolean {
  switch (term.kind) {
    case 'words':
      return hasWordsIn(article, term);
    case 'name':
      return article.tags.includes(term.text);
    case 'status':
      return article.status === term.status;
    case 'shelf':
      return term.shelf === 'any' || article.shelf === term.shelf;
    case 'has':
      return term.has === 'note' ? article.notes.length > 0 : article.publishedOn !== null;
    case 'date': {
      const date = article.publishedOn?.slice(0, term.date.length);
      if (date === undefined) return false;
      if (term.comparison === '<') return date < term.date;
      if (term.comparison === '>') return date > term.date;
      return date === term.date;
    }
    case 'marks':
      return term.comparison === '>'
        ? article.tags.length > term.count
        : article.tags.length === term.count;
    default:
      throw new RangeError(`the naive search knows no ${term.kind}`);
  }
}

/** Whether the article is a result, where the list shows this shelf. */
export function isFound(article: NaiveArticle, node: QueryNode | null, shelf: Shelf): boolean {
  if (node === null) return article.shelf === shelf;
  const says = (each: QueryNode): boolean =>
    each.kind === 'shelf' || ((each.kind === 'and' || each.kind === 'or') && each.nodes.some(says));
  const isTrue = (each: QueryNode): boolean => {
    if (each.kind === 'and') return each.nodes.every(isTrue);
    if (each.kind === 'not') return !isTrue(each.node);
    if (each.kind !== 'or') return holds(article, each);
    // Where one alternative says where to look, the others are held to the shelf.
    const elsewhere = says(each);
    return each.nodes.some(
      (one) => isTrue(one) && (!elsewhere || says(one) || article.shelf === shelf),
    );
  };
  return isTrue(node) && (says(node) || article.shelf === shelf);
}
