// Undo and redo, what was done when and by whom, and the way back.

import { z } from 'zod';
import { annotationId, articleId, channel, nothing, seq } from '../channel-parts.ts';
import type { MarkEvent, PastArticle, TimelinePage, VerifyReport } from '../history-types.ts';
import type { ActResult, HistoryState } from '../types.ts';

export const historyChannels = {
  'history:state': channel<HistoryState>()(nothing),
  'history:undo': channel<ActResult | null>()(nothing),
  'history:redo': channel<ActResult | null>()(nothing),
  /** What happened to one mark, oldest first; also to one that is deleted. */
  'history:of-mark': channel<readonly MarkEvent[]>()(
    z.strictObject({ id: annotationId, articleId }),
  ),
  /** What happened to the article, newest first; `before` goes on behind an earlier page. */
  'history:timeline': channel<TimelinePage>()(
    z.strictObject({
      articleId,
      before: seq.nullable(),
      limit: z.int().min(1).max(500),
    }),
  ),
  /** The article as it was after the act `at`; from its arrival on. */
  'history:at': channel<PastArticle>()(z.strictObject({ articleId, at: seq })),
  /** Makes the article what it was after the act `at`: text, marks, relations, fields, tagset, coverage. One act. */
  'history:restore': channel<ActResult>()(z.strictObject({ articleId, at: seq })),
  /** Checks the log's chain of hashes, and that what is stored is what the log says. */
  'history:verify': channel<VerifyReport>()(nothing),
} as const;
