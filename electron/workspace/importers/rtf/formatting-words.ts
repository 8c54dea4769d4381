// The control words that say how the text after them looks and what its paragraph is.

import { resetCharacters, resetParagraph, setFormat, type GroupState } from './state.ts';

const MOST_SKIPPED = 100;

/** Changes the state as the word says; false when it is no word of formatting. */
export function applyFormatting(state: GroupState, word: string, param: number | null): boolean {
  return applyToCharacters(state, word, param) || applyToParagraph(state, word, param);
}

function applyToCharacters(state: GroupState, word: string, param: number | null): boolean {
  const isOn = param !== 0;
  if (word === 'b') setFormat(state, 'bold', isOn);
  else if (word === 'i') setFormat(state, 'italic', isOn);
  else if (word === 'ulnone') setFormat(state, 'underline', false);
  // All kinds of lines; `ulc` is a line's colour.
  else if (word.startsWith('ul') && !word.startsWith('ulc')) setFormat(state, 'underline', isOn);
  else if (word === 'v' || word === 'deleted') state.isHidden = isOn;
  else if (word === 'f') state.font = param;
  else if (word === 'plain') resetCharacters(state);
  else if (word === 'uc') state.skipAfterUnicode = Math.max(0, Math.min(param ?? 1, MOST_SKIPPED));
  else return false;
  return true;
}

function applyToParagraph(state: GroupState, word: string, param: number | null): boolean {
  if (word === 'pard') resetParagraph(state);
  else if (word === 's') state.style = param;
  else if (word === 'outlinelevel') state.outlineLevel = param;
  else if (word === 'ls') state.list = param;
  else if (word === 'ilvl') state.listLevel = param ?? 0;
  else if (word === 'intbl') state.isInTable = true;
  else return false;
  return true;
}
