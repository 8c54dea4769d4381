// Whether the article's text is being edited, and what the rest of the window needs to know about it. The text itself
// is the editor's; this holds its imperative side.

import { create } from 'zustand';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { EditedText } from '../../shared/ipc/text-types.ts';
import { useArticle } from './article-store.ts';
import type { TopPlace } from '../features/reader/top-place.ts';

/** Where the editor begins, and where it comes from. */
export interface EditStart {
  readonly articleId: ArticleId;
  /** What was typed earlier and is gone on with; null for the text as it is. */
  readonly draft: EditedText | null;
  readonly top: TopPlace | null;
  readonly caretUtf16: number;
}

interface EditStore {
  /** Null while the text is not edited. */
  readonly start: EditStart | null;
  readonly changed: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Marks whose words were all deleted. */
  readonly lostMarks: number;
  /** It has become a revision that is not shown yet. */
  readonly saving: boolean;
  /** When what was typed was put on disk last. */
  readonly keptAtMs: number | null;
}

export interface EditSession {
  readonly edited: () => EditedText;
  /** Whether the text, or what its blocks are, differs from the revision that is edited. */
  readonly isChanged: () => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly focus: () => void;
  readonly caret: () => number | null;
  readonly topPlace: () => TopPlace | null;
}

const idle: EditStore = {
  start: null,
  changed: false,
  canUndo: false,
  canRedo: false,
  lostMarks: 0,
  saving: false,
  keptAtMs: null,
};

export const useEdit = create<EditStore>()(() => idle);

let session: EditSession | null = null;

export const editSession = (): EditSession | null => session;
export const isEditing = (): boolean => useEdit.getState().start !== null;

export function setEditSession(next: EditSession | null): void {
  session = next;
}

export function beginEdit(start: EditStart): void {
  useEdit.setState({ ...idle, start });
}

export function endEdit(): void {
  if (isEditing()) useEdit.setState(idle);
}

export function setSavingEdit(): void {
  useEdit.setState({ saving: true });
}

/** Another article came: what was typed into the last one is kept as its draft. */
useArticle.subscribe(({ current }) => {
  const { start } = useEdit.getState();
  if (start !== null && current?.article.id !== start.articleId) endEdit();
});
