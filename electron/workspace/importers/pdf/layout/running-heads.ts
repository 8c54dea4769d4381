// Finds what stands at the top and bottom of page after page, and page numbers: lines of the outermost rows that come
// back, at the same height, on every page or on every left or right one, whatever numbers are in them. They are taken
// out before the page is read, so that a paragraph goes on across them, and are put back as boilerplate.

import type { Segment } from './segments.ts';

/** The segments of a page's main frame, by baseline. */
export interface PageRows {
  readonly page: number;
  readonly height: number;
  readonly segments: readonly Segment[];
}

/** How far into the page running heads reach, as a share of its height, and in rows. */
const ZONE = 0.14;
const ROWS = 3;
/** Pages between two that have the same line. */
const REACH = 2;
/** Places in a list of equal lines by page, within which a neighbour's is found. */
const WINDOW = 6;

interface Candidate {
  readonly page: number;
  readonly segment: Segment;
  readonly isTop: boolean;
  readonly text: string;
  /** As a share of the page's height. */
  readonly height: number;
}

/** The segments that are boilerplate. `title` is the document's property, which browsers print on every page. O(n). */
export function runningHeads(
  pages: readonly PageRows[],
  title: string | null,
): ReadonlySet<Segment> {
  const rows = pages.flatMap(edgeRows);
  const candidates = rows.flatMap(({ cells }) => cells);
  const found = new Set<Candidate>(pageNumbers(candidates, pages.length));
  for (const group of grouped(candidates, ({ text, isTop }) => `${isTop} ${textKey(text)}`)) {
    for (const candidate of repeated(group, pages.length)) found.add(candidate);
  }
  for (const candidate of candidates) if (isPrinted(candidate.text)) found.add(candidate);
  const heads = new Set<Segment>();
  for (const { cells, isApart } of rows) {
    // A title by itself may be the headline.
    const isTitled = cells.length > 1 && cells.some(({ text }) => text === title);
    const known = cells.filter((cell) => found.has(cell)).length;
    if (known < cells.length && !(isApart && (known > 0 || isTitled))) continue;
    for (const { segment } of cells) heads.add(segment);
  }
  return heads;
}

/** Such as “Page 3 of 12” and “- 3 -”. */
const saysPage =
  /^(?:(?:page|seite|página|pagina|pág\.|p\.|sida|side|strona|стр\.|صفحة|עמוד)\s*\d{1,4}(?:\s*(?:of|\/|von|de|di|av|van|sur|z|из|من)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*\/\s*\d{1,4})$/iu;

/** What stands on one line at the edge of a page. */
interface EdgeRow {
  readonly cells: readonly Candidate[];
  /** Whether there is more room between it and the text than between lines. */
  readonly isApart: boolean;
}

const isPrinted = (text: string): boolean =>
  saysPage.test(text) || /^(?:https?|file):\/\/\S+$/.test(text);

function edgeRows({ page, height, segments }: PageRows): EdgeRow[] {
  const candidate = (segment: Segment, isTop: boolean): Candidate => ({
    page,
    segment,
    isTop,
    text: segmentText(segment),
    height: segment.y / height,
  });
  return [true, false].flatMap((isTop) => {
    const inwards = isTop ? segments : segments.toReversed();
    const rows = outermost(inwards, ({ y }) =>
      isTop ? y < height * ZONE : y > height * (1 - ZONE),
    );
    return rows.map((row, index): EdgeRow => {
      const cells = row.map((segment) => candidate(segment, isTop));
      return { cells, isApart: standsApart(inwards, rows.slice(0, index + 1)) };
    });
  });
}

/** The outermost rows that are in the zone, from the edge inwards. */
function outermost(
  inwards: readonly Segment[],
  isInZone: (segment: Segment) => boolean,
): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of inwards) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (!isInZone(segment)) break;
    if (last !== undefined && Math.abs(segment.y - last.y) <= 0.3 * last.size) row?.push(segment);
    else if (rows.length === ROWS) break;
    else rows.push([segment]);
  }
  return rows;
}

function standsApart(inwards: readonly Segment[], rows: readonly (readonly Segment[])[]): boolean {
  const last = rows.at(-1)?.at(-1);
  const next = inwards[rows.flat().length];
  return (
    last === undefined ||
    next === undefined ||
    Math.abs(next.y - last.y) > 1.7 * Math.max(last.size, next.size)
  );
}

const segmentText = ({ runs }: Segment): string =>
  runs
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

const textKey = (text: string): string => text.toLowerCase().replace(/[\p{N}]+/gu, '#');

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  return [...Map.groupBy(items, key).values()];
}

/** Those of one text that come back near by and at the same height. */
function repeated(group: readonly Candidate[], pageCount: number): Candidate[] {
  const least = pageCount <= 3 ? 2 : 3;
  const [first] = group;
  // Numbers alone are looked at by what they count.
  if (first === undefined || !/\p{L}{2}/u.test(first.text)) return [];
  const isVaried = group.some(({ text }) => text !== first.text) && !countsPages(group);
  const sets = isVaried ? grouped(group, ({ text }) => text) : [group];
  return sets.flatMap((set) => {
    const found = set.filter((one, at) =>
      // A set is in the order of pages, and a page has a few lines of one text at most.
      set.slice(Math.max(0, at - WINDOW), at + WINDOW + 1).some((other) => isNear(one, other)),
    );
    return new Set(found.map(({ page }) => page)).size >= least ? found : [];
  });
}

function isNear(one: Candidate, other: Candidate): boolean {
  const apart = Math.abs(one.page - other.page);
  return apart > 0 && apart <= REACH && Math.abs(one.height - other.height) < 0.012;
}

/** Whether the numbers that differ between lines go with the pages. */
function countsPages(group: readonly Candidate[]): boolean {
  const offsets = new Map<number, number>();
  for (const { text, page } of group) {
    for (const number of text.match(/\d{1,4}/g) ?? []) {
      const offset = Number(number) - page;
      offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
    }
  }
  const most = [...offsets.values()].reduce((one, other) => Math.max(one, other), 0);
  return most >= group.length * 0.6;
}

const romanDigits: { readonly [digit: string]: number } = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** Of “12”, “– 12 –” and “xii”; null for anything else. */
function numberAlone(text: string): number | null {
  const plain = text.replace(/^[\s\-–—|·.]+|[\s\-–—|·.]+$/g, '');
  if (/^\p{Nd}{1,4}$/u.test(plain)) {
    return Number(plain.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0x0f)));
  }
  if (!/^[ivxlc]{1,7}$/i.test(plain)) return null;
  const values = [...plain.toLowerCase()].map((digit) => romanDigits[digit] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** Lone numbers that go up with the pages. */
function pageNumbers(candidates: readonly Candidate[], pageCount: number): Candidate[] {
  const numbers = candidates.flatMap((candidate) => {
    const value = numberAlone(candidate.text);
    return value === null ? [] : [{ candidate, offset: value - candidate.page }];
  });
  const least = pageCount <= 2 ? pageCount : 3;
  return grouped(numbers, ({ offset, candidate }) => `${offset} ${candidate.isTop}`)
    .filter((group) => pageCount > 1 && group.length >= least)
    .flatMap((group) => group.map(({ candidate }) => candidate));
}
