import { expect, test } from 'vitest';
import type { UndoableChange } from '../../electron/workspace/db/change.ts';
import { findKeptTagset } from '../../electron/workspace/db/kept-tagset.ts';
import { putTagset, tagsetSha256 } from '../../electron/workspace/db/tagset.ts';
import { performAct } from '../../electron/workspace/services/act.ts';
import { requireArticle } from '../../electron/workspace/services/lookup.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import { recordNow } from '../support/log-model.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

// Undo and redo across restarts, of what belongs to no article and of one act on several.

/** One act: a new version of the tagset, both articles moved on to it, a mark retagged in each, a sentence set. */
async function oneActOnAll() {
  const workspace = await openTestWorkspace();
  const articles = [
    await importText(workspace),
    await importText(workspace, 'Another text about Monday.'),
  ];
  for (const articleId of articles) await tagWords(workspace, articleId, 'Monday');
  const record = ({ service }: typeof workspace) => ({
    articles: articles.map((id) => recordNow(service, id)),
    kept: findKeptTagset(service.current().db, factCheckingTagset.id),
  });
  const before = record(workspace);
  const tagset = { ...factCheckingTagset, version: 9 };
  const sha256 = tagsetSha256(tagset);
  performAct(workspace.service.current(), (db, annotator, atMs) => {
    const kept = findKeptTagset(db, tagset.id);
    const changes: UndoableChange[] = [
      {
        entity: 'tagset',
        articleId: null,
        id: tagset.id,
        before: kept === null ? null : { sha256: kept.sha256, isDefault: kept.isDefault },
        after: { sha256, isDefault: true },
      },
    ];
    for (const [index, articleId] of articles.entries()) {
      const annotation = before.articles[index]?.document.annotations[0];
      if (annotation === undefined) throw new Error('the mark is not there');
      changes.push(
        {
          entity: 'article-tagset',
          articleId,
          id: articleId,
          before: { sha256: requireArticle(db, articleId).tagsetSha256 },
          after: { sha256 },
        },
        {
          entity: 'annotation',
          articleId,
          id: annotation.id,
          before: annotation,
          after: { ...annotation, note: 'Moved on' },
        },
        {
          entity: 'coverage',
          articleId,
          id: '1:0-5',
          before: null,
          after: { state: 'seen', basis: '', annotator: annotator.id, atMs },
        },
      );
    }
    return {
      label: 'Change tagset',
      head: null,
      changes,
      prepare: (write) => void putTagset(write, tagset),
    };
  });
  return { workspace, before, after: record(workspace), record };
}

test('one act on several articles and on none is undone and redone whole, after restarts too', async () => {
  const { workspace, before, after, record } = await oneActOnAll();
  expect(after).not.toEqual(before);
  const again = await workspace.reopen();
  expect((await again.call['history:state'](undefined)).undo).toBe('Change tagset');
  const undone = await again.call['history:undo'](undefined);
  expect(undone).toMatchObject({ label: 'Change tagset', articleId: null });
  expect(undone?.articles).toHaveLength(2);
  expect(record(again)).toEqual(before);
  const third = await again.reopen();
  expect(await third.call['history:state'](undefined)).toEqual({
    undo: 'Tag claim',
    redo: 'Change tagset',
  });
  await third.call['history:redo'](undefined);
  expect(record(third)).toEqual(after);
  expect(await third.call['history:verify'](undefined)).toMatchObject({ ok: true, problems: [] });
});
