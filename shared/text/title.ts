// What to call an article: its headline, else its first words.

import type { Block } from '../domain/article.ts';
import { graphemeStart } from './graphemes.ts';
import { collapseSpace, skipSpace } from './white-space.ts';

const LONGEST_HEADLINE = 300;
const FIRST_WORDS = 80;

/** One line, never empty. */
export function titleOf(text: string, blocks: readonly Block[]): string {
  const headline = blocks.find((block) => block.role === 'headline');
  if (headline !== undefined) return shortened(text, headline, LONGEST_HEADLINE);
  const first = blocks.find((block) => block.role === 'body') ?? blocks[0];
  return first === undefined ? 'Untitled' : shortened(text, first, FIRST_WORDS);
}

function shortened(text: string, { startUtf16, endUtf16 }: Block, longest: number): string {
  // However far the first words are moved to the right.
  const from = skipSpace(text, startUtf16, endUtf16);
  const line = collapseSpace(text.slice(from, Math.min(endUtf16, from + longest * 2)));
  if (line === '') return 'Untitled';
  if (line.length <= longest) return line;
  const cut = line.slice(0, graphemeStart(line, longest));
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}
