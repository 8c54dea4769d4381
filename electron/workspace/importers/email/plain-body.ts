// The plain text of a message as blocks: what it quotes without its marks, its signature and a mailing list's footer
// as boilerplate.

import type { SourcePlace } from '../../../../shared/domain/source-map.ts';
import type { Span } from '../../../../shared/domain/span.ts';
import { canonicalText } from '../../../../shared/text/canonical.ts';
import { nonBlankLines } from '../../../../shared/text/plain-text/lines.ts';
import { rawBlocks, type RawBlock } from '../../../../shared/text/plain-text/raw-blocks.ts';
import type { ArticleBuilder, NewBlock } from '../article-builder.ts';
import { logicalLines, type FlowedBytes, type LogicalLine } from './flowed.ts';

interface Stretch {
  readonly isQuoted: boolean;
  readonly isBoilerplate: boolean;
  readonly lines: LogicalLine[];
}

/** Adds the blocks of a text to the builder. `part` names it in the source map; places are in its canonical form. */
export function addPlainBody(
  builder: ArticleBuilder,
  text: string,
  part: string,
  wrapping: Pick<FlowedBytes, 'isFlowed' | 'dropsSpaces'>,
): void {
  for (const stretch of stretchesOf(logicalLines(canonicalText(text), wrapping)))
    addStretch(builder, stretch, part);
}

const listFooter = /^[_=-]{20,}$/;
const pgpFrame = /^-----(?:BEGIN|END) PGP [A-Z ]+-----$|^Hash: [\w, -]+$/;
const pgpSignature = /^-----BEGIN PGP SIGNATURE-----$/;

/** Neighbouring lines of one quote depth and one standing. */
function stretchesOf(lines: readonly LogicalLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  let depth = -1;
  let isFooter = false;
  for (const line of lines) {
    const words = line.text.length > 200 ? '' : line.text.trimEnd();
    // Behind a signature only quotes are of the message again.
    if (line.depth > 0) isFooter = false;
    else if (line.text === '-- ' || listFooter.test(words) || pgpSignature.test(words))
      isFooter = true;
    const isBoilerplate = isFooter || (line.depth === 0 && pgpFrame.test(words));
    const last = stretches.at(-1);
    if (last !== undefined && last.isBoilerplate === isBoilerplate && depth === line.depth) {
      last.lines.push(line);
    } else stretches.push({ isQuoted: line.depth > 0, isBoilerplate, lines: [line] });
    depth = line.depth;
  }
  return stretches;
}

function addStretch(builder: ArticleBuilder, stretch: Stretch, part: string): void {
  const text = stretch.lines.map((line) => line.text).join('\n');
  const places = new LinePlaces(stretch.lines);
  for (const block of rawBlocks(text, nonBlankLines(text))) {
    const place = { part, ...places.of(block) };
    const words = text.slice(block.startUtf16, block.endUtf16);
    builder.addBlock(blockOf(block, stretch, place), [
      { text: isItem(block, stretch) ? words.replace(bullet, '') : words },
    ]);
  }
}

const bullet = /^[-*•‣◦▪●]\s+/;

const isItem = ({ type }: RawBlock, { isBoilerplate }: Stretch): boolean =>
  type === 'list-item' && !isBoilerplate;

function blockOf(block: RawBlock, stretch: Stretch, place: SourcePlace): NewBlock {
  const { isQuoted, isBoilerplate } = stretch;
  if (isItem(block, stretch)) return { type: 'list-item', level: block.level ?? 1, place };
  const type = isQuoted ? 'blockquote' : 'paragraph';
  return isBoilerplate ? { type, role: 'boilerplate', place } : { type, place };
}

/** Where spans of a stretch stand in the whole text, by lines. Spans come in order. */
class LinePlaces {
  readonly #lines: readonly LogicalLine[];
  #index = 0;
  #lineEnd: number;

  constructor(lines: readonly LogicalLine[]) {
    this.#lines = lines;
    this.#lineEnd = lines[0]?.text.length ?? 0;
  }

  of({ startUtf16, endUtf16 }: Span): Span {
    const start = this.#lineAt(startUtf16)?.startUtf16 ?? 0;
    return { startUtf16: start, endUtf16: this.#lineAt(endUtf16)?.endUtf16 ?? start };
  }

  #lineAt(offset: number): LogicalLine | undefined {
    while (offset > this.#lineEnd && this.#index + 1 < this.#lines.length) {
      this.#index += 1;
      this.#lineEnd += 1 + (this.#lines[this.#index]?.text.length ?? 0);
    }
    return this.#lines[this.#index];
  }
}
