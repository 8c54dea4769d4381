import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { openingLimits } from '../../electron/workspace/db/soundness.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { itemOf, pairReview } from '../support/decided-review.ts';
import { openTestWorkspace } from '../support/workspace.ts';

test.each([
  [`UPDATE review_document SET data = x'00'`, 'are not what was opened'],
  [`UPDATE review_decision SET decision = 'accept-both'`, 'of a review is not what the log says'],
  ['DELETE FROM review_source', 'is in the log and not in the article'],
  [`UPDATE guidelines SET markdown = 'other'`, 'guidelines of the tagset fact-checking'],
  [
    `INSERT INTO guidelines (tagset_id, markdown) VALUES ('own', 'x')`,
    'guidelines of the tagset own',
  ],
])('%s is noticed', async (sql, words) => {
  const workspace = await openTestWorkspace();
  const { reviewId } = await pairReview(workspace);
  const { call, service } = workspace;
  const item = itemOf(await call['review:read']({ reviewId }), 'tag');
  await call['review:decide']({ reviewId, items: [{ item, decision: 'keep-mine' }], reason: null });
  await call['packet:set-guidelines']({ tagsetId: 'fact-checking', markdown: '# How to' });
  expect(verifyWorkspace(service.current().db)).toMatchObject({ ok: true, problems: [] });
  service.close();
  const db = new Database(workspace.path);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
  const reopened = await workspace.reopen({ ...openingLimits, rows: 0 });
  const { ok, problems } = verifyWorkspace(reopened.service.current().db);
  expect(ok).toBe(false);
  expect(JSON.stringify(problems)).toContain(words);
});
