// What part each block plays: the lines between headline and text are read for what they are, and inside the article
// what belongs to the site is told from what belongs to the text.

import type { BlockRole } from '../../../../../shared/domain/article.ts';
import { bylineNames, isBoilerplate, isProse } from '../../../../../shared/text/plain-text/cues.ts';
import { readDateLine } from '../../../../../shared/text/plain-text/date-line.ts';
import { draftText } from './draft-text.ts';
import type { Draft } from './draft-writer.ts';
import { hintOf } from './hints.ts';

/** What the page says about itself, to know it again in its text. */
export interface Known {
  readonly descriptions: readonly string[];
  readonly authors: readonly string[];
}

const longestHeader = 25;

/** Roles of the lines under the headline, by index, up to where the text begins. */
export function headerRoles(
  drafts: readonly Draft[],
  headline: number,
  known: Known,
): Map<number, BlockRole> {
  const roles = new Map<number, BlockRole>();
  let hasSubtitle = false;
  const end = Math.min(drafts.length, headline + longestHeader);
  for (let index = headline + 1; index < end; index += 1) {
    const draft = drafts[index];
    if (draft === undefined) break;
    const role = headerRole(drafts, index, known, hasSubtitle);
    if (role !== null) roles.set(index, role);
    else if (draft.keptLength > 0 && isProse(draftText(draft))) break;
    hasSubtitle ||= role === 'subtitle';
  }
  return roles;
}

function headerRole(
  drafts: readonly Draft[],
  index: number,
  known: Known,
  hasSubtitle: boolean,
): BlockRole | null {
  const draft = drafts[index];
  if (draft === undefined) return null;
  if (draft.role !== null) return draft.role;
  const line = lineRole(draft, known);
  if (line !== null || hasSubtitle) return line;
  const text = draftText(draft);
  if (draft.textLength > 600 || !/paragraph|heading/.test(draft.type)) return null;
  const isStated = hintOf(draft) === 'subtitle' || known.descriptions.some((d) => isSame(d, text));
  return isStated || isAboveLines(drafts, index, known) ? 'subtitle' : null;
}

/** A byline, a date or a caption by its own name or words. */
function lineRole(draft: Draft, known: Known): BlockRole | null {
  if (draft.textLength > 300 || draft.type === 'heading') return null;
  const text = draftText(draft);
  const hint = hintOf(draft);
  if (hint === 'caption') return 'caption';
  if (isNames(text, known) || (hint === 'byline' && !isProse(text))) return 'byline';
  if (text.length > 160) return null;
  return readDateLine(text) !== null || (hint === 'date' && /\p{N}/u.test(text)) ? 'date' : null;
}

function isNames(text: string, { authors }: Known): boolean {
  if (bylineNames(text) !== null) return true;
  return authors.some(
    (name) => text.includes(name) && text.length <= name.length + 60 && !isProse(text),
  );
}

/** One line right under the headline and above byline or date. */
function isAboveLines(drafts: readonly Draft[], index: number, known: Known): boolean {
  const before = drafts[index - 1];
  const next = drafts[index + 1];
  if (before === undefined || next === undefined || before.type !== 'heading') return false;
  const role = next.role ?? lineRole(next, known);
  return role === 'byline' || role === 'date';
}

function isSame(description: string, text: string): boolean {
  const key = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  const [said, shown] = [key(description), key(text)];
  if (said.length < 20 || shown.length < 20) return said === shown && said !== '';
  return shown.startsWith(said) || said.startsWith(shown);
}

const siteNotice =
  /^(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies|(?:accept|manage|reject)(?: all)? cookies|by (?:continuing|clicking|subscribing)\b.{0,80}\b(?:agree|accept|consent)|(?:get|receive|join|sign up for|subscribe to)\b.{0,60}\b(?:newsletter|inbox|briefing)|enter your e-?mail|thank you for (?:subscribing|signing up)|share(?: (?:this|on|via))?(?: (?:article|story|page))?$|(?:tweet|e-?mail|print|whatsapp|facebook|linkedin|copy link)$|support (?:our|independent) journalism\b)/i;

/** A line of the site in the midst of the text. */
export function isSiteLine(draft: Draft): boolean {
  if (draft.textLength > 300 || draft.type === 'table-row' || draft.type === 'preformatted')
    return false;
  const text = draftText(draft);
  return isBoilerplate(text) || siteNotice.test(text);
}

/** Looks like the article's own, though it was not counted to it: tables, lists, sentences that are not links. */
export function isContentLike(draft: Draft): boolean {
  const { type, textLength, linkLength } = draft;
  if (draft.role === 'caption' || type === 'table-row' || type === 'preformatted') return true;
  if (type === 'heading') return linkLength === 0;
  if (linkLength * 2 > textLength) return false;
  if (type === 'list-item' || type === 'blockquote') return true;
  return isProse(draftText(draft));
}
