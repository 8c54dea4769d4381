// Through every view and dialog that shows words of others: what people type into notes, values, labels and guidelines,
// what a colleague's file holds, and what the library finds of it. A view that shows none of it proves nothing.

import type { Page } from 'playwright-core';
import type { ArticleId, CollectionId } from '../../../shared/domain/ids.ts';
import { markList } from '../../support/at-the-reader.ts';
import { runCommand } from '../../support/at-the-window.ts';
import { ask, call } from '../../support/workbench-calls.ts';
import type { AttackWatch } from './attack-watch.ts';

interface View {
  readonly command: string;
  /** It has to show words of the corpus: its dialog, or the window where it opens none. */
  readonly isFull: boolean;
}

/** What the corpus is known by. */
export const attack = /onerror|<script>|javascript:|shownWord/u;

/** Of the article with marks; Escape leads out of each. */
const views: readonly View[] = [
  { command: 'History of the article', isFull: true },
  { command: 'History of the selected mark', isFull: true },
  { command: 'Show original', isFull: true },
  { command: 'Statistics…', isFull: true },
  { command: 'Tagsets…', isFull: false },
  { command: 'Use another tagset…', isFull: false },
  { command: 'Guidelines…', isFull: true },
  { command: 'Sharing copy…', isFull: true },
  { command: 'Export…', isFull: false },
  { command: 'Revisions of the text', isFull: false },
  { command: 'Add to collection…', isFull: true },
  { command: 'Backups…', isFull: false },
  { command: 'Keys…', isFull: false },
];

/** What a person would type. */
export async function typeAttacks(
  page: Page,
  id: ArticleId,
  words: readonly string[],
): Promise<void> {
  const all = words.join(' ');
  const marks = await page.evaluate(async (articleId) => {
    const { workbench } = globalThis as unknown as {
      workbench: { calls: Record<string, (input: unknown) => Promise<unknown>> };
    };
    const answer = (await workbench.calls['article:open']?.({ id: articleId })) as {
      value: { marks: { ids: readonly string[] } };
    };
    return [...answer.value.marks.ids];
  }, id);
  for (const mark of marks) {
    const one = { id: mark as never, articleId: id };
    await call(page, 'annotation:set-note', { ...one, note: all });
    // Only some tags have them.
    for (const name of ['topic', 'name']) {
      await ask(page, 'annotation:set-attributes', { ...one, values: { [name]: words[4] ?? '' } });
    }
  }
  await call(page, 'collection:create', {
    id: '7c0d3c56-6a6e-4a39-8f3c-1f1c1b0f1a77' as CollectionId,
    name: all.slice(0, 190),
    target: { ids: [id] },
  });
  const tagsets = await call(page, 'tagset:list', undefined);
  for (const { tagset } of tagsets) {
    await ask(page, 'packet:set-guidelines', {
      tagsetId: tagset.id,
      markdown: `${words.join('\n\n')}\n\n<iframe src="javascript:window.__ran=1"></iframe>`,
    });
  }
}

/** Answers what was shown; a view that hides the corpus is told. */
export async function walkViews(
  page: Page,
  watch: AttackWatch,
  end: () => boolean,
): Promise<{ readonly seen: string[]; readonly empty: string[] }> {
  const seen: string[] = [];
  const empty: string[] = [];
  const isShown = () =>
    page.evaluate((pattern) => {
      const view = [...document.querySelectorAll<HTMLElement>('dialog, [role=dialog]')].at(-1);
      const within = view ?? document.body;
      const fields = [...within.querySelectorAll<HTMLInputElement>('input, textarea')];
      const text = `${within.innerText}\n${fields.map(({ value }) => value).join('\n')}`;
      return new RegExp(pattern, 'u').test(text);
    }, attack.source);
  for (const { command, isFull } of views) {
    if (end()) break;
    await markList(page).locator('.mark-quote').first().click();
    await runCommand(page, command);
    await page.waitForTimeout(500);
    await watch.look(page, command);
    if (!isFull || (await isShown())) seen.push(command);
    else empty.push(command);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
    await page.keyboard.press('Escape');
  }
  const search = page.getByRole('searchbox').or(page.getByRole('combobox', { name: /Search/u }));
  await search.first().fill('shownWord');
  await page.waitForTimeout(700);
  await watch.look(page, 'the search');
  ((await isShown()) ? seen : empty).push('the search');
  return { seen, empty };
}

/** Of the article that is open: its characters, or the names of the files in it; a PDF shows neither. */
export async function lookAtOriginal(
  page: Page,
  watch: AttackWatch,
): Promise<{ readonly what: string; readonly isEmpty: boolean }> {
  await runCommand(page, 'Show original');
  const dialog = page.getByRole('dialog');
  await dialog.locator('.original-text, .original-parts, .original-note').first().waitFor();
  const what = (await dialog.getByRole('heading').first().innerText()).slice(0, 40);
  await watch.look(page, `the original ${what}`);
  const shows = dialog.locator('.original-text, .original-parts');
  const isEmpty = (await shows.count()) > 0 && !attack.test(await shows.first().innerText());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return { what, isEmpty };
}
