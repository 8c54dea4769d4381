// The reader while its text is edited: the same page with a caret that types. Marks are painted over the text as it is
// now, anew only in the blocks that an edit touched and only near the viewport.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { EditedText } from '../../../shared/ipc/text-types.ts';
import { estimateSections, measureText } from './editor/section-sizes.ts';
import { type TextChange, TextEditor } from './editor/text-editor.ts';
import { TextMap } from './editor/text-map.ts';
import { planText, type TextPlan } from './editor/text-plan.ts';
import { FrameLoop } from './frame-loop.ts';
import { HighlightLayers } from './highlights/highlight-layers.ts';
import { MarkPainter } from './highlights/mark-painter.ts';
import { markStyles, tagIndexer } from './highlights/mark-styles.ts';
import { LiveMarks } from './live/live-marks.ts';
import { livePlan } from './live/live-plan.ts';
import type { BaseText } from './live/live-text.ts';
import { placeInKept } from './live/spans-in-kept.ts';
import type { ReaderDocument } from './reader-types.ts';
import { OverviewStrip } from './strip/overview-strip.ts';
import { placeAtTop, type TopPlace } from './top-place.ts';
import { TextScroll } from './text-scroll.ts';
import { blocksBetween } from './visible-blocks.ts';

export interface EditElements {
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly host: HTMLElement;
  readonly strip: HTMLElement;
}

export interface EditViewOptions {
  readonly elements: EditElements;
  /** What is edited: the base text itself, or a draft of it. */
  readonly document: ReaderDocument;
  readonly base: BaseText;
  /** What a draft kept of the base text; null for the base text itself. */
  readonly kept: Int32Array | null;
  readonly tags: readonly Tag[];
  readonly marks: readonly Mark[];
  /** Told of every edit, before it is painted. */
  readonly onEdit: () => void;
  readonly onEscape: () => void;
}

const STRIP_DELAY_MS = 400;
let views = 0;

export class EditView {
  readonly #options: EditViewOptions;
  readonly #scope = `edit${(views += 1)}`;
  readonly #sheet = new CSSStyleSheet();
  readonly #layers = new HighlightLayers();
  readonly #marks: LiveMarks;
  readonly #loop = new FrameLoop(() => this.#frame());
  readonly #plan: TextPlan;
  readonly #editor: TextEditor;
  readonly #painter: MarkPainter;
  readonly #strip: OverviewStrip;
  readonly #scroll: TextScroll;
  readonly #ending = new AbortController();
  readonly #sizes = new ResizeObserver(() => this.#loop.request());
  #map: TextMap;
  #stripTimer = 0;

  constructor(options: EditViewOptions) {
    const { elements, document: shown, tags, marks } = options;
    const { root, scroller, host, strip } = elements;
    this.#options = options;
    root.dataset['marks'] = this.#scope;
    this.#sheet.replaceSync(markStyles(this.#scope, tags));
    document.adoptedStyleSheets.push(this.#sheet);
    host.dir = shown.direction;
    if (shown.language !== null) host.lang = shown.language;
    this.#plan = planText(shown);
    this.#map = new TextMap(host, this.#plan);
    this.#editor = new TextEditor({
      host,
      plan: this.#plan,
      base: options.base,
      kept: options.kept,
      onChange: (change) => this.#onChange(change),
      onEscape: options.onEscape,
    });
    this.#marks = new LiveMarks(options.base.text, this.#editor.live);
    this.#marks.replaceAll(marks);
    this.#painter = new MarkPainter({
      scope: this.#scope,
      marks: this.#marks,
      map: this.#map,
      layers: this.#layers,
      tagIndex: tagIndexer(tags),
    });
    this.#strip = new OverviewStrip({ element: strip, scroller, host, marks: this.#marks });
    this.#scroll = new TextScroll(scroller);
    this.#estimateHeights();
    const { signal } = this.#ending;
    scroller.addEventListener('scroll', this.#loop.request, { signal, passive: true });
    host.addEventListener('keydown', (event) => this.#onKeyDown(event), { signal });
    this.#sizes.observe(scroller);
    this.#loop.request();
    this.#drawStripSoon();
  }

  get canUndo(): boolean {
    return this.#editor.canUndo;
  }

  get canRedo(): boolean {
    return this.#editor.canRedo;
  }

  /** How many marks have lost all their words. */
  get lostMarks(): number {
    return this.#marks.lost();
  }

  undo(): void {
    this.#editor.undo();
  }

  redo(): void {
    this.#editor.redo();
  }

  edited(): EditedText {
    return this.#editor.live.edited();
  }

  text(): string {
    return this.#editor.live.text();
  }

  /** Of the edited text; null before there was a caret. */
  caret(): number | null {
    return this.#editor.caret();
  }

  /** The marks changed on the base text. */
  setMarks(marks: readonly Mark[]): void {
    this.#marks.replaceAll(marks);
    this.#loop.request();
    this.#drawStripSoon();
  }

  focus(): void {
    this.#options.elements.host.focus({ preventScroll: true });
  }

  /** An offset of the edited text. */
  placeCaret(offsetUtf16: number): void {
    const point = this.#map.pointAt(offsetUtf16, 'start');
    if (point !== null) this.#editor.select(point);
  }

  /** Brings a passage of the base text into view, where it is now. */
  reveal({ startUtf16, endUtf16 }: Span): void {
    const { kept } = this.#editor.live;
    const start = placeInKept(startUtf16, kept);
    const end = Math.max(start, placeInKept(endUtf16, kept));
    this.#scroll.reveal(this.#map, { startUtf16: start, endUtf16: end });
  }

  topPlace(): TopPlace | null {
    return placeAtTop(this.#map, this.#options.elements.scroller);
  }

  /** Scrolls until the place is at the height where it was. */
  showTop(place: TopPlace): void {
    this.#scroll.put(this.#map, place);
  }

  dispose(): void {
    this.#loop.stop();
    window.clearTimeout(this.#stripTimer);
    this.#ending.abort();
    this.#sizes.disconnect();
    this.#painter.dispose();
    this.#layers.clear();
    this.#editor.dispose();
    this.#strip.dispose();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (sheet) => sheet !== this.#sheet,
    );
  }

  #onChange({ blocks }: TextChange): void {
    const { live } = this.#editor;
    this.#map = new TextMap(this.#options.elements.host, livePlan(live, this.#plan));
    this.#marks.follow();
    this.#painter.setMap(this.#map, blocks);
    this.#options.onEdit();
    this.#loop.request();
    this.#drawStripSoon();
  }

  /** Returns whether another frame is wanted. */
  #frame(): boolean {
    const { top, bottom } = this.#options.elements.scroller.getBoundingClientRect();
    const visible = blocksBetween(this.#map, top, bottom);
    if (visible === null) return false;
    const unfinished = this.#painter.sync(visible);
    this.#strip.showView();
    return unfinished;
  }

  #drawStripSoon(): void {
    window.clearTimeout(this.#stripTimer);
    this.#stripTimer = window.setTimeout(() => {
      this.#strip.showView();
      const { tags } = this.#options;
      this.#strip.showMarks(this.#map, tags.length, tagIndexer(tags));
    }, STRIP_DELAY_MS);
  }

  #estimateHeights(): void {
    const width = this.#map.blockElement(0)?.clientWidth ?? 0;
    const heights = estimateSections(
      this.#plan,
      measureText(this.#options.elements.host, this.#plan, width),
    );
    for (const [section, height] of heights.entries()) {
      this.#map.sectionElement(section)?.style.setProperty('--section-height', `${height}px`);
    }
  }

  /** The browser's own jump to an end of the text stops where the skipped sections begin. */
  #onKeyDown(event: KeyboardEvent): void {
    const edge = event.defaultPrevented ? null : edgeKeyOf(event);
    if (edge === null) return;
    event.preventDefault();
    const offset = edge === 'start' ? 0 : this.#map.endUtf16;
    this.placeCaret(offset);
    this.#scroll.showCaret(this.#map, offset);
  }
}

function edgeKeyOf(event: KeyboardEvent): 'start' | 'end' | null {
  const isMac = navigator.platform.startsWith('Mac');
  const primary = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (event.altKey || event.shiftKey || !primary) return null;
  if (event.key === (isMac ? 'ArrowUp' : 'Home')) return 'start';
  return event.key === (isMac ? 'ArrowDown' : 'End') ? 'end' : null;
}
