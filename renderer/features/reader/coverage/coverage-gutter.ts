// The gutter's signs: one for each sentence of the body near the viewport, beside the line it begins on. Drawn over
// the scrolled content; a click steps the sentence on. For the pointer only: keys and the status bar say the same.

import { sentenceAtCaret, sentencesTouching } from '../../../../shared/coverage/body-sentences.ts';
import {
  coverageStates,
  coverageWords,
  type CoverageTable,
} from '../../../../shared/domain/coverage.ts';
import type { Span } from '../../../../shared/domain/span.ts';
import type { TextMap } from '../editor/text-map.ts';
import { caretBox } from '../text-rects.ts';
import type { BlockWindow } from '../visible-blocks.ts';

/** Between the text and the middle of a sign. */
const AWAY_PX = 18;
const WIDTH_PX = 18;
/** Signs of sentences that begin on one line stand below each other, this far apart at most. */
const PITCH_PX = 11;

export class CoverageGutter {
  readonly #root: HTMLElement;
  readonly #ticks: HTMLElement[] = [];
  #table: CoverageTable | null = null;
  #version = 0;
  #drawn = '';

  /** The layer must be positioned; its top left corner is the origin. */
  constructor(layer: HTMLElement, onPick: (sentence: Span) => void) {
    this.#root = document.createElement('div');
    this.#root.className = 'reader-coverage';
    layer.append(this.#root);
    this.#root.addEventListener('click', (event) => {
      const tick = event.target instanceof Element ? event.target.closest('.coverage-tick') : null;
      const sentence = tick instanceof HTMLElement ? Number(tick.dataset['sentence']) : null;
      if (sentence !== null && this.#table !== null) onPick(spanAt(this.#table, sentence));
    });
    // Pressing a sign must not take the selection away from the text.
    this.#root.addEventListener('mousedown', (event) => event.preventDefault());
  }

  set(table: CoverageTable | null): void {
    this.#table = table;
    this.#version += 1;
  }

  /** `layout` names how the text lies now: nothing is measured again while it stays the same. */
  draw(map: TextMap, near: BlockWindow, caret: Span | null, layout: string): void {
    const table = this.#table;
    const here =
      table === null || caret === null ? null : sentenceAtCaret(table.spans, caret.startUtf16);
    const wanted = `${layout} ${this.#version} ${near.first} ${near.last} ${here ?? ''}`;
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    const lines = table === null ? [] : linesOf(map, table, near);
    const origin = this.#root.getBoundingClientRect();
    let used = 0;
    for (const line of lines) {
      const pitch = Math.min(PITCH_PX, (line.bottom - line.top) / line.sentences.length);
      for (const [at, sentence] of line.sentences.entries()) {
        const tick = this.#tick(used);
        used += 1;
        const middle =
          (line.top + line.bottom) / 2 + (at - (line.sentences.length - 1) / 2) * pitch;
        const x = line.rightToLeft ? line.edge + AWAY_PX : line.edge - AWAY_PX;
        tick.style.left = `${x - WIDTH_PX / 2 - origin.left}px`;
        tick.style.top = `${middle - pitch / 2 - origin.top}px`;
        tick.style.height = `${pitch}px`;
        this.#say(tick, table, sentence, here);
      }
    }
    for (const tick of this.#ticks.splice(used)) tick.remove();
  }

  dispose(): void {
    this.#root.remove();
  }

  #say(
    tick: HTMLElement,
    table: CoverageTable | null,
    sentence: number,
    here: number | null,
  ): void {
    const state = coverageStates[table?.states[sentence] ?? 0] ?? 'unseen';
    const sign = tick.firstElementChild;
    if (sign instanceof HTMLElement) sign.dataset['state'] = state;
    tick.dataset['sentence'] = String(sentence);
    tick.title = `Sentence ${sentence + 1}: ${coverageWords[state]}`;
    tick.toggleAttribute('data-here', sentence === here);
  }

  #tick(at: number): HTMLElement {
    const known = this.#ticks[at];
    if (known !== undefined) return known;
    const tick = document.createElement('div');
    tick.className = 'coverage-tick';
    const sign = document.createElement('span');
    sign.className = 'coverage-sign';
    tick.append(sign);
    this.#root.append(tick);
    this.#ticks.push(tick);
    return tick;
  }
}

const spanAt = ({ spans }: CoverageTable, sentence: number): Span => ({
  startUtf16: spans[sentence * 2] ?? 0,
  endUtf16: spans[sentence * 2 + 1] ?? 0,
});

interface GutterLine {
  readonly top: number;
  readonly bottom: number;
  /** Of the column, on the side where lines begin. */
  readonly edge: number;
  readonly rightToLeft: boolean;
  readonly sentences: number[];
}

function linesOf(map: TextMap, table: CoverageTable, near: BlockWindow): GutterLine[] {
  const { blocks, document: shown } = map.plan;
  const first = blocks[near.first];
  const last = blocks[near.last];
  if (first === undefined || last === undefined) return [];
  const stretch = { startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
  const range = sentencesTouching(table.spans, stretch);
  const rightToLeft = shown.direction === 'rtl';
  const lines: GutterLine[] = [];
  for (let sentence = range.first; sentence < range.end; sentence += 1) {
    const { startUtf16 } = spanAt(table, sentence);
    if (startUtf16 < stretch.startUtf16) continue;
    const box = caretBox(map, startUtf16);
    const column = map.blockElement(map.blockAt(startUtf16))?.getBoundingClientRect();
    if (box === null || column === undefined) continue;
    const before = lines.at(-1);
    if (before !== undefined && Math.abs(before.top - box.top) < (box.bottom - box.top) / 2) {
      before.sentences.push(sentence);
      continue;
    }
    lines.push({
      top: box.top,
      bottom: box.bottom,
      edge: rightToLeft ? column.right : column.left,
      rightToLeft,
      sentences: [sentence],
    });
  }
  return lines;
}
