// The layout plan of a text that is being edited, made anew after each edit from the blocks as they are now: some
// thousand small objects, so that everything that reads a plan works on edited text too.

import type { TextPlan } from '../editor/text-plan.ts';
import type { LiveText } from './live-text.ts';

/** `mounted` gives what edits don't change. Its text is the mounted one; the blocks' offsets are those of the live text. */
export function livePlan(live: LiveText, mounted: TextPlan): TextPlan {
  const blocks = live.blocks.map(({ look }, index) => ({
    ...look,
    startUtf16: live.startOf(index),
    endUtf16: live.endOf(index),
  }));
  let firstBlock = 0;
  const sections = live.sections.map((size) => {
    const section = { firstBlock, lastBlock: firstBlock + size };
    firstBlock += size;
    return section;
  });
  return { document: mounted.document, blocks, sections };
}
