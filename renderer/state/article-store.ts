// The article in the reader: its text as the reader wants it, its tagset and people, and what undo would do.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { ReaderDocument } from '../features/reader/reader-types.ts';
import type { Annotator } from '../../shared/domain/annotation.ts';
import type { Article, ArticleSummary, Block, InlineMark } from '../../shared/domain/article.ts';
import type { DetectedFields } from '../../shared/domain/detected.ts';
import type { ArticleId, TagId } from '../../shared/domain/ids.ts';
import { unpackMarks } from '../../shared/domain/mark-table.ts';
import type { Tag, Tagset } from '../../shared/domain/tagset.ts';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { HistoryState, OpenArticle } from '../../shared/ipc/types.ts';
import { updateSettings } from './app-store.ts';
import { replaceCoverage } from './coverage-store.ts';
import { clearDetails } from './details-store.ts';
import { openDialog } from './dialogs.ts';
import { marks } from './marks.ts';
import { flushPendingEdits } from './pending-edits.ts';
import { forgetPendingMarks } from './pending-marks.ts';
import { replaceRelations } from './relation-store.ts';
import { resetSelection } from './selection-store.ts';
import { showUnsaved, unsavedActs } from './unsaved-acts.ts';

export interface CurrentArticle {
  readonly article: Article;
  /** Where it stands in the library. */
  readonly summary: ArticleSummary;
  /** What the importer found for each field, and from what. */
  readonly detected: DetectedFields;
  readonly tagset: Tagset;
  readonly annotators: readonly Annotator[];
  readonly document: ReaderDocument;
  /** When what was typed into its text was kept and is not a revision yet; null when nothing was. */
  readonly draftAtMs: number | null;
}

interface ArticleStore {
  readonly current: CurrentArticle | null;
  /** The article asked for last, also while it is on its way. */
  readonly wantedId: ArticleId | null;
  readonly failure: AppErrorData | null;
  readonly history: HistoryState;
}

const noHistory: HistoryState = { undo: null, redo: null };

export const useArticle = create<ArticleStore>()(() => ({
  current: null,
  wantedId: null,
  failure: null,
  history: noHistory,
}));

export function currentArticle(): CurrentArticle | null {
  return useArticle.getState().current;
}

export function tagById(id: TagId): Tag | undefined {
  return currentArticle()?.tagset.tags.find((tag) => tag.id === id);
}

/** For showing a mark: one whose tag the tagset lacks has its id for a name, and no colour of its own. */
export function shownTag(id: TagId): Tag {
  return (
    tagById(id) ?? {
      id,
      label: id,
      color: '#6f6b62',
      shortcut: null,
      description: null,
      attributes: [],
    }
  );
}

export function tagLabel(id: TagId): string {
  return tagById(id)?.label ?? id;
}

function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((block, at) => {
      const other = b[at];
      return (
        block.startUtf16 === other?.startUtf16 &&
        block.endUtf16 === other.endUtf16 &&
        block.type === other.type &&
        block.level === other.level &&
        block.role === other.role
      );
    })
  );
}

function sameMarks(a: readonly InlineMark[], b: readonly InlineMark[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((mark, at) => {
      const other = b[at];
      return (
        mark.startUtf16 === other?.startUtf16 &&
        mark.endUtf16 === other.endUtf16 &&
        mark.type === other.type &&
        mark.href === other.href
      );
    })
  );
}

/** The very same document where nothing of it differs. */
export function documentOf(article: Article, before: ReaderDocument | undefined): ReaderDocument {
  const same =
    before !== undefined &&
    before.articleId === article.id &&
    before.text === article.text &&
    sameBlocks(before.blocks, article.blocks) &&
    sameMarks(before.inlineMarks, article.marks) &&
    before.language === article.language &&
    before.direction === article.direction;
  if (same) return before;
  return {
    articleId: article.id,
    text: article.text,
    blocks: article.blocks,
    inlineMarks: article.marks,
    language: article.language,
    direction: article.direction,
  };
}

function show(opened: OpenArticle, before: CurrentArticle | null): void {
  const { article, summary, detected, tagset, annotators, draftAtMs, history } = opened;
  forgetPendingMarks();
  clearDetails(article.id);
  if (before?.article.id !== article.id) resetSelection();
  marks.replaceAll(unpackMarks(opened.marks));
  replaceRelations(opened.relations);
  replaceCoverage(opened.coverage);
  const document = documentOf(article, before?.document);
  useArticle.setState({
    current: { article, summary, detected, tagset, annotators, document, draftAtMs },
    history,
    failure: null,
  });
  showUnsaved(article.id);
}

/** Whether the open article would be left for this one with acts on it that are not saved. */
function leavesUnsaved(id: ArticleId): boolean {
  const open = currentArticle()?.article.id;
  if (open === undefined || open === id) return false;
  return unsavedActs().some(({ kept }) => kept.articleId === open);
}

/**
 * Shows the article; of several calls in a row the last one wins. What was being typed is saved first. Acts that are
 * not saved keep the open article where it is until the person says so, which is `asked`.
 */
export async function openArticle(id: ArticleId, asked = false): Promise<boolean> {
  flushPendingEdits();
  if (!asked && leavesUnsaved(id)) {
    openDialog({ kind: 'unsaved', leaving: { to: 'article', id } });
    return false;
  }
  useArticle.setState({ wantedId: id, failure: null });
  const isWanted = () => useArticle.getState().wantedId === id;
  try {
    const opened = await call('article:open', { id });
    if (!isWanted()) return false;
    show(opened, currentArticle());
    void updateSettings({ lastArticleId: id });
    return true;
  } catch (thrown) {
    if (isWanted()) {
      marks.replaceAll([]);
      useArticle.setState({ current: null, failure: toErrorData(thrown) });
    }
    return false;
  }
}

/** Reads the open article again, keeping the place: another program changed the workspace. */
export async function reloadArticle(): Promise<void> {
  const { wantedId } = useArticle.getState();
  if (wantedId !== null) await openArticle(wantedId);
}

/** Reads again where the open article stands: an act on many articles may have changed it. */
export async function refreshStanding(): Promise<void> {
  const id = currentArticle()?.article.id;
  if (id === undefined) return;
  try {
    putStanding((await call('article:open', { id })).summary);
  } catch {
    // What is shown stays; the next act on it says what is the matter.
  }
}

/** Takes over the open article's row; that of another one is left. */
export function putStanding(summary: ArticleSummary): void {
  useArticle.setState(({ current }) =>
    current?.article.id === summary.id ? { current: { ...current, summary } } : {},
  );
}

export function closeArticle(): void {
  forgetPendingMarks();
  clearDetails(null);
  resetSelection();
  marks.replaceAll([]);
  replaceRelations({ own: [], incoming: [], remote: [] });
  replaceCoverage(null);
  useArticle.setState({ current: null, wantedId: null, failure: null, history: noHistory });
}

export function putMetadata(metadata: Partial<Article>): void {
  useArticle.setState(({ current }) => {
    if (current === null) return {};
    const article = { ...current.article, ...metadata };
    return { current: { ...current, article, document: documentOf(article, current.document) } };
  });
}
