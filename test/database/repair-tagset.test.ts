// A tagset whose page is lost: the article, its text and its marks are there still, so they are kept with another one.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import { damagePage } from '../support/damage-page.ts';
import { exampleFile } from '../support/example-file.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const options = { passphrase: null, clock: () => Date.UTC(2026, 10, 23, 9), program: 'test' };

/** An article with tags, attributes and relations of its own, in a closed workspace. */
async function withOwnTagset() {
  const workspace = await openTestWorkspace();
  const { call, folder, path, service } = workspace;
  const file = exampleFile();
  const renamed = JSON.stringify({ ...file, tagset: { ...file.tagset, id: 'desk', name: 'Desk' } })
    .replaceAll('"quote",', '"saying",')
    .replaceAll('["quote"]', '["saying"]')
    .replace('"attributes":{}', '"attributes":{"form":"direct","count":3}');
  const copied = join(folder, 'own.annotated.json');
  writeFileSync(copied, renamed);
  const [imported] = await call['article:import-files']({ paths: [copied], wholePage: false });
  const id = imported?.articleId;
  if (id == null) throw new Error(imported?.error?.message ?? 'not imported');
  const marked = await look(workspace, id);
  service.close();
  return { path, id, marked };
}

type Workspace = Awaited<ReturnType<typeof openTestWorkspace>>;

async function look({ call }: Pick<Workspace, 'call'>, id: Parameters<typeof tagWords>[1]) {
  const { article, marks, relations } = await call['article:open']({ id });
  const details = await call['annotation:details']({
    articleId: id,
    ids: [...marks.ids] as AnnotationId[],
  });
  return {
    text: article.text,
    marks,
    relations,
    said: details.map(({ attributes, note }) => ({ attributes, note })),
  };
}

test.each([
  ['with its log', []],
  ['without its log', ['act', 'change']],
])('a tagset of one’s own is made again of what marks and relations name, %s', async (_, more) => {
  const { path, id, marked } = await withOwnTagset();
  for (const table of ['tagset', ...more]) damagePage(path, table);
  const report = repairWorkspace(path, options);
  expect(report.articles).toMatchObject([{ id, state: 'partly' }]);
  expect(report.articles[0]?.said.join(' ')).toContain('The tagset of its marks could not be read');
  const again = await openTestWorkspace({ path });
  expect(await look(again, id)).toEqual(marked);
  const { tagset } = await again.call['article:open']({ id });
  expect(tagset.tags.map((tag) => [tag.id, tag.attributes.map((each) => each.id)])).toEqual([
    ['saying', ['form', 'count']],
    ['actor', []],
  ]);
  expect(tagset.relations).toEqual([
    { id: 'said-by', label: 'said-by', from: ['saying'], to: ['actor'] },
  ]);
  // Work goes on with it.
  await tagWords(again, id, 'reopens', 'saying');
  again.service.close();
  expect(readDatabase(path, verifyWorkspace)).toMatchObject({ ok: true });
});

test('the shipped tagset is put back as it was, and nothing is said to be lost', async () => {
  const workspace = await openTestWorkspace();
  const id = await importText(workspace);
  await tagWords(workspace, id, 'Monday');
  const marked = await look(workspace, id);
  workspace.service.close();
  damagePage(workspace.path, 'tagset');
  const report = repairWorkspace(workspace.path, options);
  expect(report.articles).toMatchObject([{ id, state: 'whole', said: [] }]);
  const again = await openTestWorkspace({ path: workspace.path });
  expect(await look(again, id)).toEqual(marked);
  expect((await again.call['article:open']({ id })).tagset).toEqual(factCheckingTagset);
});
