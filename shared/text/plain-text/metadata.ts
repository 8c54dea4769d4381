// What a plain text says about itself, field by field, each with the cue that it was taken from.

import type { ArticleMetadata, Block } from '../../domain/article.ts';
import type { DetectedField, DetectedFields } from '../../domain/detected.ts';
import type { Span } from '../../domain/span.ts';
import { directionOf, isRightToLeft } from '../direction.ts';
import { languageEvidence, languageOf } from '../language.ts';
import { titleOf } from '../title.ts';
import { datelineAgency, datelineOf } from './agencies.ts';
import { deskCreditNames } from './cues.ts';
import { findDate } from './dates.ts';
import type { HeaderField, PlacedHeader } from './header.ts';

export interface PlainTextMetadata {
  readonly metadata: Omit<ArticleMetadata, 'url'>;
  readonly detected: DetectedFields;
}

interface Sources {
  readonly header: PlacedHeader;
  /** The words of a block on one line, cut where they are long. */
  readonly cue: (block: Span) => string;
}

/** An agency's credit stands among the last blocks. */
const LAST_BLOCKS = 6;

const inferred = (value: string, where: string): DetectedField => ({
  value,
  origin: { how: 'inferred', where },
});

/** The metadata of a text and its blocks; what was only defaulted is not among `detected`. */
export function plainTextMetadata(
  text: string,
  blocks: readonly Block[],
  sources: Sources,
): PlainTextMetadata {
  const detected = withoutGaps({
    title: titleField(text, blocks),
    subtitle: subtitleField(blocks, sources),
    ...headerFields(blocks, sources),
    language: languageField(text),
    direction: directionField(text, blocks),
  });
  const valueOf = (field: keyof ArticleMetadata) => detected[field]?.value ?? null;
  const metadata = {
    title: titleOf(text, blocks),
    subtitle: valueOf('subtitle'),
    byline: valueOf('byline'),
    publisher: valueOf('publisher'),
    publishedOn: valueOf('publishedOn'),
    language: valueOf('language'),
    direction: valueOf('direction') === 'rtl' ? ('rtl' as const) : ('ltr' as const),
  };
  return { metadata, detected };
}

type Fields = { readonly [Field in keyof ArticleMetadata]?: DetectedField | null };

function withoutGaps(fields: Fields): DetectedFields {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== null));
}

function titleField(text: string, blocks: readonly Block[]): DetectedField | null {
  if (blocks.length === 0) return null;
  const hasHeadline = blocks.some((block) => block.role === 'headline');
  const where = hasHeadline ? 'the first line that looks like a headline' : 'the first words';
  return inferred(titleOf(text, blocks), where);
}

function subtitleField(blocks: readonly Block[], { cue }: Sources): DetectedField | null {
  const block = blocks.find(({ role }) => role === 'subtitle');
  return block === undefined ? null : inferred(cue(block), 'the line under the headline');
}

function headerFields(blocks: readonly Block[], { header, cue }: Sources): Fields {
  const said = (field: HeaderField): DetectedField | null => {
    const statement = header.statements[field];
    const block = statement === null ? undefined : blocks[statement.line];
    if (statement === null || block === undefined) return null;
    return inferred(statement.value, whereOf(cue(block), block, statement.line, header.headline));
  };
  const dateline = datelineFields(blocks, cue);
  return {
    byline: said('byline') ?? deskField(blocks, cue),
    publisher: said('publisher') ?? dateline.publisher ?? null,
    publishedOn: said('publishedOn') ?? dateline.publishedOn ?? null,
    url: said('url'),
  };
}

function whereOf(line: string, { role }: Block, index: number, headline: number | null): string {
  if (role === 'byline') {
    const opening = /^[^\s:]+:?/u.exec(line)?.[0] ?? '';
    return `the line that begins with “${opening}”`;
  }
  if (/https?:\/\/\S+$/i.test(line)) return 'a line near the top that is an address';
  if (headline === null) return 'a line near the top';
  return index < headline ? 'the line above the headline' : 'a line under the headline';
}

/** What a dateline such as “KABUL, April 1, 2023 (Reuters) —” says, at the first prose. */
function datelineFields(blocks: readonly Block[], cue: (block: Span) => string): Fields {
  const first = blocks.find(({ type, role }) => type === 'paragraph' && role === 'body');
  const line = first === undefined ? '' : cue(first);
  const agency = datelineAgency(line);
  if (agency === null) return {};
  const date = findDate(datelineOf(line) ?? '');
  return {
    publisher: inferred(agency, 'the dateline'),
    publishedOn: date === null ? null : inferred(date.iso, 'the dateline'),
  };
}

function deskField(blocks: readonly Block[], cue: (block: Span) => string): DetectedField | null {
  for (const block of blocks.slice(-LAST_BLOCKS)) {
    const names = block.role === 'byline' ? deskCreditNames(cue(block)) : null;
    if (names !== null) return inferred(names, 'the credit at the end');
  }
  return null;
}

function languageField(text: string): DetectedField | null {
  const language = languageOf(text);
  return language === null ? null : inferred(language, languageEvidence(language));
}

function directionField(text: string, blocks: readonly Block[]): DetectedField | null {
  const direction = directionOf(text, blocks);
  const isShown = direction === 'rtl' || isRightToLeft(text.slice(0, 20_000)) !== null;
  return isShown ? inferred(direction, 'the first letters of most paragraphs') : null;
}
