// What stands in the left gutter beside each block: the number of a body paragraph, or what kind of text it is.

import type { Block } from '../../../../shared/domain/article.ts';
import type { ReaderDocument } from '../reader-types.ts';

const pointsElsewhere = /^\s*(?:read|see|watch|listen|also|more|related)\b/iu;

/** One label a block, in order; null where the text speaks for itself (headline, list item). */
export function gutterLabels({ text, blocks, inlineMarks }: ReaderDocument): (string | null)[] {
  const linkStarts = new Set(
    inlineMarks.filter((mark) => mark.type === 'link').map((mark) => mark.startUtf16),
  );
  let paragraph = 0;
  return blocks.map((block) => {
    if (block.role !== 'body') return roleLabel(block, text, linkStarts);
    if (block.type !== 'paragraph' && block.type !== 'blockquote') return null;
    paragraph += 1;
    return String(paragraph);
  });
}

function roleLabel(block: Block, text: string, linkStarts: ReadonlySet<number>): string | null {
  switch (block.role) {
    case 'boilerplate': {
      const opening = text.slice(block.startUtf16, block.startUtf16 + 24);
      return linkStarts.has(block.startUtf16) || pointsElsewhere.test(opening) ? 'link' : 'site';
    }
    case 'byline':
    case 'date':
    case 'caption':
      return block.role;
    default:
      return null;
  }
}
