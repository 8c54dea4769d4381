// What a sharing copy replaced, for the sender alone: the list that leads back, passages before and after, and in plain
// words what may still tell who or what is meant.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Span } from '../domain/span.ts';
import { createNameFinder } from './name-finder.ts';
import type { SharedArticle } from './share-article.ts';
import type { SharingChoice } from './sharing-choice.ts';
import { partsOf } from './sharing-names.ts';

export interface Replacement {
  readonly what: 'name' | 'note';
  readonly original: string;
  readonly replacement: string;
  /** In the text and elsewhere. */
  readonly times: number;
}

export interface SharedPassage extends Span {
  readonly before: string;
  readonly after: string;
  /** Words around it, as the copy has them. */
  readonly prefix: string;
  readonly suffix: string;
}

/** Names that occur nowhere are left out, and so are notes without a word. */
export function replacementsOf(shared: SharedArticle): Replacement[] {
  const names = shared.wanted.map((original, index) => ({
    what: 'name' as const,
    original,
    replacement: shared.replacementOf(original),
    times: shared.found[index] ?? 0,
  }));
  const notes = shared.hiddenNotes.map(({ before, after }) => ({
    what: 'note' as const,
    original: before,
    replacement: after,
    times: 1,
  }));
  return [...names.filter(({ times: found }) => found > 0), ...notes];
}

/** As RFC 4180 has it, with a byte order mark, so that spreadsheets read names right. */
export function replacementCsv(replacements: readonly Replacement[]): string {
  const rows = replacements.map(({ what, original, replacement, times }) =>
    [what, original, replacement, String(times)].map(cell).join(','),
  );
  return `\ufeff${['what,original,replacement,times', ...rows].join('\r\n')}\r\n`;
}

/** A spreadsheet runs what begins like a formula; an apostrophe before it shows it as text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const AROUND = 40;

/** Replaced words that stand beside each other are one passage. The first `most`. */
export function sharedPassages(
  before: string,
  { document, places }: SharedArticle,
  most: number,
): SharedPassage[] {
  const after = document.article.text;
  const joined: Span[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : before.slice(last.endUtf16, place.startUtf16);
    if (last !== undefined && between.length <= 2 && !between.includes('\n')) {
      joined[joined.length - 1] = { startUtf16: last.startUtf16, endUtf16: place.endUtf16 };
    } else if (joined.length === most) break;
    else joined.push(place);
  }
  return joined.map(({ startUtf16, endUtf16 }) => ({
    startUtf16,
    endUtf16,
    before: before.slice(startUtf16, endUtf16),
    after: after.slice(startUtf16, endUtf16),
    prefix: after.slice(Math.max(0, startUtf16 - AROUND), startUtf16).toWellFormed(),
    suffix: after.slice(endUtf16, endUtf16 + AROUND).toWellFormed(),
  }));
}

const count = (found: RegExpMatchArray | null): number => found?.length ?? 0;
const times = (number: number): string => (number === 1 ? 'once' : `${number} times`);

/** What the sender should look at before the copy goes out; the first ones matter most. */
export function sharingWarnings(shared: SharedArticle, choice: SharingChoice): string[] {
  const { document } = shared;
  const { article } = document;
  return [
    ...leftParts(document, choice),
    ...unfound(shared, choice),
    ...keptFields(document, choice),
    ...keptNotes(document, choice),
    ...addresses(article.text),
    ...numbers(article.text),
    'Placeholders have as many letters as the names, and capitals where they had some; rare words around a name may still tell it.',
    'A nickname, a spelling mistake or another form of a name is found only when it is chosen as well.',
  ];
}

function leftParts({ article }: AnnotatedArticle, { names, parts }: SharingChoice): string[] {
  if (parts) return [];
  const single = partsOf(names);
  const found = new Map<number, number>();
  for (const { name } of createNameFinder(single).find(article.text)) {
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return [...found].map(
    ([name, number]) =>
      `“${single[name] ?? ''}”, a word of a hidden name, still stands alone in the text ${times(number)}.`,
  );
}

function unfound({ found }: SharedArticle, { names }: SharingChoice): string[] {
  return names.flatMap((name, index) =>
    found[index] === 0 && index < found.length ? [`“${name}” was not found anywhere.`] : [],
  );
}

function keptFields({ article }: AnnotatedArticle, { fields }: SharingChoice): string[] {
  const kept = (
    [
      ['title', 'the title'],
      ['byline', 'the byline'],
      ['publisher', 'the publisher'],
      ['publishedOn', 'the date'],
      ['url', 'the address'],
    ] as const
  ).filter(([field]) => !fields.includes(field) && article[field] !== null);
  if (kept.length === 0) return [];
  const list = new Intl.ListFormat('en').format(kept.map(([, words]) => words));
  return [`With ${list}, the article can be found on the web, names and all.`];
}

function keptNotes({ annotations }: AnnotatedArticle, { notes }: SharingChoice): string[] {
  if (notes === 'all') return [];
  const kept = annotations.filter(({ note, id }) => note !== null && !notes.includes(id)).length;
  if (kept === 0) return [];
  return [`${kept === 1 ? 'One note stays' : `${kept} notes stay`} readable.`];
}

function addresses(text: string): string[] {
  const found = count(text.match(/https?:\/\/\S+|\S+@[\p{L}\p{N}-]+\.\p{L}+/gu));
  return found === 0 ? [] : [`There are web or e-mail addresses in the text (${found}).`];
}

function numbers(text: string): string[] {
  const found = count(text.match(/\p{Nd}[\p{Nd}.,:/ -]*\p{Nd}/gu));
  return found === 0 ? [] : [`Numbers and dates in the text stay as they are (${found}).`];
}
