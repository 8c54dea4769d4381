// What stands above the body of a plain-text article: site line, date, headline, subtitle, byline, caption.
// Reads the first blocks in order and stops at the first prose; what it cannot place stays body.

import type { BlockRole } from '../../domain/article.ts';
import { addressOnly } from './addresses.ts';
import {
  bylineNames,
  endsLikeSentence,
  isBoilerplate,
  isCaption,
  isHeadlineLike,
  isProse,
  isTitleCase,
  looksLikePublisher,
} from './cues.ts';
import { readDateLine, type DateLine } from './date-line.ts';
import { findDate } from './dates.ts';

/** No header is longer than this, in blocks. */
export const HEADER_BLOCKS = 15;
const LONGEST_SUBTITLE = 300;

/** One of the first blocks of a text. */
export interface HeaderLine {
  readonly text: string;
  readonly isParagraph: boolean;
  readonly opensGroup: boolean;
}

export interface Header {
  /** One role a line, as far as the header reaches. */
  readonly roles: readonly BlockRole[];
  readonly publisher: string | null;
  /** YYYY-MM-DD. */
  readonly publishedOn: string | null;
  readonly byline: string | null;
}

export interface PlacedHeader extends Header {
  /** What the header says and an address, with the line that says it. */
  readonly statements: { readonly [Field in HeaderField]: Statement | null };
  /** The index of the headline's line. */
  readonly headline: number | null;
}

export type HeaderField = 'publisher' | 'publishedOn' | 'byline' | 'url';

/** What a line says, and which. */
export interface Statement {
  readonly value: string;
  readonly line: number;
}

type Kind =
  | { readonly is: 'boilerplate' | 'caption' | 'other' }
  | { readonly is: 'address'; readonly url: string }
  | { readonly is: 'byline'; readonly names: string }
  | { readonly is: 'date'; readonly date: DateLine };

/** The first lines with what each looks like by itself, and which of them is the headline. */
interface Lines {
  readonly lines: readonly HeaderLine[];
  readonly kinds: readonly Kind[];
  readonly headline: number | null;
}

/** Reads the first lines of a text. A text without a headline has no `headline` among its roles. */
export function readHeader(lines: readonly HeaderLine[]): PlacedHeader {
  const kinds = lines.map(kindOf);
  const all: Lines = { lines, kinds, headline: findHeadline(lines, kinds) };
  const roles: BlockRole[] = [];
  for (const [index, line] of lines.entries()) {
    const role = roleOf(all, index);
    if (role === 'body' && isProse(line.text)) break;
    roles.push(role);
  }
  const statements = statementsOf(all, roles);
  return {
    roles,
    publisher: statements.publisher?.value ?? null,
    publishedOn: statements.publishedOn?.value ?? null,
    byline: statements.byline?.value ?? null,
    statements,
    headline: all.headline,
  };
}

function roleOf(all: Lines, index: number): BlockRole {
  const kind = all.kinds[index];
  if (kind === undefined) return 'body';
  if (kind.is === 'date') {
    const isSiteLine = kind.date.publisher !== null && index < (all.headline ?? Infinity);
    return isSiteLine ? 'boilerplate' : 'date';
  }
  if (kind.is === 'address') return 'boilerplate';
  return kind.is === 'other' ? roleByPlace(all, index) : kind.is;
}

/** The role of a line that its own words do not tell. */
function roleByPlace(all: Lines, index: number): BlockRole {
  const { headline } = all;
  if (index === headline) return 'headline';
  if (headline !== null && index < headline) return 'boilerplate';
  if (index - 1 === headline && isSubtitle(all, index)) return 'subtitle';
  return isLineOfPicture(all, index) ? 'caption' : 'body';
}

type Said = { readonly [Field in HeaderField]?: string | null };

/** What the lines with a role say; the first of each counts. */
function statementsOf(
  { lines, kinds }: Lines,
  roles: readonly BlockRole[],
): PlacedHeader['statements'] {
  const said = roles.map((role, index) =>
    statementOf(kinds[index], lines[index]?.text ?? '', role === 'boilerplate'),
  );
  const first = (field: HeaderField): Statement | null => {
    const line = said.findIndex((one) => (one[field] ?? null) !== null);
    const value = said[line]?.[field] ?? null;
    return value === null ? null : { value, line };
  };
  return {
    publisher: first('publisher'),
    publishedOn: first('publishedOn'),
    byline: first('byline'),
    url: first('url'),
  };
}

function statementOf(kind: Kind | undefined, text: string, isBoilerplateLine: boolean): Said {
  if (kind?.is === 'date') {
    const publisher = publisherOf(kind.date.publisher, isBoilerplateLine);
    return { publisher, publishedOn: kind.date.publishedOn };
  }
  if (kind?.is === 'byline') {
    return { byline: kind.names, publishedOn: findDate(text)?.iso ?? null };
  }
  if (kind?.is === 'address') return { url: kind.url };
  const isName = kind?.is === 'other' && isBoilerplateLine;
  return isName ? { publisher: publisherOf(text, false) } : {};
}

function publisherOf(name: string | null, isSiteLine: boolean): string | null {
  return name !== null && (isSiteLine || looksLikePublisher(name)) ? name : null;
}

function kindOf({ text, isParagraph }: HeaderLine): Kind {
  if (!isParagraph) return { is: 'other' };
  const url = addressOnly(text);
  if (url !== null) return { is: 'address', url };
  if (isBoilerplate(text)) return { is: 'boilerplate' };
  const names = bylineNames(text);
  if (names !== null) return { is: 'byline', names };
  const date = readDateLine(text);
  if (date !== null) return { is: 'date', date };
  return { is: isCaption(text) ? 'caption' : 'other' };
}

/** The first line that can be one and has an article under it; a paper's name above a date is passed over. */
function findHeadline(lines: readonly HeaderLine[], kinds: readonly Kind[]): number | null {
  for (const [index, line] of lines.entries()) {
    if (kinds[index]?.is !== 'other') continue;
    if (!line.isParagraph || !isHeadlineLike(line.text)) return null;
    if (isPublisherAboveDate(lines, kinds, index)) continue;
    const next = lines[index + 1];
    if (next === undefined) return null;
    return next.opensGroup || hasProseAfter(lines, kinds, index) ? index : null;
  }
  return null;
}

function isPublisherAboveDate(
  lines: readonly HeaderLine[],
  kinds: readonly Kind[],
  index: number,
): boolean {
  const line = lines[index];
  const next = kinds[index + 1];
  const candidate = lines[index + 2];
  if (line === undefined || candidate === undefined || next?.is !== 'date') return false;
  const isCandidate = kinds[index + 2]?.is === 'other' && isHeadlineLike(candidate.text);
  return isCandidate && next.date.publisher === null && looksLikePublisher(line.text);
}

function isSubtitle(all: Lines, index: number): boolean {
  const { lines, kinds } = all;
  const line = lines[index];
  if (line === undefined || !line.isParagraph || line.text.length > LONGEST_SUBTITLE) return false;
  if (!/\p{L}/u.test(line.text) || !hasProseAfter(lines, kinds, index)) return false;
  if (isLineOfPicture(all, index)) return false;
  return !endsLikeSentence(line.text) || isTitleCase(line.text) || isAboveHeaderLine(all, index);
}

/** Followed by a line that stands between headline and body only. */
function isAboveHeaderLine(all: Lines, index: number): boolean {
  const next = all.kinds[index + 1]?.is;
  if (next === 'byline' || next === 'date' || next === 'caption') return true;
  return isLineOfPicture(all, index + 1);
}

/** A short line right above a caption, without a blank line between: the picture's own label. */
function isLineOfPicture({ lines, kinds }: Lines, index: number): boolean {
  const line = lines[index];
  const next = lines[index + 1];
  if (line === undefined || next === undefined || next.opensGroup) return false;
  return (
    kinds[index]?.is === 'other' && kinds[index + 1]?.is === 'caption' && line.text.length <= 100
  );
}

function hasProseAfter(
  lines: readonly HeaderLine[],
  kinds: readonly Kind[],
  index: number,
): boolean {
  return lines.some((line, at) => at > index && kinds[at]?.is === 'other' && isProse(line.text));
}
