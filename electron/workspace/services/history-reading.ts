// What the log tells the window of one article and of one mark.

import type { MarkEvent, TimelinePage } from '../../../shared/ipc/history-types.ts';
import { snapshot } from '../db/connection.ts';
import { listMarkEvents, listTimeline } from '../db/log-reading.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkLogOf, checkLogOfMark } from './check-log.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function historyOfMark(
  workspace: OpenWorkspace,
  { id, articleId }: ThreadInput<'history:of-mark'>,
): MarkEvent[] {
  return snapshot(workspace.db, (db) => {
    checkLogOfMark(workspace, db, articleId, id);
    return listMarkEvents(db, articleId, id);
  });
}

export function timeline(
  workspace: OpenWorkspace,
  { articleId, before, limit }: ThreadInput<'history:timeline'>,
): TimelinePage {
  return snapshot(workspace.db, (db) => {
    requireArticle(db, articleId);
    // One more tells whether there are older ones.
    checkLogOf(workspace, db, articleId, { before, limit: limit + 1 });
    const found = listTimeline(db, articleId, before, limit + 1);
    return { entries: found.slice(0, limit), more: found.length > limit };
  });
}
