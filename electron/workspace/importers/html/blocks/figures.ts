// Figures: which of their texts are captions, and which captions say the same twice.

import type { ShownElement } from '../shown-tree.ts';
import { draftText } from './draft-text.ts';
import type { Draft } from './draft-writer.ts';

/** Whether a figure shows a picture, so that all its words are about it, and not a table, a quotation or code. */
export function isOfPicture(figure: ShownElement): boolean {
  const pending: ShownElement[] = [figure];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of next.children) {
      if (child.kind !== 'element') continue;
      if (/^(?:table|blockquote|pre|ul|ol|h[1-6])$/.test(child.tag)) return false;
      pending.push(child);
    }
  }
  return true;
}

/** Drops a picture's words, from `start` on, where the caption beside it says them too. */
export function captionsWithoutDoubles(drafts: Draft[], start: number): void {
  const own = drafts.slice(start);
  const texts = own.map((draft) => draftText(draft).toLowerCase());
  const isDouble = (draft: Draft, at: number): boolean =>
    draft.element.tag === 'img' &&
    texts.some(
      (text, other) =>
        other !== at &&
        text.includes(texts[at] ?? '') &&
        (text !== texts[at] || other < at || own[other]?.element.tag !== 'img'),
    );
  const kept = own.filter((draft, at) => !isDouble(draft, at));
  drafts.splice(start, own.length, ...kept);
}
