// `sourcebench stats` as a program: a table for people, all figures for programs, and what is wrong on one line.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { annotatedFile } from '../support/annotated-files.ts';
import { sourcebench } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';

const text = 'Bridge reopens\n\nMayor Ana Ruiz said that it cost nine millions. Old Town liked it.';

async function withArticle(): Promise<string> {
  const folder = tempFolder();
  const file = annotatedFile(text, [
    { tag: 'actor', quote: 'Ana Ruiz', attributes: { name: 'Ana Ruiz' } },
    {
      tag: 'claim',
      quote: 'it cost nine millions',
      attributes: { checkability: 'checkable', verdict: 'refuted' },
    },
  ]);
  writeFileSync(join(folder, 'bridge.annotated.json'), JSON.stringify(file));
  const { exitCode, stderr } = await sourcebench(folder, ['import', 'bridge.annotated.json']);
  expect([exitCode, stderr]).toEqual([0, '']);
  return folder;
}

test('stats prints tables for people and one document for programs', async () => {
  const folder = await withArticle();
  const { exitCode, stdout, stderr } = await sourcebench(folder, ['stats']);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Articles +1\nMarks +2\n/u);
  expect(stdout).toMatch(/^Actor +marks +articles\nAna Ruiz +1 +1$/mu);
  expect(stdout).toMatch(/^Verdict +claims\nRefuted +1$/mu);
  const json = await sourcebench(folder, ['stats', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    articles: 1,
    marks: 2,
    relations: 0,
    characters: text.length,
    perArticle: [{ title: 'Bridge reopens', marks: 2 }],
    annotators: [{ name: 'Ana', marks: 2, articles: 1 }],
    verdicts: [{ verdict: 'Refuted', claims: 1 }],
    actors: [{ name: 'Ana Ruiz', marks: 1, articles: 1 }],
    locations: [],
    quoted: [],
  });
});

test('a search that finds nothing counts nothing, and a collection that is not there is told', async () => {
  const folder = await withArticle();
  const none = await sourcebench(folder, ['stats', '--query', 'tag:location', '--json']);
  expect(JSON.parse(none.stdout)).toMatchObject({ articles: 0, marks: 0, tags: [] });
  const { exitCode, stdout, stderr } = await sourcebench(folder, [
    'stats',
    '--collection',
    'Nowhere',
  ]);
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^sourcebench: There is no collection “Nowhere”\. .+\n$/u);
});
