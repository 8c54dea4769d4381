// Checks what a file says about its own text: canonical form, hash, blocks and inline marks.

import type { Block, InlineMark } from '../domain/article.ts';
import { canonicalFault } from '../text/canonical.ts';
import { isBlank, skipSpace } from '../text/white-space.ts';
import { unitWords, type OffsetReader, type OffsetUnit } from './offset-units.ts';
import { createProblems, excerpt, type Problems } from './problems.ts';
import type { FileArticle, FileBlock, FileInlineMark } from './schema.ts';
import type { FileParts, Item } from './structure.ts';

/** The structure over the text with the offsets the program uses; what did not fit the text is left out. */
export interface PlacedStructure {
  /** Null when the blocks do not fit the text. */
  readonly blocks: readonly Block[] | null;
  readonly marks: readonly InlineMark[];
}

/** Checks the text itself. `actualSha256` is the hash of the text as it stands in the file. */
export function checkText(article: FileArticle, actualSha256: string, problems: Problems): void {
  const fault = canonicalFault(article.text);
  if (fault !== null) {
    problems.add(
      ['article', 'text'],
      `The text holds ${fault}.`,
      'Write line breaks as LF, and U+FFFD for NUL and halves of surrogate pairs.',
    );
  }
  if (actualSha256 !== article.textSha256) {
    problems.add(
      ['article', 'textSha256'],
      `The text does not match its SHA-256: it has ${actualSha256.slice(0, 12)}…, the file says ${article.textSha256.slice(0, 12)}….`,
      'Export the file again: text and annotations may come from different versions.',
    );
  }
}

/**
 * Places blocks and marks, in the unit of the annotations' offsets where the declared one does not fit; another unit
 * is told in `notes`. What fits in none becomes problems.
 */
export function placeStructure(
  reader: OffsetReader,
  parts: FileParts,
  annotationUnit: OffsetUnit,
  report: { readonly problems: Problems; readonly notes: Problems },
): PlacedStructure {
  const units = new Set<OffsetUnit>([
    'code-points',
    annotationUnit,
    'utf-16',
    'code-points-crlf',
    'utf-16-crlf',
  ]);
  let declared: { readonly placed: PlacedStructure; readonly problems: Problems } | null = null;
  for (const unit of units) {
    const problems = createProblems();
    const placed = placeIn(reader, parts, unit, problems);
    if (problems.count === 0) {
      if (unit !== 'code-points') {
        report.notes.add(
          ['article', 'blocks'],
          `Blocks and marks count ${unitWords[unit]}, not code points; read that way, they fit the text.`,
          'Write them in code points.',
        );
      }
      return placed;
    }
    declared ??= { placed, problems };
  }
  if (declared === null) return { blocks: null, marks: [] };
  report.problems.addAll(declared.problems);
  return declared.placed;
}

function placeIn(
  reader: OffsetReader,
  parts: FileParts,
  unit: OffsetUnit,
  problems: Problems,
): PlacedStructure {
  const blocks = parts.blocks === null ? null : placeBlocks(reader, parts.blocks, unit, problems);
  return { blocks, marks: placeMarks(reader, parts.marks, unit, problems) };
}

function placeBlocks(
  reader: OffsetReader,
  blocks: readonly FileBlock[],
  unit: OffsetUnit,
  problems: Problems,
): readonly Block[] | null {
  const before = problems.count;
  const placed: Block[] = [];
  let covered = 0;
  for (const [index, block] of blocks.entries()) {
    const span = placeRange(reader, block, unit);
    if (span === null) {
      addBadRange(reader, block, ['article', 'blocks', index], problems);
      continue;
    }
    if (span.startUtf16 < covered) {
      problems.add(
        ['article', 'blocks', index, 'start'],
        'The block overlaps the one before, or stands before it.',
        'Write blocks in text order, each starting at or after the end of the one before.',
      );
    } else {
      addGap(reader, covered, span.startUtf16, problems);
    }
    covered = Math.max(covered, span.endUtf16);
    placed.push(toBlock(block, span));
  }
  if (problems.count === before) addGap(reader, covered, reader.text.length, problems);
  return problems.count === before ? placed : null;
}

function placeMarks(
  reader: OffsetReader,
  marks: readonly Item<FileInlineMark>[],
  unit: OffsetUnit,
  problems: Problems,
): InlineMark[] {
  return marks.flatMap(({ index, value }) => {
    const span = placeRange(reader, value, unit);
    if (span !== null) {
      const href = value.href === undefined ? {} : { href: value.href };
      return [{ ...span, type: value.type, ...href }];
    }
    addBadRange(reader, value, ['article', 'marks', index], problems);
    return [];
  });
}

function toBlock(block: FileBlock, span: { startUtf16: number; endUtf16: number }): Block {
  const level = 'level' in block ? { level: block.level } : {};
  return { ...span, type: block.type, ...level, role: block.role };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function placeRange(reader: OffsetReader, { start, end }: Range, unit: OffsetUnit) {
  const startUtf16 = reader.read(start, unit);
  const endUtf16 = reader.read(end, unit);
  if (startUtf16 === null || endUtf16 === null || startUtf16 >= endUtf16) return null;
  return { startUtf16, endUtf16 };
}

function addBadRange(
  reader: OffsetReader,
  { start, end }: Range,
  path: readonly (string | number)[],
  problems: Problems,
): void {
  const length = reader.index.lengthCodePoints;
  if (end > length || start > length) {
    problems.add(
      [...path, 'end'],
      `Ends at ${Math.max(start, end)}, past the end of the text.`,
      `The text has ${length} code points.`,
    );
  } else {
    problems.add(
      [...path, 'end'],
      `Ends at ${end}, not after its start at ${start}.`,
      'Write “end” greater than “start”.',
    );
  }
}

function addGap(reader: OffsetReader, from: number, to: number, problems: Problems): void {
  const { text, index } = reader;
  if (isBlank(text, from, to)) return;
  const at = skipSpace(text, from, to);
  problems.add(
    ['article', 'blocks'],
    `${excerpt(text.slice(at, to))} at code point ${index.toCodePoint(at)} is in no block.`,
    'Cover all text that is not blank with blocks.',
  );
}
