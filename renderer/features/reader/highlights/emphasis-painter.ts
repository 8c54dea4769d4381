// The extra highlight of the selected mark, of the one under the pointer, and of those not saved, above all lanes.
// Like the lanes it is painted only near the viewport: a mark may be as long as the article.

import type { Span } from '../../../../shared/domain/span.ts';
import type { TextMap } from '../editor/text-map.ts';
import type { BlockWindow } from '../visible-blocks.ts';
import { staticRange } from './block-painter.ts';
import type { HighlightLayers } from './highlight-layers.ts';
import { type Emphasis, emphasisHighlightName } from './mark-styles.ts';

export interface Emphasised {
  readonly segments: readonly Span[];
  readonly tagIndex: number;
}

const priorities: Readonly<Record<Emphasis, number>> = { unsaved: 90, selected: 100, hovered: 101 };

export class EmphasisPainter {
  readonly #scope: string;
  readonly #map: TextMap;
  readonly #layers: HighlightLayers;
  readonly #emphasis: Emphasis;
  #painted: { name: string; range: AbstractRange }[] = [];
  #signature = '';

  constructor(scope: string, map: TextMap, layers: HighlightLayers, emphasis: Emphasis) {
    this.#scope = scope;
    this.#map = map;
    this.#layers = layers;
    this.#emphasis = emphasis;
  }

  sync(what: Emphasised | null, near: BlockWindow): void {
    const pieces = what === null ? [] : this.#pieces(what.segments, near);
    const name = emphasisHighlightName(this.#scope, what?.tagIndex ?? 0, this.#emphasis);
    const signature = `${name} ${pieces.map(([block, span]) => `${block}:${span.startUtf16}-${span.endUtf16}`).join()}`;
    if (signature === this.#signature) return;
    this.clear();
    this.#signature = signature;
    for (const [block, span] of pieces) {
      const range = staticRange(this.#map, block, span);
      if (range === null) continue;
      this.#layers.add(name, range, priorities[this.#emphasis]);
      this.#painted.push({ name, range });
    }
  }

  clear(): void {
    for (const { name, range } of this.#painted) this.#layers.remove(name, range);
    this.#painted = [];
    this.#signature = '';
  }

  #pieces(segments: readonly Span[], near: BlockWindow): [number, Span][] {
    return segments.flatMap((segment) => this.#map.piecesOf(segment, near.first, near.last));
  }
}
