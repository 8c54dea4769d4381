// Whether an edited text can become a revision. What cannot is refused with the reason; the draft stays as it is.

import { keptFault } from '../../../shared/anchoring/check-kept.ts';
import type { InlineMark } from '../../../shared/domain/article.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { EditedText } from '../../../shared/ipc/text-types.ts';
import { canonicalFault } from '../../../shared/text/canonical.ts';
import { isBlank } from '../../../shared/text/white-space.ts';
import type { StoredArticle } from '../db/article.ts';
import { blocksFault, isSpanOf } from '../importers/check-imported.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Throws `conflict` when the article got another text meanwhile, `invalid-input` for what is no text of an article. */
export function checkEdited(
  workspace: OpenWorkspace,
  stored: StoredArticle,
  { baseRevision, text, blocks, marks, kept }: EditedText,
): void {
  const { title, revisionNumber } = stored;
  if (baseRevision !== revisionNumber) {
    throw new AppError(
      'conflict',
      `“${title}” shows revision ${revisionNumber} now, and this is an edit of revision ${baseRevision}.`,
      {
        remedy: `Your edit is kept as a draft. Go back to revision ${baseRevision} by undoing or restoring to finish it, or discard it and edit the present text.`,
      },
    );
  }
  if (isBlank(text, 0, text.length)) {
    throw new AppError('invalid-input', `Nothing would be left of “${title}”.`, {
      remedy:
        'Leave at least a word of the text; to get rid of the article, move it to the bin. Your edit is kept as a draft.',
    });
  }
  const fault =
    textFault(text) ??
    blocksFault(text, blocks) ??
    marksFault(text, marks) ??
    keptFault(workspace.revisionOf(stored).text, text, kept);
  if (fault === null) return;
  throw new AppError(
    'invalid-input',
    `The edited text of “${title}” cannot be made a revision: ${fault}.`,
    { remedy: 'Undo the last change in the text and try again. Your edit is kept as a draft.' },
  );
}

function textFault(text: string): string | null {
  const fault = canonicalFault(text);
  return fault === null ? null : `the text holds ${fault}`;
}

function marksFault(text: string, marks: readonly InlineMark[]): string | null {
  if (!marks.every((mark) => isSpanOf(text, mark))) return 'formatting does not fit the text';
  const isWhole = marks.every(({ type, href }) => (type === 'link') === (href !== undefined));
  return isWhole ? null : 'a link has no address';
}

/** Whether it would change anything: the words, the blocks or the formatting. */
export function isSameText(
  before: Pick<EditedText, 'text' | 'blocks' | 'marks'>,
  after: Pick<EditedText, 'text' | 'blocks' | 'marks'>,
): boolean {
  return (
    before.text === after.text &&
    JSON.stringify(before.blocks.map(blockKey)) === JSON.stringify(after.blocks.map(blockKey)) &&
    JSON.stringify(before.marks.map(markKey)) === JSON.stringify(after.marks.map(markKey))
  );
}

const blockKey = ({ startUtf16, endUtf16, type, role, level }: EditedText['blocks'][number]) => [
  startUtf16,
  endUtf16,
  type,
  role,
  level ?? null,
];
const markKey = ({ startUtf16, endUtf16, type, href }: InlineMark) => [
  startUtf16,
  endUtf16,
  type,
  href ?? null,
];
