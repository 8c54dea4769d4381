// The roles of a document's blocks: what its styles say, and for the rest what the words of its first blocks show.

import type { BlockRole } from '../../../../shared/domain/article.ts';
import { isBoilerplate, isCaption } from '../../../../shared/text/plain-text/cues.ts';
import {
  HEADER_BLOCKS,
  readHeader,
  type Header,
  type HeaderLine,
} from '../../../../shared/text/plain-text/header.ts';
import { cueLine, draftLine, type Draft } from './draft.ts';

export interface Roles {
  readonly drafts: readonly Draft[];
  /** What the words of the first blocks say. */
  readonly said: Omit<Header, 'roles'>;
  /** Where the headline was seen, in the user's words; null when there is none. */
  readonly headlineFrom: string | null;
  /** Its words without the markers of notes. */
  readonly headline: string | null;
  /** The roles that a style gives, rather than words. */
  readonly styledRoles: ReadonlySet<BlockRole>;
}

/** Takes drafts that all have visible text. */
export function withRoles(drafts: readonly Draft[]): Roles {
  const first = drafts.slice(0, HEADER_BLOCKS);
  const styled = first.findIndex(({ block }) => block.role === 'headline');
  const headline = styled === -1 ? leadingHeading(first) : styled;
  const lines = first.map((draft, index) => headerLine(draft, index === headline));
  // What stands above a headline that is known cannot be taken for one.
  const header = readHeader(headline === -1 ? lines : lines.slice(headline));
  const above = readHeader(headline === -1 ? [] : lines.slice(0, headline + 1));
  const start = Math.max(headline, 0);
  const placed = drafts.map((draft, index) => {
    if (index === headline) return withRole(draft, 'headline');
    if (draft.block.role === 'headline')
      return { ...draft, block: { ...draft.block, role: 'body' as const } };
    return placedDraft(
      draft,
      headline === -1 || index > start ? header.roles[index - start] : undefined,
    );
  });
  return {
    drafts: placed,
    said: {
      publisher: above.publisher ?? header.publisher,
      publishedOn: above.publishedOn ?? header.publishedOn,
      byline: above.byline ?? header.byline,
    },
    headlineFrom: headlineFrom(placed, styled, headline),
    headline: headlineOf(placed),
    styledRoles: styledRoles(drafts),
  };
}

function styledRoles(drafts: readonly Draft[]): Set<BlockRole> {
  const roles = new Set<BlockRole>();
  for (const { isStyled, block } of drafts) {
    if (isStyled && block.role !== undefined) roles.add(block.role);
  }
  return roles;
}

function headlineFrom(drafts: readonly Draft[], styled: number, headline: number): string | null {
  if (styled !== -1) return 'title style';
  if (headline !== -1) return 'first heading';
  return drafts.some(({ block }) => block.role === 'headline') ? 'first lines' : null;
}

/** A note's marker is a run of its own. */
function headlineOf(drafts: readonly Draft[]): string | null {
  const draft = drafts.find(({ block }) => block.role === 'headline');
  if (draft === undefined) return null;
  return draftLine({ ...draft, runs: draft.runs.filter(({ text }) => !/^\[\d+\]$/.test(text)) });
}

/** A heading that opens the document, or follows a few short lines only. */
function leadingHeading(first: readonly Draft[]): number {
  const at = first.findIndex(({ block }) => block.type === 'heading');
  if (at === -1) return -1;
  const above = first.slice(0, at);
  const isShort = above.every(
    (draft) => draft.block.type === 'paragraph' && draftLine(draft).length <= 120,
  );
  return isShort && at <= 3 ? at : -1;
}

function headerLine(draft: Draft, isHeadline: boolean): HeaderLine {
  const { type, role } = draft.block;
  const isOpen =
    type === 'paragraph' &&
    (role === undefined || role === 'body' || role === 'byline' || role === 'date');
  return { text: draftLine(draft), isParagraph: isHeadline || isOpen, opensGroup: true };
}

function placedDraft(draft: Draft, fromHeader: BlockRole | undefined): Draft {
  const { type, role } = draft.block;
  if (draft.isStyled || type !== 'paragraph' || (role !== undefined && role !== 'body'))
    return draft;
  if (fromHeader !== undefined && fromHeader !== 'body') return withRole(draft, fromHeader);
  const line = cueLine(draft);
  if (line === null) return draft;
  if (isBoilerplate(line)) return withRole(draft, 'boilerplate');
  return isCaption(line) ? withRole(draft, 'caption') : draft;
}

function withRole(draft: Draft, role: BlockRole): Draft {
  const { block } = draft;
  if (role !== 'headline') return { ...draft, block: { ...block, role } };
  return { ...draft, block: { ...block, type: 'heading', level: block.level ?? 1, role } };
}
