// A picture's description that its caption repeats word for word, as word processors put it there themselves.

import { draftLine, type Draft } from './draft.ts';

/** Of neighbouring captions that say the same, the last, which is the one that stands in the document. */
export function withoutRepeatedCaptions(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft, index) => {
    const next = drafts[index + 1];
    if (next === undefined || !isCaption(draft) || !isCaption(next)) return true;
    return draftLine(draft) !== draftLine(next);
  });
}

const isCaption = ({ block }: Draft): boolean => block.role === 'caption';
