// A draft's words as one line, for whoever decides by words what part a block plays.

import { collapseSpace } from '../../../../../shared/text/white-space.ts';
import type { Draft } from './draft-writer.ts';

const enough = 2000;
const texts = new WeakMap<Draft, string>();

/** White space collapsed; no more than the first 2,000 characters or so. */
export function draftText(draft: Draft): string {
  const known = texts.get(draft);
  if (known !== undefined) return known;
  let text = '';
  for (const run of draft.runs) {
    text += run.lineBreak === true ? ' ' : run.text.slice(0, enough);
    if (text.length > enough) break;
  }
  const line = collapseSpace(text);
  texts.set(draft, line);
  return line;
}
