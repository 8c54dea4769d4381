import { expect, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { storeText } from '../support/arrived-article.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const text = 'Bridge 🚧 reopens. The bridges of “Bridge Street” reopen.';

async function filled(content = text) {
  const workspace = await openTestWorkspace();
  return { workspace, articleId: storeText(workspace, content) };
}

const find = (
  { call }: TestWorkspace,
  articleId: ArticleId,
  pattern: string,
  options: {
    readonly regex?: boolean;
    readonly matchCase?: boolean;
    readonly wholeWords?: boolean;
  } = {},
) => {
  const { regex = false, matchCase = false, wholeWords = false } = options;
  return call['article:find']({ articleId, pattern, regex, matchCase, wholeWords });
};

test('gives the places in the article’s text', async () => {
  const { workspace, articleId } = await filled();
  const { spans, truncated, fault } = await find(workspace, articleId, 'bridge');
  expect([...spans]).toEqual([0, 6, 23, 29, 35, 41]);
  expect([truncated, fault]).toEqual([false, null]);
  expect([...(await find(workspace, articleId, 'bridge', { wholeWords: true })).spans]).toEqual([
    0, 6, 35, 41,
  ]);
  expect([...(await find(workspace, articleId, 'bridge', { matchCase: true })).spans]).toEqual([
    23, 29,
  ]);
  expect([...(await find(workspace, articleId, '🚧.', { regex: true })).spans]).toEqual([7, 10]);
  expect([...(await find(workspace, articleId, 'nowhere')).spans]).toEqual([]);
});

test('a pattern that cannot be read is named, and nothing is found', async () => {
  const { workspace, articleId } = await filled();
  const result = await find(workspace, articleId, '(a', { regex: true });
  expect(result).toEqual({
    spans: new Int32Array(0),
    truncated: false,
    fault: 'This is not a regular expression: unterminated group.',
  });
});

test('an expression that would take for ever is stopped and named, and the next one works', async () => {
  const { workspace, articleId } = await filled(`${'a'.repeat(60)}!`);
  const { spans, fault } = await find(workspace, articleId, '(a+)+$', { regex: true });
  expect(spans).toHaveLength(0);
  expect(fault).toContain('took longer than 2 seconds and was stopped');
  expect([...(await find(workspace, articleId, '!$', { regex: true })).spans]).toEqual([60, 61]);
});

test('the first twenty thousand matches, and that there are more', async () => {
  const { workspace, articleId } = await filled('a '.repeat(20_001));
  const { spans, truncated } = await find(workspace, articleId, 'a');
  expect(spans).toHaveLength(40_000);
  expect(truncated).toBe(true);
});

test('an article that is not there is said not to be', async () => {
  const { workspace } = await filled();
  const error = await appErrorOf(() => find(workspace, 'gone' as ArticleId, 'a'));
  expect(error.code).toBe('not-found');
});
