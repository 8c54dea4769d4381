// What each paragraph is: block type and role. The headline is the largest text of the first page; what stands around
// it is told by its words, as in a plain text.

import type { BlockRole } from '../../../../../shared/domain/article.ts';
import {
  bylineNames,
  deskCreditNames,
  isBoilerplate,
  looksLikePublisher,
} from '../../../../../shared/text/plain-text/cues.ts';
import { readDateLine } from '../../../../../shared/text/plain-text/date-line.ts';
import type { NewBlock } from '../../article-builder.ts';
import { endOf, startOf } from '../layout/edges.ts';
import { isCaptionLike, isCaptionText } from './captions.ts';
import { headingLevels } from './headings.ts';
import { listItems } from './lists.ts';
import { firstLine, looksOf, type Paragraph } from './paragraph.ts';

export interface Typed {
  readonly paragraph: Paragraph;
  readonly block: NewBlock;
  /** Code units of the first line that are left out: a bullet. */
  readonly skip: number;
}

/** How far around the headline its byline, date and subtitle are looked for. */
const HEADER = 7;
const LONGEST_CUE = 300;

export function typed(flow: readonly Paragraph[], bodySize: number): Typed[] {
  const levels = headingLevels(flow, bodySize);
  const heads = headerRoles(flow, levels);
  const items = listItems(flow, (paragraph) => levels.has(paragraph) || heads.has(paragraph));
  return flow.map((paragraph) => {
    const role = heads.get(paragraph);
    const item = items.get(paragraph);
    const level = levels.get(paragraph);
    const block = (): NewBlock => {
      if (paragraph.cells !== null) return { type: 'table-row' };
      if (role === 'headline') return { type: 'heading', level: level ?? 1, role };
      if (role !== undefined) return { type: 'paragraph', role };
      if (level !== undefined) return { type: 'heading', level };
      if (item !== undefined) return { type: 'list-item', level: item.level };
      return plainBlock(paragraph, bodySize);
    };
    return { paragraph, block: block(), skip: role === undefined ? (item?.skip ?? 0) : 0 };
  });
}

function plainBlock(paragraph: Paragraph, bodySize: number): NewBlock {
  const line = firstLine(paragraph);
  if (line === undefined) return { type: 'paragraph' };
  if (paragraph.part === 'edge') return { type: 'paragraph', role: 'boilerplate' };
  const tag = paragraph.isTagged ? line.tag?.kind : undefined;
  if (tag === 'caption' || isCaptionLike(line, bodySize))
    return { type: 'paragraph', role: 'caption' };
  const text = looksOf(paragraph, LONGEST_CUE * 2);
  if (isBoilerplate(text)) return { type: 'paragraph', role: 'boilerplate' };
  if (isCaptionText(text)) return { type: 'paragraph', role: 'caption' };
  if (deskCreditNames(text) !== null) return { type: 'paragraph', role: 'byline' };
  return { type: tag === 'quote' || isSetIn(paragraph) ? 'blockquote' : 'paragraph' };
}

/** Set in from both sides, every line of it. */
function isSetIn({ lines, start, end, isRightToLeft, part }: Paragraph): boolean {
  const [first] = lines;
  if (first === undefined || lines.length < 2 || part !== 'body') return false;
  const em = first.size;
  const from = startOf(first, isRightToLeft);
  return (
    from > start + 1.4 * em &&
    lines.every((line) => Math.abs(startOf(line, isRightToLeft) - from) < 0.3 * em) &&
    lines.every((line) => endOf(line, isRightToLeft) < end - 0.9 * em)
  );
}

function headerRoles(
  flow: readonly Paragraph[],
  levels: ReadonlyMap<Paragraph, number>,
): ReadonlyMap<Paragraph, BlockRole> {
  const roles = new Map<Paragraph, BlockRole>();
  const first = firstPage(flow);
  const headline = headlineOf(first, levels, roles);
  if (headline !== null) roles.set(headline, 'headline');
  const at = first.findIndex((paragraph) => paragraph === headline);
  for (const [index, paragraph] of first.slice(0, Math.max(at, 0) + HEADER).entries()) {
    const text = looksOf(paragraph, LONGEST_CUE * 2);
    if (index > at && isProse(paragraph, text)) break;
    const isOpen = !roles.has(paragraph) && text.length <= LONGEST_CUE;
    const role = isOpen ? roleByWords(text) : null;
    if (role !== null) roles.set(paragraph, role);
  }
  const below = headline === null ? undefined : first[at + 1];
  if (below !== undefined && !roles.has(below) && isSubtitle(first, at + 1, levels)) {
    roles.set(below, 'subtitle');
  }
  return roles;
}

/** What is of the text itself on the first page that has any text. */
function firstPage(flow: readonly Paragraph[]): Paragraph[] {
  const page = flow[0]?.lines[0]?.page;
  return flow.filter(({ lines, part }) => lines[0]?.page === page && part === 'body');
}

function roleByWords(text: string): 'byline' | 'date' | null {
  if (bylineNames(text) !== null) return 'byline';
  return readDateLine(text) === null ? null : 'date';
}

const isProse = ({ lines }: Paragraph, text: string): boolean =>
  lines.length > 3 || text.length > 250;

/** The largest heading of the page; the name of a paper above it is boilerplate. */
function headlineOf(
  first: readonly Paragraph[],
  levels: ReadonlyMap<Paragraph, number>,
  roles: Map<Paragraph, BlockRole>,
): Paragraph | null {
  const headings = first.filter((paragraph) => levels.has(paragraph));
  const bySize = headings.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const [largest, second] = bySize;
  if (largest === undefined) return null;
  const text = looksOf(largest);
  const isMasthead =
    largest === first[0] &&
    text.split(' ').length <= 4 &&
    looksLikePublisher(text) &&
    second !== undefined;
  if (!isMasthead) return largest;
  roles.set(largest, 'boilerplate');
  return second;
}

const sizeOf = (paragraph: Paragraph): number => firstLine(paragraph)?.size ?? 0;

/** Below the headline: in a size between its own and the text's, and not the first of several such headings. */
function isSubtitle(
  first: readonly Paragraph[],
  index: number,
  levels: ReadonlyMap<Paragraph, number>,
): boolean {
  const paragraph = first[index];
  const next = first[index + 1];
  if (paragraph === undefined || next === undefined) return false;
  if (paragraph.cells !== null || paragraph.lines.length > 5) return false;
  const { length } = looksOf(paragraph);
  if (!levels.has(paragraph)) return isItalic(paragraph) && !isItalic(next) && length >= 20;
  if (roleByWords(looksOf(next, LONGEST_CUE)) !== null) return true;
  const size = sizeOf(paragraph);
  const isAlone = [...levels.keys()].every(
    (other) => other === paragraph || Math.abs(sizeOf(other) - size) > 0.6,
  );
  return isAlone && length >= 30;
}

const isItalic = (paragraph: Paragraph): boolean => firstLine(paragraph)?.isItalic === true;
