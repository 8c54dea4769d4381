// What the reader takes and gives. It shows text and marks and reports what the person points at;
// what that means (tagging, retagging, saving) is decided outside. Offsets in UTF-16 code units of the canonical text.

import type { ReactNode, Ref } from 'react';
import type { Block, Direction, InlineMark } from '../../../shared/domain/article.ts';
import type { CoverageTable } from '../../../shared/domain/coverage.ts';
import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { SegmentEdge } from '../../../shared/spans/segment-edges.ts';
import type { MarkStore } from '../../state/mark-store.ts';
import type { TopPlace } from './top-place.ts';
import type { ReaderLinks } from './relations/link-types.ts';

/** The text to show. A new object means another document; the same object is never rebuilt. */
export interface ReaderDocument {
  readonly articleId: ArticleId;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly inlineMarks: readonly InlineMark[];
  readonly language: string | null;
  readonly direction: Direction;
}

export type Edge = 'start' | 'end';

/** A mark edge being moved by keyboard: drawn with a handle, and its provisional place. */
export interface EdgeEdit extends SegmentEdge {
  readonly id: AnnotationId;
  readonly segments: readonly Span[];
}

/** Matches of a search in this text, in order and without overlap. */
export interface FoundPassages {
  /** Start and end of each in turn. */
  readonly spans: Int32Array;
  /** Index of the match that the person is at; -1 for none. */
  readonly current: number;
}

export interface ReaderProps {
  readonly document: ReaderDocument;
  readonly tags: readonly Tag[];
  /** The style sheet of marks, for a scope as in `markStyles`; absent: each in the colours of its tag. */
  readonly styles?: (scope: string, tags: readonly Tag[]) => string;
  readonly marks: MarkStore;
  readonly selectedId: AnnotationId | null;
  readonly edgeEdit: EdgeEdit | null;
  readonly found?: FoundPassages | null;
  /** Places of marks that are shown and not on disk; the same array means the same places. */
  readonly unsaved?: readonly Span[];
  /** What the selected mark is linked with. */
  readonly links?: ReaderLinks | null;
  /** The sentences of the body and their states; another `version` is another state. */
  readonly coverage?: { readonly table: CoverageTable; readonly version: number } | null;
  /** A click on a sentence's sign in the gutter. */
  readonly onPickSentence?: (sentence: Span) => void;
  /** The caret or selection in canonical offsets (start = end for a caret); null when it is not in the text. */
  readonly onSelectionChange: (selection: Span | null) => void;
  /** A click: the next mark of the stack under the pointer (innermost first, repeated clicks cycle), or null on bare text. */
  readonly onPickMark: (id: AnnotationId | null) => void;
  /** Words dragged over with Ctrl held, or the place of a click with Ctrl (start = end): segments come and go. */
  readonly onPickSegment?: (place: Span) => void;
  /** A long press on several marks: where, so that one can be chosen. */
  readonly onPickStack?: (offsetUtf16: number) => void;
  /** An edge of the selected mark was dragged and let go. Not yet snapped or trimmed. */
  readonly onDragEdge: (id: AnnotationId, segments: readonly Span[]) => void;
  /** Text may lie elsewhere now (size, width, or estimated heights made good): ask `boundsOf` again. */
  readonly onLayoutChange?: () => void;
  /** Shown over the text and scrolling with it; place it with `ReaderHandle.boundsOf`. */
  readonly overlay?: ReactNode;
  readonly ref?: Ref<ReaderHandle>;
}

/** Pixels relative to the scrolled content, so that what is placed there scrolls along. */
export interface ContentBounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface ReaderHandle {
  focus(): void;
  /** Scrolls the span into a comfortable place unless it is already in view; places the caret at its start when asked. */
  reveal(span: Span, options?: { readonly caret?: boolean }): void;
  /** Selects the span (start = end places the caret) and gives the text the focus. */
  select(span: Span): void;
  selection(): Span | null;
  boundsOf(span: Span): ContentBounds | null;
  /** What stands at the pane's top; null when nothing is shown. */
  topPlace(): TopPlace | null;
  showTop(place: TopPlace): void;
}
