// The structure of a plain text as far as type and words show it: blocks with their roles, and what the lines
// above the body say about the article. Robust rather than clever: what is not clear is a body paragraph.
// O(n); a long line is never looked at as a whole.

import type { ArticleMetadata, Block, BlockRole } from '../domain/article.ts';
import type { DetectedFields } from '../domain/detected.ts';
import type { Span } from '../domain/span.ts';
import { deskCreditNames, isBoilerplate, isCaption, isHeadlineLike } from './plain-text/cues.ts';
import { HEADER_BLOCKS, readHeader } from './plain-text/header.ts';
import { nonBlankLines } from './plain-text/lines.ts';
import { plainTextMetadata } from './plain-text/metadata.ts';
import { rawBlocks, type RawBlock } from './plain-text/raw-blocks.ts';
import { collapseSpace } from './white-space.ts';

export interface PlainTextStructure {
  /** In order, without overlap, covering everything that is not blank. UTF-16 offsets. */
  readonly blocks: Block[];
  readonly metadata: Omit<ArticleMetadata, 'url'>;
  /** Every field that was found, an address among them, and by what. */
  readonly detected: DetectedFields;
}

/** No line with a meaning of its own is longer. */
const LONGEST_CUE = 800;
const LONGEST_SECTION_HEADING = 80;
const SHORTEST_PROSE = 100;

/** Reads canonical text. An empty or blank one has no blocks and the title “Untitled”. */
export function plainTextStructure(text: string): PlainTextStructure {
  const raw = rawBlocks(text, nonBlankLines(text));
  const header = readHeader(
    raw.slice(0, HEADER_BLOCKS).map((block) => ({
      text: cueText(text, block),
      isParagraph: block.type === 'paragraph',
      opensGroup: block.opensGroup,
    })),
  );
  const blocks = raw.map((block, index) => placeBlock(text, raw, index, header.roles[index]));
  const cue = (block: Span) => cueText(text, block);
  return { blocks, ...plainTextMetadata(text, blocks, { header, cue }) };
}

function placeBlock(
  text: string,
  raw: readonly RawBlock[],
  index: number,
  headerRole: BlockRole | undefined,
): Block {
  const { opensGroup: _, ...block } = raw[index] as RawBlock;
  if (headerRole === 'headline') return { ...block, type: 'heading', level: 1, role: 'headline' };
  if (headerRole !== undefined && headerRole !== 'body') return { ...block, role: headerRole };
  if (block.type !== 'paragraph') return { ...block, role: 'body' };
  const line = cueText(text, block);
  if (isBoilerplate(line)) return { ...block, role: 'boilerplate' };
  if (deskCreditNames(line) !== null) return { ...block, role: 'byline' };
  if (isCaption(line)) return { ...block, role: 'caption' };
  if (isSectionHeading(line, raw[index - 1], raw[index + 1])) {
    return { ...block, type: 'heading', level: 2, role: 'body' };
  }
  return { ...block, role: 'body' };
}

/** A short line between paragraphs of prose. */
function isSectionHeading(
  line: string,
  before: RawBlock | undefined,
  after: RawBlock | undefined,
): boolean {
  if (line.length > LONGEST_SECTION_HEADING || !isHeadlineLike(line)) return false;
  if (!/^[\p{Lu}\p{Lo}\p{N}]/u.test(line) || /["'”’»…!.]$/u.test(line)) return false;
  return isLong(before) && isLong(after);
}

function isLong(block: RawBlock | undefined): boolean {
  return block !== undefined && block.endUtf16 - block.startUtf16 >= SHORTEST_PROSE;
}

function cueText(text: string, { startUtf16, endUtf16 }: Span): string {
  return collapseSpace(text.slice(startUtf16, Math.min(endUtf16, startUtf16 + LONGEST_CUE + 1)));
}
