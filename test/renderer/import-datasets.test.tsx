import { beforeEach, expect, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { failedImport } from '../../shared/ipc/failed-import.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { bridge, hospital } from './support/articles.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

const read: ImportResult = {
  file: '/in/news/bridge.ann',
  status: 'imported',
  kind: 'brat',
  articles: [
    {
      id: 'article-1' as ArticleId,
      title: 'Harbour bridge reopens',
      status: 'imported',
      shelf: 'library',
      similar: null,
    },
  ],
  articleId: 'article-1' as ArticleId,
  title: 'Harbour bridge reopens',
  encoding: null,
  problems: [],
  error: null,
  salvageToken: null,
  brought: { annotations: 12, relations: 3 },
  companions: ['bridge.txt', 'annotation.conf'],
};
const refused: ImportResult = {
  ...failedImport('/in/claims.jsonl', {
    code: 'file-invalid',
    message:
      '/in/claims.jsonl (doccano JSONL) has 2 problems, first: line 3: The label ends behind the text.',
    details: { remedy: 'Import the valid part, or correct the file and import it again.' },
  }),
  kind: 'doccano',
  problems: [
    { path: 'line 3', message: 'The label ends behind the text.', remedy: 'Correct its end.' },
    { path: 'line 7', message: 'The label has no words.', remedy: 'Take it out.' },
  ],
  notes: [
    {
      path: '$',
      message: 'Offsets were read as code points.',
      remedy: 'Export them as UTF-16 units.',
    },
  ],
  salvageToken: 'token-1',
};

const results = () => screen.getByRole('list', { name: 'Imported files' });

function drop(...files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

const dropped = () => screen.workbench.asked.get('article:import-bytes');
const drops = () =>
  screen.workbench.called.filter((channel) => channel === 'article:import-bytes').length;

beforeEach(async () => {
  screen = await renderApp({ articles: [bridge, hospital], importResults: [read, refused] });
  await putCaret('Coastal');
});

test('its own key asks for datasets', async () => {
  await press('{Control>}{Shift>}i{/Shift}{/Control}');
  await expect.element(results()).toBeVisible();
  expect(screen.workbench.asked.get('dialog:import')).toMatchObject({ from: 'datasets' });
});

test('each file says what it was taken for, what it was read with and what came of it', async () => {
  screen.workbench.emit('files:imported', { results: [read] });
  await expect
    .element(results())
    .toMatchTextContent(
      /bridge\.ann.*brat standoff · 1 article with 12 marks and 3 relations · read with bridge\.txt and annotation\.conf/u,
    );
});

test('problems stand with place and remedy, apart from what was read otherwise; the valid part comes when asked for', async () => {
  screen.workbench.emit('files:imported', { results: [read, refused] });
  const problems = results().getByRole('list', { name: 'Problems' });
  await expect
    .element(problems)
    .toMatchTextContent(/line 3.*Correct its end\..*line 7.*Take it out\./u);
  await expect
    .element(results().getByRole('list', { name: 'Notes' }))
    .toMatchTextContent(/Offsets were read as code points\..*Export them as UTF-16 units\./u);
  await results().getByRole('button', { name: 'Import the valid part' }).click();
  await expect.poll(() => screen.workbench.called).toContain('article:import-salvage');
  await expect
    .element(results().getByRole('button', { name: 'Import the valid part' }))
    .not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Done' })).toHaveFocus();
});

test('files dropped together that belong together are one import', async () => {
  drop(
    new File(['Harbour bridge reopens\n'], 'bridge.txt'),
    new File(['T1\tlocation 0 14\tHarbour bridge\n'], 'bridge.ann'),
    new File(['[entities]\nlocation\n'], 'annotation.conf'),
  );
  await expect.poll(drops).toBe(1);
  const { fileName, companions } = dropped() as {
    fileName: string;
    companions: readonly { fileName: string; bytes: Uint8Array }[];
  };
  expect([fileName, ...companions.map((one) => one.fileName)]).toEqual([
    'bridge.ann',
    'bridge.txt',
    'annotation.conf',
  ]);
  expect(new TextDecoder().decode(companions[0]?.bytes)).toBe('Harbour bridge reopens\n');
});

test('files of no set are dropped one by one, in their order', async () => {
  drop(new File(['First text.\n'], 'a.txt'), new File(['Second text.\n'], 'b.txt'));
  await expect.poll(drops).toBe(2);
  expect(dropped()).toMatchObject({ fileName: 'b.txt' });
  expect(dropped()).not.toHaveProperty('companions');
});
