// Texts with their structure, one after the other as one.

import type { BuiltText } from '../article-builder.ts';

/** Joined by a blank line; parts without text are left out. */
export function concatenated(parts: readonly BuiltText[]): BuiltText {
  const whole = parts.filter(({ text }) => text !== '');
  const [only] = whole;
  if (whole.length === 1 && only !== undefined) return only;
  const texts: string[] = [];
  const blocks: BuiltText['blocks'][number][] = [];
  const marks: BuiltText['marks'][number][] = [];
  const sourceMap: BuiltText['sourceMap'][number][] = [];
  let shift = 0;
  for (const part of whole) {
    const moved = <T extends { readonly startUtf16: number; readonly endUtf16: number }>(
      span: T,
    ): T => ({
      ...span,
      startUtf16: span.startUtf16 + shift,
      endUtf16: span.endUtf16 + shift,
    });
    texts.push(part.text);
    for (const block of part.blocks) blocks.push(moved(block));
    for (const mark of part.marks) marks.push(moved(mark));
    for (const entry of part.sourceMap) sourceMap.push(moved(entry));
    shift += part.text.length + 2;
  }
  return { text: texts.join('\n\n'), blocks, marks, sourceMap };
}
