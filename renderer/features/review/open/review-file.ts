// Opening a colleague's file for review: choosing or dropping it, looking at it, and opening what was found. Nothing is
// changed before the last step, and what goes wrong is said where the person is.

import {
  AppError,
  toErrorData,
  type AppErrorData,
  type Problem,
} from '../../../../shared/ipc/result.ts';
import type { ReviewInspection, ReviewOpened } from '../../../../shared/ipc/review-types.ts';
import { call } from '../../../api.ts';
import { enqueueAct } from '../../../state/act-queue.ts';
import { applyResult } from '../../../state/acts.ts';
import { currentArticle } from '../../../state/article-store.ts';
import { closeDialog, openDialog } from '../../../state/dialogs.ts';
import { showError, showToast } from '../../../state/messages.ts';
import { flushPendingEdits } from '../../../state/pending-edits.ts';
import {
  beginOpening,
  changeOpening,
  clearReviewOpening,
  isOpeningReview,
  openInputOf,
  takeBaseFile,
  useReviewOpening,
} from '../../../state/review-open-store.ts';
import { enterReview } from '../../../state/review-load.ts';
import { endReviewWork } from '../../../state/review-work.ts';
import { listDropped, readDropped, type DroppedFile } from '../../import/dropped-files.ts';
import { fileName } from '../../import/file-name.ts';
import { goToArticle } from '../../library/go-to-article.ts';
import { countOf } from '../../../ui/words.ts';
import { openedWords } from './review-open-words.ts';

/** Shows what was found; null when the person cancelled. */
async function look(ask: () => Promise<ReviewInspection | null>): Promise<void> {
  if (isOpeningReview()) return;
  flushPendingEdits();
  clearReviewOpening();
  changeOpening({ phase: 'looking' });
  try {
    const inspection = await ask();
    clearReviewOpening();
    if (inspection === null) return;
    showFound(inspection);
  } catch (thrown) {
    clearReviewOpening();
    showError(thrown);
  } finally {
    endReviewWork();
  }
}

/** Asks for the passphrase of what is encrypted first, one file after the other. */
function showFound(inspection: ReviewInspection): void {
  const show = () => {
    beginOpening(inspection);
    openDialog({ kind: 'open-review' });
  };
  const [file] = inspection.locked;
  if (file === undefined) {
    show();
    return;
  }
  const { token } = inspection;
  const unlock = async (passphrase: string) => showFound(await unlocked(token, passphrase));
  const without = inspection.files.length > 0 ? show : null;
  openDialog({ kind: 'unlock-file', unlocking: { file, unlock, without } });
}

async function unlocked(token: string, passphrase: string): Promise<ReviewInspection> {
  try {
    return await call('review:unlock', { token, passphrase });
  } finally {
    endReviewWork();
  }
}

export function reviewFromDialog(): Promise<void> {
  return look(() => call('dialog:open-review'));
}

/** A file that cannot be read stops it: half of what was dropped would be compared as if it were all. */
export function reviewDropped(dropped: readonly DroppedFile[]): Promise<void> {
  return look(async () => {
    const files: { fileName: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
    for (const file of await listDropped(dropped)) {
      const read = await readDropped(file);
      if ('bytes' in read) files.push({ fileName: file.name, bytes: read.bytes });
      else if (read.result.error !== null) throw AppError.from(read.result.error);
    }
    return files.length === 0 ? null : call('review:inspect-bytes', { files });
  });
}

/** The common base from a file, for what is shown. */
export async function chooseBaseFile(): Promise<void> {
  const { inspection, phase } = useReviewOpening.getState();
  if (inspection === null || phase !== 'idle') return;
  changeOpening({ phase: 'choosing', failure: null });
  try {
    const found = await call('dialog:choose-base', { token: inspection.token });
    if (found !== null) takeBaseFile(found);
  } catch (thrown) {
    const failure = toErrorData(thrown);
    if (failure.details.needs === 'passphrase') askBasePassphrase(inspection.token, failure);
    else changeOpening({ failure });
  } finally {
    changeOpening({ phase: 'idle' });
    endReviewWork();
  }
}

/** What was chosen so far is there again afterwards. */
function askBasePassphrase(token: string, { details: { file = '' } }: AppErrorData): void {
  const back = () => openDialog({ kind: 'open-review' });
  const unlock = async (passphrase: string) => {
    takeBaseFile(await unlocked(token, passphrase));
    back();
  };
  const unlocking = { file: fileName(file), unlock, without: back, onClose: back };
  openDialog({ kind: 'unlock-file', unlocking });
}

/** Opens what is chosen and goes to the first of it; what is refused is said in the dialog. */
export async function openChosenReviews(): Promise<void> {
  const opening = useReviewOpening.getState();
  const input = openInputOf(opening);
  if (input === null || opening.phase !== 'idle') return;
  changeOpening({ phase: 'opening', failure: null });
  try {
    let reviews: ReviewOpened['reviews'] = [];
    let problems: readonly Problem[] = [];
    const act = await enqueueAct(async () => {
      const opened = await call('review:open', input);
      ({ reviews, problems = [] } = opened);
      return opened.act;
    });
    applyResult(act);
    closeDialog();
    clearReviewOpening();
    const [first] = reviews;
    if (first === undefined) return;
    await goToArticle(first.articleId);
    if (currentArticle()?.article.id === first.articleId) await enterReview(first.reviewId);
    if (reviews.length > 1) showToast({ kind: 'info', text: openedWords(reviews.length) });
    tellProblems(problems);
  } catch (thrown) {
    const failure = toErrorData(thrown);
    if (failure.code === 'no-annotator') openDialog({ kind: 'annotator' });
    changeOpening({ phase: 'idle', failure });
  }
}

/** What has no place in my tagset is told once; the review itself shows the rest. */
function tellProblems([first, ...others]: readonly Problem[]): void {
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` There are ${countOf(others.length, 'more note')}.`;
  showToast({ kind: 'info', text: `${first.message}${more}`, remedy: first.remedy });
}
