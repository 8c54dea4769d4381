// What the log tells the window of one article and of one mark.

import type { MarkEvent, TimelinePage } from '../../../shared/ipc/history-types.ts';
import { listMarkEvents, listTimeline } from '../db/log-reading.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function historyOfMark(
  { db }: OpenWorkspace,
  { id, articleId }: ThreadInput<'history:of-mark'>,
): MarkEvent[] {
  return listMarkEvents(db, articleId, id);
}

export function timeline(
  { db }: OpenWorkspace,
  { articleId, before, limit }: ThreadInput<'history:timeline'>,
): TimelinePage {
  requireArticle(db, articleId);
  // One more tells whether there are older ones.
  const found = listTimeline(db, articleId, before, limit + 1);
  return { entries: found.slice(0, limit), more: found.length > limit };
}
