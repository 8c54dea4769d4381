// The guidelines of a tagset: Markdown that the workspace keeps with it, whatever its version, and that packets carry.
// Setting them is an act like any other. Those that come with an article become the tagset's when it has none.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { guidelinesIn } from '../../../shared/annotation-file/own-guidelines.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { GuidelinesChange } from '../db/change.ts';
import { snapshot, type ReadDb, type WriteDb } from '../db/connection.ts';
import { findGuidelines, putGuidelines } from '../db/guidelines.ts';
import { listTagsets } from '../db/tagset.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { checkTables } from './check-article.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { keptDefinitions, requireKept } from './tagset-kept.ts';

/** Empty where there are none. */
export function readGuidelines(
  workspace: OpenWorkspace,
  { tagsetId }: ThreadInput<'packet:guidelines'>,
): string {
  return snapshot(workspace.db, (db) => {
    checkTables(workspace, db, ['guidelines']);
    return findGuidelines(db, tagsetId) ?? '';
  });
}

/** Blank ones take them away. Throws `not-found` for a tagset that is neither kept nor used here. */
export function setGuidelines(
  workspace: OpenWorkspace,
  { tagsetId, markdown }: ThreadInput<'packet:set-guidelines'>,
): ActResult {
  return performAct(workspace, (db) => {
    const before = findGuidelines(db, tagsetId);
    const after = markdown.trim() === '' ? null : markdown;
    const label = `${after === null ? 'Remove' : 'Change'} guidelines of ${nameOf(db, tagsetId)}`;
    const changes = before === after ? [] : [changeOf(tagsetId, before, after)];
    return { label, head: null, changes };
  });
}

function nameOf(db: ReadDb, tagsetId: string): string {
  const known = [...keptDefinitions(db).map(({ tagset }) => tagset), ...listTagsets(db)];
  const found = known.find(({ id }) => id === tagsetId);
  return (found ?? requireKept(db, tagsetId).tagset).name;
}

/** Keeps what came with the articles, for tagsets that have none; answers what the log says of it. */
export function adoptGuidelines(
  db: WriteDb,
  documents: readonly Pick<AnnotatedArticle, 'article' | 'tagset'>[],
): GuidelinesChange[] {
  return documents.flatMap(({ article, tagset }) => {
    const came = guidelinesIn(article.extra);
    // Those of another tagset say nothing about this one.
    if (came === null || came.tagsetId !== tagset.id) return [];
    if (findGuidelines(db, tagset.id) !== null) return [];
    putGuidelines(db, tagset.id, came.markdown);
    return [changeOf(tagset.id, null, came.markdown)];
  });
}

const valueOf = (markdown: string | null) => (markdown === null ? null : { markdown });

const changeOf = (id: string, before: string | null, after: string | null): GuidelinesChange => ({
  entity: 'guidelines',
  articleId: null,
  id,
  before: valueOf(before),
  after: valueOf(after),
});
