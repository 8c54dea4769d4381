// The reader without React: owns the scrolled text and keeps what is drawn over it in step with marks, selection,
// pointer and viewport. Everything visual happens in one frame step; events only note what changed and ask for it.

import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { CoverageTable } from '../../../shared/domain/coverage.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { MarkStore } from '../../state/mark-store.ts';
import { makeReadOnly } from './editor/read-only.ts';
import { CoverageGutter } from './coverage/coverage-gutter.ts';
import { FrameLoop } from './frame-loop.ts';
import { DepthHint } from './highlights/depth-hint.ts';
import { type Framed, SelectionFrame } from './highlights/selection-frame.ts';
import { markStyles } from './highlights/mark-styles.ts';
import { EdgeDrag } from './pointer/edge-drag.ts';
import { caretAt } from './pointer/hit-test.ts';
import { MarkPointer } from './pointer/mark-pointer.ts';
import { SegmentPointer } from './pointer/segment-pointer.ts';
import type {
  ContentBounds,
  EdgeEdit,
  FoundPassages,
  ReaderDocument,
  ReaderHandle,
} from './reader-types.ts';
import type { ReaderLinks } from './relations/link-types.ts';
import { RelationLines } from './relations/relation-lines.ts';
import { ShownText } from './shown-text.ts';
import { OverviewStrip } from './strip/overview-strip.ts';
import { contentBounds } from './text-bounds.ts';
import { TextScroll } from './text-scroll.ts';
import { moveCaret, readSelection, SelectionWatch } from './text-selection.ts';
import { placeAtTop, type TopPlace } from './top-place.ts';
import { blocksBetween, type BlockWindow } from './visible-blocks.ts';

export interface ReaderElements {
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly content: HTMLElement;
  readonly host: HTMLElement;
  readonly layer: HTMLElement;
  readonly strip: HTMLElement;
}

export interface ReaderEvents {
  readonly onSelectionChange: (selection: Span | null) => void;
  readonly onPickMark: (id: AnnotationId | null) => void;
  readonly onDragEdge: (id: AnnotationId, segments: readonly Span[]) => void;
  readonly onPickSegment: (place: Span) => void;
  readonly onPickStack: (offsetUtf16: number) => void;
  readonly onLayoutChange: () => void;
  readonly onPickSentence: (sentence: Span) => void;
}

/** How long the strip may lag behind the marks. */
const STRIP_DELAY_MS = 150;
let readers = 0;

export class ReaderView implements ReaderHandle {
  readonly #elements: ReaderElements;
  readonly #events: ReaderEvents;
  readonly #scope = `reader${(readers += 1)}`;
  readonly #sheet = new CSSStyleSheet();
  readonly #loop = new FrameLoop(() => this.#frame());
  readonly #scroll: TextScroll;
  readonly #frameBox: SelectionFrame;
  readonly #lines: RelationLines;
  readonly #drag: EdgeDrag;
  readonly #pointer: MarkPointer;
  readonly #segments: SegmentPointer;
  readonly #depth: DepthHint;
  readonly #strip: OverviewStrip;
  readonly #coverage: CoverageGutter;
  readonly #marks: MarkStore;
  readonly #selection: SelectionWatch;
  readonly #undo: (() => void)[] = [];
  readonly #sizes = new ResizeObserver(() => this.#onResize());
  #tags: readonly Tag[] = [];
  #shown: ShownText | null = null;
  #selectedId: AnnotationId | null = null;
  #edgeEdit: EdgeEdit | null = null;
  #dragged: EdgeEdit | null = null;
  /** Where the person is or was last in this text. */
  #caret: Span | null = null;
  #stripTimer = 0;
  /** Grows whenever text may lie elsewhere. */
  #layout = 0;

  constructor(elements: ReaderElements, marks: MarkStore, events: ReaderEvents) {
    const { root, scroller, host, layer, strip } = elements;
    this.#elements = elements;
    this.#marks = marks;
    this.#events = events;
    this.#selection = new SelectionWatch((selection) => {
      this.#caret = selection ?? this.#caret;
      this.#loop.request();
      events.onSelectionChange(selection);
    });
    root.dataset['marks'] = this.#scope;
    document.adoptedStyleSheets.push(this.#sheet);
    this.#scroll = new TextScroll(scroller);
    this.#frameBox = new SelectionFrame(layer);
    this.#lines = new RelationLines(layer);
    this.#depth = new DepthHint(layer, marks);
    this.#coverage = new CoverageGutter(layer, events.onPickSentence);
    this.#strip = new OverviewStrip({ element: strip, scroller, host, marks });
    this.#drag = new EdgeDrag({
      scroller,
      offsetAt: (x, y) => (this.#shown === null ? null : caretAt(this.#shown.map, x, y)),
      segmentsOf: (id) => marks.get(id)?.segments ?? null,
      onPreview: (edit) => this.#previewDrag(edit),
      onDrop: (id, segments) => events.onDragEdge(id, segments),
      onClick: (x, y, offset) => {
        this.select({ startUtf16: offset, endUtf16: offset });
        this.#pointer.pickUnderHandle(x, y);
      },
    });
    this.#pointer = new MarkPointer({
      host,
      map: () => this.#shown?.map ?? null,
      marks,
      onHover: this.#loop.request,
      onPick: (id) => events.onPickMark(id),
      onPickStack: (offset) => events.onPickStack(offset),
    });
    this.#segments = new SegmentPointer({
      host,
      selection: () => this.selection(),
      offsetAt: (x, y) => (this.#shown === null ? null : caretAt(this.#shown.map, x, y)),
      onPick: (place) => events.onPickSegment(place),
    });
    this.#listen();
  }

  setTags(tags: readonly Tag[], styles = markStyles): void {
    this.#tags = tags;
    this.#sheet.replaceSync(styles(this.#scope, tags));
    this.#shown?.setTags(tags);
    this.#loop.request();
    this.#drawStripSoon();
  }

  setDocument(readerDocument: ReaderDocument): void {
    const { host, scroller } = this.#elements;
    const kept = this.#placeIn(readerDocument);
    this.#drag.cancel();
    this.#shown?.dispose();
    if (kept === null) {
      scroller.scrollTop = 0;
      this.#caret = null;
    }
    this.#selection.forget();
    this.#shown = new ShownText({
      host,
      document: readerDocument,
      marks: this.#marks,
      tags: this.#tags,
      scope: this.#scope,
    });
    this.#layout += 1;
    this.#sizes.disconnect();
    for (const element of [scroller, ...host.children]) this.#sizes.observe(element);
    if (kept !== null) {
      scroller.scrollTop = kept.scrollTop;
      if (kept.selection !== null) this.#selection.select(this.#shown.map, kept.selection);
    }
    this.#onSelectionChange();
    this.#loop.request();
    this.#drawStripSoon();
  }

  /** What is kept when the same article comes in another state: the place, and in the same text the selection. */
  #placeIn({
    articleId,
    text,
  }: ReaderDocument): { readonly scrollTop: number; readonly selection: Span | null } | null {
    const before = this.#shown?.map.plan.document;
    if (before?.articleId !== articleId) return null;
    const { scroller, host } = this.#elements;
    const focused = document.activeElement === host && before.text === text;
    return { scrollTop: scroller.scrollTop, selection: focused ? this.selection() : null };
  }

  setSelected(id: AnnotationId | null, edgeEdit: EdgeEdit | null): void {
    if (this.#drag.active && id !== this.#selectedId) this.#drag.cancel();
    this.#selectedId = id;
    this.#edgeEdit = edgeEdit;
    this.#loop.request();
  }

  setLinks(links: ReaderLinks | null): void {
    this.#lines.set(links);
    this.#loop.request();
  }

  /** Belongs to the document shown now. */
  setFound(found: FoundPassages | null): void {
    this.#shown?.setFound(found);
    this.#loop.request();
  }

  setUnsaved(segments: readonly Span[]): void {
    this.#shown?.setUnsaved(segments);
    this.#loop.request();
  }

  setCoverage(table: CoverageTable): void {
    this.#coverage.set(table);
    this.#loop.request();
  }

  focus(): void {
    if (this.#shown !== null) this.#selection.focus(this.#shown.map, this.#elements.host);
  }

  reveal(span: Span, options: { readonly caret?: boolean } = {}): void {
    if (this.#shown === null) return;
    this.#scroll.reveal(this.#shown.map, span);
    if (options.caret !== true) return;
    const { startUtf16 } = span;
    this.#selection.select(this.#shown.map, { startUtf16, endUtf16: startUtf16 });
  }

  select(span: Span): void {
    this.focus();
    if (this.#shown !== null) this.#selection.select(this.#shown.map, span);
  }

  selection(): Span | null {
    return this.#shown === null ? null : readSelection(this.#shown.map);
  }

  boundsOf(span: Span): ContentBounds | null {
    const visible = this.#visible();
    if (this.#shown === null || visible === null) return null;
    return contentBounds(this.#shown.map, span, visible, this.#elements.content);
  }

  topPlace(): TopPlace | null {
    return this.#shown === null ? null : placeAtTop(this.#shown.map, this.#elements.scroller);
  }

  showTop(place: TopPlace): void {
    if (this.#shown !== null) this.#scroll.put(this.#shown.map, place);
  }

  dispose(): void {
    this.#loop.stop();
    this.#drag.cancel();
    window.clearTimeout(this.#stripTimer);
    for (const undo of this.#undo) undo();
    this.#pointer.dispose();
    this.#segments.dispose();
    this.#shown?.dispose();
    this.#shown = null;
    this.#frameBox.dispose();
    this.#coverage.dispose();
    this.#strip.dispose();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      (sheet) => sheet !== this.#sheet,
    );
  }

  #listen(): void {
    const { root, host, scroller, layer } = this.#elements;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    scroller.addEventListener('scroll', this.#loop.request, { ...options, passive: true });
    document.addEventListener('selectionchange', () => this.#onSelectionChange(), options);
    // The caret shows where the focus is; when it got here without the pointer, the pane says so too.
    root.addEventListener('pointerdown', () => root.removeAttribute('data-by-key'), {
      ...options,
      capture: true,
    });
    host.addEventListener('focus', () => this.#onFocus(!host.matches(':active')), options);
    // A quick key can take the focus away before the page says that the selection changed.
    host.addEventListener('blur', () => this.#onSelectionChange(), options);
    layer.addEventListener('pointerdown', (event) => this.#pressHandle(event), options);
    // A font that arrives late breaks lines anew, perhaps without changing any height.
    document.fonts.addEventListener('loadingdone', () => this.#onResize(), options);
    this.#undo.push(
      () => ending.abort(),
      () => this.#sizes.disconnect(),
      this.#marks.subscribe(() => this.#onMarksChange()),
      makeReadOnly(host, {
        selectedText: () => this.#selectedText(),
        goToEdge: (edge, extend) => this.#goToEdge(edge, extend),
      }),
    );
  }

  #pressHandle(event: PointerEvent): void {
    const { target } = event;
    const place = SelectionFrame.edgeOf(target instanceof Element ? target : null);
    if (place === null || this.#selectedId === null) return;
    this.#drag.begin(event, place.handle, this.#selectedId, place);
  }

  /** Returns whether another frame is wanted. */
  #frame(): boolean {
    const visible = this.#visible();
    if (this.#shown === null || visible === null) return false;
    const framed = this.#framed();
    const hovered = this.#pointer.hovered;
    const mark = hovered === null ? undefined : this.#marks.get(hovered);
    const unfinished = this.#shown.paint(
      visible,
      framed,
      mark === undefined || hovered === this.#selectedId
        ? null
        : { segments: mark.segments, tagIndex: this.#shown.tagIndex(mark.tag) },
    );
    this.#frameBox.draw(this.#shown.map, framed, this.#shown.near);
    this.#lines.draw(this.#shown, this.#elements.scroller);
    const pointed = this.#pointer.hoveredOffset ?? this.selection()?.startUtf16 ?? null;
    this.#depth.draw(this.#shown.map, this.#dragged === null ? pointed : null);
    const layout = `${this.#layout} ${this.#scope}`;
    this.#coverage.draw(this.#shown.map, visible, this.#caret, layout);
    this.#strip.showView();
    return unfinished;
  }

  /** The selected mark as it is being edited: by the pointer, by keys, or as it is. */
  #framed(): Framed | null {
    const id = this.#selectedId;
    const mark = id === null ? undefined : this.#marks.get(id);
    if (mark === undefined || mark.state === 'orphan') return null;
    const edit = [this.#dragged, this.#edgeEdit].find((each) => each?.id === id) ?? null;
    return {
      segments: edit?.segments ?? mark.segments,
      tagIndex: this.#shown?.tagIndex(mark.tag) ?? 0,
      activeEdge: edit,
    };
  }

  #visible(): BlockWindow | null {
    if (this.#shown === null) return null;
    const { top, bottom } = this.#elements.scroller.getBoundingClientRect();
    return blocksBetween(this.#shown.map, top, bottom);
  }

  #onFocus(byKey: boolean): void {
    this.#elements.root.toggleAttribute('data-by-key', byKey);
    if (byKey && this.#shown !== null) this.#selection.onFocusByKey(this.#shown.map);
  }

  #onSelectionChange(): void {
    this.#selection.check(this.#shown?.map ?? null);
  }

  #onMarksChange(): void {
    this.#loop.request();
    this.#drawStripSoon();
  }

  #onResize(): void {
    this.#layout += 1;
    this.#shown?.fitHeights();
    this.#frame();
    this.#events.onLayoutChange();
    this.#drawStripSoon();
  }

  #drawStripSoon(): void {
    if (this.#stripTimer !== 0) return;
    this.#stripTimer = window.setTimeout(() => {
      this.#stripTimer = 0;
      if (this.#shown === null) return;
      this.#strip.showView();
      this.#strip.showMarks(this.#shown.map, this.#tags.length, this.#shown.tagIndex);
    }, STRIP_DELAY_MS);
  }

  #previewDrag(edit: EdgeEdit | null): void {
    this.#dragged = edit;
    this.#elements.root.toggleAttribute('data-dragging-edge', this.#drag.active);
    this.#loop.request();
  }

  #selectedText(): string | null {
    const span = this.selection();
    if (span === null || this.#shown === null) return null;
    return this.#shown.map.plan.document.text.slice(span.startUtf16, span.endUtf16);
  }

  #goToEdge(edge: 'start' | 'end', extend: boolean): void {
    if (this.#shown === null) return;
    const { map } = this.#shown;
    const offset = edge === 'start' ? 0 : map.endUtf16;
    moveCaret(map, offset, extend);
    this.#onSelectionChange();
    this.#scroll.showCaret(map, offset);
  }
}
