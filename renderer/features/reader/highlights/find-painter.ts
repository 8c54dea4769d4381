// What was found in the article: every match near the viewport, and the current one above all. Matches are thousands
// at most and in text order, so those near are found by bisection and painted anew when anything changes.

import type { TextMap } from '../editor/text-map.ts';
import type { FoundPassages } from '../reader-types.ts';
import type { BlockWindow } from '../visible-blocks.ts';
import { staticRange } from './block-painter.ts';
import type { HighlightLayers } from './highlight-layers.ts';
import { findHighlightName } from './mark-styles.ts';

const PRIORITY = { found: 110, current: 111 } as const;

export class FindPainter {
  readonly #scope: string;
  readonly #map: TextMap;
  readonly #layers: HighlightLayers;
  #painted: { name: string; range: AbstractRange }[] = [];
  #shown: FoundPassages | null = null;
  #first = -1;
  #last = -1;

  constructor(scope: string, map: TextMap, layers: HighlightLayers) {
    this.#scope = scope;
    this.#map = map;
    this.#layers = layers;
  }

  sync(found: FoundPassages | null, near: BlockWindow): void {
    const same = found === this.#shown && near.first === this.#first && near.last === this.#last;
    if (same) return;
    this.clear();
    this.#shown = found;
    this.#first = near.first;
    this.#last = near.last;
    if (found === null) return;
    const { blocks } = this.#map.plan;
    const from = blocks[near.first]?.startUtf16 ?? 0;
    const to = blocks[near.last]?.endUtf16 ?? 0;
    const { spans, current } = found;
    for (let at = firstEndingAfter(spans, from); at < spans.length / 2; at += 1) {
      const startUtf16 = spans[at * 2] as number;
      if (startUtf16 >= to) break;
      const span = { startUtf16, endUtf16: spans[at * 2 + 1] as number };
      this.#paint(span, near, at === current ? 'current' : 'found');
    }
  }

  clear(): void {
    for (const { name, range } of this.#painted) this.#layers.remove(name, range);
    this.#painted = [];
    this.#shown = null;
  }

  #paint(
    span: { readonly startUtf16: number; readonly endUtf16: number },
    near: BlockWindow,
    look: 'found' | 'current',
  ): void {
    const name = findHighlightName(this.#scope, look);
    for (const [block, piece] of this.#map.piecesOf(span, near.first, near.last)) {
      const range = staticRange(this.#map, block, piece);
      if (range === null) continue;
      this.#layers.add(name, range, PRIORITY[look]);
      this.#painted.push({ name, range });
    }
  }
}

/** Index of the first match that ends behind the offset. Matches do not overlap, so their ends are in order too. */
function firstEndingAfter(spans: Int32Array, offset: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle * 2 + 1] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
