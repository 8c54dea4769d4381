// Keeps the painted ranges of single blocks equal to the marks in them. Repainting a block touches only what changed
// in it, so adding one mark among thousands adds one range.

import type { Span } from '../../../../shared/domain/span.ts';
import type { TextMap } from '../editor/text-map.ts';
import type { PaintedMarks } from '../live/live-marks.ts';
import type { HighlightLayers } from './highlight-layers.ts';
import { assignLanes, type LanedSegment } from './lanes.ts';
import { laneHighlightName } from './mark-styles.ts';

interface Painted {
  readonly name: string;
  readonly range: AbstractRange;
}

export interface BlockPainterOptions {
  readonly scope: string;
  readonly marks: PaintedMarks;
  readonly map: TextMap;
  readonly layers: HighlightLayers;
  readonly tagIndex: (tagId: string) => number;
}

export class BlockPainter {
  readonly #options: BlockPainterOptions;
  #map: TextMap;
  readonly #painted = new Map<number, Map<string, Painted>>();

  constructor(options: BlockPainterOptions) {
    this.#options = options;
    this.#map = options.map;
  }

  /** The same blocks, shifted: what is painted in them stays where it is. */
  setMap(map: TextMap): void {
    this.#map = map;
  }

  isPainted(block: number): boolean {
    return this.#painted.has(block);
  }

  paintedBlocks(): number[] {
    return [...this.#painted.keys()];
  }

  paint(block: number): void {
    const { marks, layers, scope, tagIndex } = this.#options;
    const map = this.#map;
    const shown = map.plan.blocks[block];
    if (shown === undefined) return;
    const before = this.#painted.get(block);
    const after = new Map<string, Painted>();
    for (const segment of assignLanes(marks.segmentsWithin(shown), shown)) {
      const name = laneHighlightName(scope, tagIndex(segment.mark.tag), segment.lane);
      const key = keyOf(segment, name, shown);
      const same = before?.get(key);
      if (same !== undefined) {
        before?.delete(key);
        after.set(key, same);
        continue;
      }
      const range = staticRange(map, block, segment);
      if (range === null) continue;
      layers.add(name, range, segment.lane);
      after.set(key, { name, range });
    }
    for (const { name, range } of before?.values() ?? []) layers.remove(name, range);
    this.#painted.set(block, after);
  }

  erase(block: number): void {
    for (const { name, range } of this.#painted.get(block)?.values() ?? []) {
      this.#options.layers.remove(name, range);
    }
    this.#painted.delete(block);
  }

  eraseAll(): void {
    for (const block of this.paintedBlocks()) this.erase(block);
  }
}

/** A range over the part of the span that lies in the block. Static: the text never changes under it. */
export function staticRange(map: TextMap, block: number, span: Span): AbstractRange | null {
  const start = map.pointInBlock(block, span.startUtf16, 'start');
  const end = map.pointInBlock(block, span.endUtf16, 'end');
  if (start === null || end === null) return null;
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
}

/** Within the block: text that is edited before it moves the offsets and not the ranges. */
function keyOf({ mark, startUtf16, endUtf16 }: LanedSegment, name: string, block: Span): string {
  const from = block.startUtf16;
  return `${startUtf16 - from} ${endUtf16 - from} ${name} ${mark.id}`;
}
