// An imported article as lines to compare with: one a block, one a mark.

import type { Block, InlineMark } from '../../shared/domain/article.ts';

interface Structured {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks?: readonly InlineMark[];
}

/** `type level role: words`, without the role where it is `body`. */
export function outline({ text, blocks }: Structured): string[] {
  return blocks.map(({ type, level, role, startUtf16, endUtf16 }) => {
    const about = [type, level, role === 'body' ? undefined : role];
    return `${about.filter((part) => part !== undefined).join(' ')}: ${text.slice(startUtf16, endUtf16)}`;
  });
}

/** `type: words`, for links `link address: words`. */
export function markList({ text, marks = [] }: Structured): string[] {
  return marks.map(({ type, href, startUtf16, endUtf16 }) => {
    const words = text.slice(startUtf16, endUtf16);
    return `${href === undefined ? type : `${type} ${href}`}: ${words}`;
  });
}
