// As much of the query language as tests of the window need: words, phrases, prefixes, fields and exclusions, all of
// which must hold. The whole language is tested where it lives.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Article, ArticleSummary } from '../../../shared/domain/article.ts';
import type { SearchHit } from '../../../shared/ipc/types.ts';

export interface FakeTerm {
  readonly field: string | null;
  readonly value: string;
  readonly excluded: boolean;
}

export interface Searched {
  readonly row: ArticleSummary;
  readonly article: Article;
  readonly annotations: readonly Annotation[];
}

const term = /(-?)(?:(\p{L}+):=?)?(?:"([^"]*)"|([^\s()"]+))/gu;

export function termsOf(query: string): readonly FakeTerm[] {
  return [...query.matchAll(term)].map(([, minus, field, phrase, word = '']) => ({
    field: field?.toLowerCase() ?? null,
    value: (phrase ?? word.replace(/\*$/u, '')).toLowerCase(),
    excluded: minus === '-',
  }));
}

const has = (text: string | null, value: string): boolean =>
  text?.toLowerCase().includes(value) ?? false;

const fields: Readonly<Record<string, (searched: Searched, value: string) => boolean>> = {
  title: ({ row }, value) => has(row.title, value),
  publisher: ({ row }, value) => has(row.publisher, value),
  byline: ({ row }, value) => has(row.byline, value),
  language: ({ row }, value) => row.language === value,
  kind: ({ row }, value) => row.kind === value,
  status: ({ row }, value) => row.status === value,
  tag: ({ annotations }, value) => annotations.some(({ tag }) => tag === value),
  note: ({ annotations }, value) => annotations.some(({ note }) => has(note, value)),
  year: ({ row }, value) => row.publishedOn?.startsWith(value) ?? false,
  on: ({ row }, value) => row.publishedOn?.startsWith(value) ?? false,
  before: ({ row }, value) => row.publishedOn !== null && row.publishedOn < value,
};

function holds(searched: Searched, { field, value, excluded }: FakeTerm): boolean {
  const { article, annotations } = searched;
  const found =
    field === null
      ? has(`${article.title}\n${article.text}`, value) ||
        annotations.some(({ note }) => has(note, value))
      : (fields[field]?.(searched, value) ?? false);
  return found !== excluded;
}

export function matches(searched: Searched, terms: readonly FakeTerm[]): boolean {
  return terms.every((each) => holds(searched, each));
}

const AROUND = 60;

function around(text: string, start: number, end: number) {
  const line = (words: string) => words.replaceAll(/\s+/gu, ' ');
  return {
    before: line(text.slice(Math.max(0, start - AROUND), start)),
    match: text.slice(start, end),
    after: line(text.slice(end, end + AROUND)),
  };
}

function placesOf(text: string, value: string): readonly number[] {
  const lower = text.toLowerCase();
  const places: number[] = [];
  for (let at = lower.indexOf(value); at !== -1; at = lower.indexOf(value, at + value.length)) {
    places.push(at);
  }
  return places;
}

/** In text order, then those in notes. */
export function hitsOf(
  { article, annotations }: Searched,
  terms: readonly FakeTerm[],
): SearchHit[] {
  const words = terms.filter(({ field, excluded }) => field === null && !excluded);
  const inText = words.flatMap(({ value }) =>
    placesOf(article.text, value).map((start): SearchHit => ({
      in: 'text',
      span: { startUtf16: start, endUtf16: start + value.length },
      annotationId: null,
      ...around(article.text, start, start + value.length),
    })),
  );
  const inNotes = words.flatMap(({ value }) =>
    annotations.flatMap(({ id, note, segments }): SearchHit[] => {
      const [start] = placesOf(note ?? '', value);
      const [segment] = segments;
      if (start === undefined || note === null || segment === undefined) return [];
      const { startUtf16, endUtf16 } = segment;
      const place = { span: { startUtf16, endUtf16 }, annotationId: id };
      return [{ in: 'note', ...place, ...around(note, start, start + value.length) }];
    }),
  );
  const byPlace = (a: SearchHit, b: SearchHit) =>
    (a.span?.startUtf16 ?? 0) - (b.span?.startUtf16 ?? 0);
  return [...inText.toSorted(byPlace), ...inNotes];
}
