// Tags articles with another of the workspace's tagsets from now on, with all their marks, in one act.

import type { TagsetEffects } from '../../../shared/ipc/tagset-types.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listTaggedArticles } from '../db/tagset-articles.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { articlesCounted } from './label.ts';
import { noSuchArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { prepareTagsets, requireKept } from './tagset-kept.ts';
import { planMove } from './tagset-move.ts';
import { refuseProblems } from './tagset-save.ts';

type Input = ThreadInput<'tagset:use'>;

export function useEffects(workspace: OpenWorkspace, input: Input): TagsetEffects {
  return snapshot(workspace.db, (db) => {
    const { articles, effects, open, problems } = planUse(db, input, 0).move;
    return { articles, effects, open, problems };
  });
}

export function useTagset(workspace: OpenWorkspace, input: Input): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const { tagset, move } = planUse(db, input, atMs);
    refuseProblems('The articles keep their tagset.', move.problems);
    const which = move.articles === 1 ? '' : ` for ${articlesCounted(move.articles)}`;
    return {
      label: `Use tagset ${tagset.name}${which}`,
      head: null,
      changes: move.changes,
      prepare: prepareTagsets(tagset),
    };
  });
}

function planUse(db: ReadDb, { articleIds, id, migration }: Input, atMs: number) {
  const { tagset, sha256 } = requireKept(db, id);
  const articles = listTaggedArticles(db, articleIds);
  const there = new Set(articles.map((article) => article.id));
  const missing = articleIds.find((articleId) => !there.has(articleId));
  if (missing !== undefined) throw noSuchArticle(missing);
  return { tagset, move: planMove(db, articles, { tagset, sha256, migration }, atMs) };
}
