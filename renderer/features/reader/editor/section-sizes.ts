// Estimated heights for sections that have not been laid out, so that the scrollbar is about right from the start.
// Once a section has been on screen the browser remembers its real height.

import { shownBlockAt, type ShownBlock, type TextPlan } from './text-plan.ts';

export interface TextMetrics {
  readonly charWidthPx: number;
  readonly lineHeightPx: number;
  readonly columnWidthPx: number;
}

/** Average over the article's own letters, so that it holds for every script. */
const SAMPLE_CHARS = 2_000;
/** The last line of a paragraph is half full on average, and words wrap before the edge. */
const WRAP_LOSS = 1.03;
const PARAGRAPH_GAP_LINES = 0.55;

export function measureText(host: HTMLElement, plan: TextPlan, columnWidthPx: number): TextMetrics {
  const style = getComputedStyle(host);
  const sample = sampleOf(plan);
  const context = document.createElement('canvas').getContext('2d');
  const ownLineHeight = Number.parseFloat(style.lineHeight);
  const lineHeightPx = Number.isNaN(ownLineHeight)
    ? 1.6 * Number.parseFloat(style.fontSize)
    : ownLineHeight;
  if (context === null || sample === '') return { charWidthPx: 8, lineHeightPx, columnWidthPx };
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return {
    charWidthPx: context.measureText(sample).width / sample.length,
    lineHeightPx,
    columnWidthPx,
  };
}

/** Estimated height in pixels of every section, in order. */
export function estimateSections(plan: TextPlan, metrics: TextMetrics): number[] {
  const { text } = plan.document;
  const charsPerLine = Math.max(8, metrics.columnWidthPx / metrics.charWidthPx / WRAP_LOSS);
  return plan.sections.map(({ firstBlock, lastBlock }) => {
    let lines = 0;
    for (let at = firstBlock; at < lastBlock; at += 1) {
      const { startUtf16, endUtf16 } = plan.blocks[at] as ShownBlock;
      lines += linesOf(text.slice(startUtf16, endUtf16), charsPerLine) + PARAGRAPH_GAP_LINES;
    }
    return Math.round(lines * metrics.lineHeightPx);
  });
}

/** Counts each hard line of the block by its own length. */
function linesOf(text: string, charsPerLine: number): number {
  let lines = 0;
  let at = 0;
  while (at < text.length) {
    const lineBreak = text.indexOf('\n', at);
    const stop = lineBreak === -1 ? text.length : lineBreak;
    lines += Math.max(1, Math.ceil((stop - at) / charsPerLine));
    at = stop + 1;
  }
  return lines;
}

function sampleOf(plan: TextPlan): string {
  const middle = plan.blocks[shownBlockAt(plan.blocks, plan.document.text.length / 2)];
  const start = middle?.startUtf16 ?? 0;
  return plan.document.text.slice(start, start + SAMPLE_CHARS).replaceAll(/\s+/g, ' ');
}
