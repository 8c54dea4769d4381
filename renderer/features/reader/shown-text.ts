// One document in the page: its text, the map to offsets, and everything drawn over it. Made anew for every document,
// so that nothing of the last one can linger.

import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { MarkStore } from '../../state/mark-store.ts';
import { mountText } from './editor/mount-text.ts';
import { estimateSections, measureText } from './editor/section-sizes.ts';
import { TextMap } from './editor/text-map.ts';
import { planText } from './editor/text-plan.ts';
import { type Emphasised, EmphasisPainter } from './highlights/emphasis-painter.ts';
import { FindPainter } from './highlights/find-painter.ts';
import { HighlightLayers } from './highlights/highlight-layers.ts';
import { MarkPainter } from './highlights/mark-painter.ts';
import { tagIndexer } from './highlights/mark-styles.ts';
import type { FoundPassages, ReaderDocument } from './reader-types.ts';
import type { BlockWindow } from './visible-blocks.ts';

export interface ShownTextOptions {
  readonly host: HTMLElement;
  readonly document: ReaderDocument;
  readonly marks: MarkStore;
  readonly tags: readonly Tag[];
  /** Names this reader's highlights apart from another's. */
  readonly scope: string;
}

export class ShownText {
  readonly map: TextMap;
  readonly #host: HTMLElement;
  #fitted = '';
  #tagIndex: (tagId: string) => number;
  readonly #unmount: () => void;
  readonly #layers = new HighlightLayers();
  readonly #marks: MarkPainter;
  readonly #selected: EmphasisPainter;
  readonly #hovered: EmphasisPainter;
  readonly #unsaved: EmphasisPainter;
  readonly #finds: FindPainter;
  #notSaved: readonly Span[] = [];
  #found: FoundPassages | null = null;

  constructor(options: ShownTextOptions) {
    const { host, document, marks, tags, scope } = options;
    const plan = planText(document);
    this.#host = host;
    this.#tagIndex = tagIndexer(tags);
    host.dir = document.direction;
    if (document.language === null) host.removeAttribute('lang');
    else host.lang = document.language;
    this.#unmount = mountText(host, plan);
    this.map = new TextMap(host, plan);
    this.#marks = new MarkPainter({
      scope,
      marks,
      map: this.map,
      layers: this.#layers,
      tagIndex: this.tagIndex,
    });
    this.#selected = new EmphasisPainter(scope, this.map, this.#layers, 'selected');
    this.#hovered = new EmphasisPainter(scope, this.map, this.#layers, 'hovered');
    this.#unsaved = new EmphasisPainter(scope, this.map, this.#layers, 'unsaved');
    this.#finds = new FindPainter(scope, this.map, this.#layers);
    this.#estimateHeights();
  }

  readonly tagIndex = (tagId: string): number => this.#tagIndex(tagId);

  /** Repaints; the text and the selection stay. */
  setTags(tags: readonly Tag[]): void {
    this.#marks.dispose();
    this.#selected.clear();
    this.#hovered.clear();
    this.#tagIndex = tagIndexer(tags);
  }

  /** The places of marks that are shown and not on disk. */
  setUnsaved(segments: readonly Span[]): void {
    this.#notSaved = segments;
  }

  setFound(found: FoundPassages | null): void {
    this.#found = found;
  }

  /** To be called when the column may have changed: estimates anew only when it has. */
  fitHeights(): void {
    const column = this.#column();
    if (column === this.#fitted) return;
    this.#estimateHeights();
    // Sections keep the height they had on screen; it no longer holds.
    this.#host.dataset['resized'] = '';
    requestAnimationFrame(() => delete this.#host.dataset['resized']);
  }

  #estimateHeights(): void {
    const { plan } = this.map;
    const width = this.map.blockElement(0)?.clientWidth ?? 0;
    this.#fitted = this.#column();
    const heights = estimateSections(plan, measureText(this.#host, plan, width));
    for (const [section, height] of heights.entries()) {
      this.map.sectionElement(section)?.style.setProperty('--section-height', `${height}px`);
    }
  }

  #column(): string {
    return `${this.map.blockElement(0)?.clientWidth} ${getComputedStyle(this.#host).fontSize}`;
  }

  /** The stretch around the viewport that is kept drawn. */
  get near(): BlockWindow {
    return this.#marks.near;
  }

  /** Paints what is near the viewport; true when it wants another frame to finish the margin. */
  paint(visible: BlockWindow, selected: Emphasised | null, hovered: Emphasised | null): boolean {
    const unfinished = this.#marks.sync(visible);
    const { near } = this;
    this.#selected.sync(selected, near);
    this.#hovered.sync(hovered, near);
    const unsaved = this.#notSaved.length === 0 ? null : this.#notSaved;
    this.#unsaved.sync(unsaved === null ? null : { segments: unsaved, tagIndex: 0 }, near);
    this.#finds.sync(this.#found, near);
    return unfinished;
  }

  dispose(): void {
    this.#marks.dispose();
    this.#layers.clear();
    this.#unmount();
  }
}
