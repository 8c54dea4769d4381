// The first step of reading a query: its words, phrases, fields, brackets and signs, each with its place.

import type { Span } from '../domain/span.ts';
import { QueryError } from './query-error.ts';

export type Token = Span & {
  /** Nothing stands between it and the token before it. */
  readonly glued: boolean;
} & (
    | { readonly type: 'open' | 'close' | 'and' | 'or' }
    | { readonly type: 'minus' | 'not' }
    /** The name as it is written, without its colon. */
    | { readonly type: 'field'; readonly name: string }
    | ValueToken
  );

interface ValueToken {
  readonly type: 'word' | 'phrase';
  /** Without quotes and without the star. */
  readonly text: string;
  readonly prefix: boolean;
}

const closing: { readonly [opening: string]: string } = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
};
const signs: { readonly [sign: string]: 'open' | 'close' | 'minus' } = {
  '(': 'open',
  ')': 'close',
  '-': 'minus',
};
const keywords: { readonly [keyword: string]: 'and' | 'or' | 'not' } = {
  AND: 'and',
  OR: 'or',
  NOT: 'not',
};
const blank = /[\s\0]/;
const wordPattern = /[^\s\0()"“„«]+/y;
/** A name and a colon; not the beginning of an address. */
const fieldPattern = /^(\p{L}[\p{L}\p{N}_-]*):(?!\/\/)/u;

/** Throws a {@link QueryError} for a quote that is not closed and for a star where none can be. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    if (blank.test(query[at] ?? '')) {
      at += 1;
      continue;
    }
    const before = tokens.at(-1);
    const glued = before?.endUtf16 === at;
    const token = tokenAt(query, at, glued, glued && before?.type === 'field');
    tokens.push(token);
    at = token.endUtf16;
  }
  return tokens;
}

/** `isValue` right after a field, where a minus, a keyword or another colon is part of the value. */
function tokenAt(query: string, startUtf16: number, glued: boolean, isValue: boolean): Token {
  const first = query[startUtf16] ?? '';
  const closers = closing[first];
  if (closers !== undefined) return phraseAt(query, startUtf16, glued, closers);
  const sign = signs[first];
  if (sign !== undefined && !(isValue && sign === 'minus')) {
    return { type: sign, glued, startUtf16, endUtf16: startUtf16 + 1 };
  }
  wordPattern.lastIndex = startUtf16;
  const [word = first] = wordPattern.exec(query) ?? [];
  return isValue ? wordToken(word, glued, startUtf16) : meaningOf(word, glued, startUtf16);
}

/** A keyword, a field or nothing but a word. */
function meaningOf(word: string, glued: boolean, startUtf16: number): Token {
  const keyword = Object.hasOwn(keywords, word) ? keywords[word] : undefined;
  if (keyword !== undefined) {
    return { type: keyword, glued, startUtf16, endUtf16: startUtf16 + word.length };
  }
  const name = fieldPattern.exec(word)?.[1];
  if (name === undefined) return wordToken(word, glued, startUtf16);
  return { type: 'field', name, glued, startUtf16, endUtf16: startUtf16 + name.length + 1 };
}

function wordToken(word: string, glued: boolean, startUtf16: number): Token {
  const endUtf16 = startUtf16 + word.length;
  const text = word.replace(/\*+$/, '');
  const star = text.indexOf('*');
  if (text === '') {
    throw new QueryError(
      { startUtf16, endUtf16 },
      'A star alone stands for every word.',
      'Write the beginning of a word before it, such as “reopen*”.',
    );
  }
  if (star !== -1) {
    throw new QueryError(
      { startUtf16: startUtf16 + star, endUtf16: startUtf16 + star + 1 },
      'A star can only stand at the end of a word.',
      'Leave it out, or write the beginning of the word and then the star.',
    );
  }
  return { type: 'word', text, prefix: text !== word, glued, startUtf16, endUtf16 };
}

/** Inside straight quotes, two quotes stand for one. */
function phraseAt(query: string, startUtf16: number, glued: boolean, closers: string): Token {
  let text = '';
  for (let at = startUtf16 + 1; at < query.length; at += 1) {
    const character = query[at] ?? '';
    if (!closers.includes(character)) text += character;
    else if (character === '"' && query[at + 1] === '"') {
      text += '"';
      at += 1;
    } else return phraseToken(query, text, glued, startUtf16, at + 1);
  }
  throw new QueryError(
    { startUtf16, endUtf16: query.length },
    'This quote is not closed.',
    `Write ${closers === '"' ? 'a second quote' : closers.slice(0, 1)} at the end of the phrase.`,
  );
}

function phraseToken(
  query: string,
  text: string,
  glued: boolean,
  startUtf16: number,
  closedUtf16: number,
): Token {
  let endUtf16 = closedUtf16;
  while (query[endUtf16] === '*') endUtf16 += 1;
  if (text.replaceAll(/[\s\0]+/g, '') === '') {
    throw new QueryError(
      { startUtf16, endUtf16 },
      'There is nothing between these quotes.',
      'Write the words to look for between them, or leave them out.',
    );
  }
  return { type: 'phrase', text, prefix: endUtf16 > closedUtf16, glued, startUtf16, endUtf16 };
}
