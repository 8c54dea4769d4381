// A text as the editor hands it over after replacements, with blocks as a plain text has them.

import { EditTracker } from '../../shared/anchoring/edit-tracker.ts';
import type { Block } from '../../shared/domain/article.ts';
import type { EditedText } from '../../shared/ipc/text-types.ts';

export interface Replacement {
  readonly words: string;
  readonly by: string;
}

/** Replaces the first occurrence of each in turn; throws where one is not there. */
export function edit(
  base: { readonly text: string; readonly revision: { readonly number: number } },
  ...replacements: readonly Replacement[]
): EditedText {
  const tracker = new EditTracker(base.text.length);
  let { text } = base;
  for (const { words, by } of replacements) {
    const startUtf16 = text.indexOf(words);
    if (startUtf16 === -1) throw new Error(`“${words}” is not there to be replaced`);
    tracker.splice({ startUtf16, deleted: words.length, inserted: by.length });
    text = text.slice(0, startUtf16) + by + text.slice(startUtf16 + words.length);
  }
  return {
    baseRevision: base.revision.number,
    text,
    blocks: paragraphsOf(text),
    marks: [],
    kept: tracker.kept(),
  };
}

function paragraphsOf(text: string): Block[] {
  return [...text.matchAll(/\S(?:[^\n]|\n(?!\n))*/g)].map(({ 0: words, index }) => ({
    startUtf16: index,
    endUtf16: index + words.trimEnd().length,
    type: 'paragraph',
    role: 'body',
  }));
}
