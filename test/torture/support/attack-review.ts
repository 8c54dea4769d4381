// A review of colleagues' files whose every word is an attack: how they are opened, each list and detail, both sides
// beside each other, a panel, the agreement, and what the review is written as. What a view shows is looked for in that
// view alone.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import { annotatedFile, attackDocument } from '../../support/attack-document.ts';
import { ownFile, runCommand } from '../../support/at-the-window.ts';
import type { Workbench } from '../../support/launch.ts';
import { ask, call } from '../../support/workbench-calls.ts';
import { attack } from './attack-walk.ts';
import type { AttackWatch } from './attack-watch.ts';

const limitMs = 15_000;
const colleagues = ['7b1e4d67-7b7f-4f4a-9a4d-2a2d2c1a2b02', '7b1e4d67-7b7f-4f4a-9a4d-2a2d2c1a2b03'];

/** Each differs from mine in tags, values and notes, and has a mark of its own. */
function colleaguesFile(words: readonly string[], index: number): AnnotatedArticle {
  const document = attackDocument(words);
  const annotator = {
    id: colleagues[index] as AnnotatorId,
    // Of two words only the first would be shown in places.
    name: `<img/src=x/onerror=window.__ran=1>${index} ${words[4 + index] ?? ''}`,
  };
  const marks = document.annotations.map((one, at) => ({
    ...one,
    id: `00000000-0000-4000-8000-0000000000${index + 1}${at}` as AnnotationId,
    annotator: annotator.id,
    tag: at === 0 ? ('claim' as TagId) : one.tag,
    attributes: { topic: words[1] ?? '', name: words[3] ?? '' },
    note: `${words.toReversed().join(' ')} ${index}`,
  }));
  return { ...document, annotators: [annotator], annotations: marks.slice(0, 4 - index) };
}

interface Seen {
  readonly seen: string[];
  readonly empty: string[];
  /** What was written, by what it is. */
  readonly files: Record<string, string>;
}

export async function walkReview(
  app: Workbench,
  watch: AttackWatch,
  articleId: ArticleId,
  words: readonly string[],
): Promise<Seen> {
  const { page } = app;
  const [seen, empty] = [[], []] as [string[], string[]];
  const files: Record<string, string> = {};
  const see = async (name: string, selector: string) => {
    const shown = await isShownIn(page, selector);
    await watch.look(page, name);
    (shown ? seen : empty).push(name);
  };
  const paths = [0, 1].map((index) => {
    const { name, bytes } = annotatedFile(colleaguesFile(words, index), `of-${index}.json`);
    return ownFile(app, name, bytes);
  });
  for (const mode of ['pair', 'panel'] as const) {
    await openReview(app, mode === 'pair' ? paths.slice(0, 1) : paths, () =>
      see(`opening a ${mode}`, '[role=dialog]'),
    );
    const head = (await call(page, 'review:list', { articleId })).find((one) => one.mode === mode);
    if (head === undefined) throw new Error(`The article has no ${mode}.`);
    await walkItems(page, mode, (name, selector) => see(`${name} of a ${mode}`, selector));
    await decideByKeys(page, words);
    await see(`the reason in a ${mode}`, '.review-reason-said');
    await decideAll(page, head.id, words);
    const report = join(app.userData, `${mode}.html`);
    await app.answerSaveDialog(report);
    await call(page, 'dialog:save-review', { reviewId: head.id, what: 'report' });
    files[`the report of a ${mode}`] = report;
  }
  const packet = join(app.userData, 'packet.json');
  await app.answerSaveDialog(packet);
  await call(page, 'dialog:save-packet', { target: { ids: [articleId] } });
  files['the packet'] = packet;
  return { seen, empty, files };
}

async function isShownIn(page: Page, selector: string): Promise<boolean> {
  return page
    .waitForFunction(
      ({ within, pattern }) => {
        const words = new RegExp(pattern, 'u');
        return [...document.querySelectorAll<HTMLElement>(within)].some((view) => {
          const fields = [...view.querySelectorAll<HTMLInputElement>('input, textarea, option')];
          return words.test(`${view.innerText}\n${fields.map(({ value }) => value).join('\n')}`);
        });
      },
      { within: selector, pattern: attack.source },
      { timeout: 5000 },
    )
    .then(
      () => true,
      () => false,
    );
}

async function openReview(
  { page, answerOpenDialog }: Workbench,
  paths: readonly string[],
  look: () => Promise<void>,
): Promise<void> {
  await answerOpenDialog(paths);
  await runCommand(page, 'Review colleague’s file…');
  const dialog = page.getByRole('dialog', { name: 'Review a colleague’s file' });
  await dialog.waitFor({ timeout: limitMs });
  await look();
  if (paths.length > 1) await dialog.getByLabel('All together, with votes').check();
  await dialog.locator('[type=submit]').click();
  await dialog.waitFor({ state: 'detached', timeout: limitMs });
  await page.locator('.review-pane .review-item').first().waitFor({ timeout: limitMs });
}

async function walkItems(
  page: Page,
  mode: 'pair' | 'panel',
  see: (name: string, selector: string) => Promise<void>,
): Promise<void> {
  const pane = page.locator('.review-pane');
  const items = pane.locator('.review-item');
  await see('the list', '.review-pane');
  for (let at = 0; at < (await items.count()); at += 1) {
    await items.nth(at).locator('.review-press').click();
    await pane.locator('.review-details').waitFor({ timeout: limitMs });
  }
  await see('the selected difference', '.review-item[data-selected=true]');
  await runCommand(page, 'Both sides beside each other');
  await page.locator('.side-by-side').waitFor({ timeout: limitMs });
  await page.locator('.side-column').nth(1).waitFor({ timeout: limitMs });
  // In a panel nothing of others stands there but that they are others.
  await see('both sides', mode === 'pair' ? '.side-by-side .side-name' : '.review-pane');
  await runCommand(page, 'Both sides beside each other');
  await pane.getByRole('button', { name: /^Filter differences/ }).click();
  await see('the filter', '.review-menu');
  await page.keyboard.press('Escape');
  await pane.getByRole('tab', { name: /^Agreed/ }).click();
  await pane.getByRole('tab', { name: 'Agreement' }).click();
  await see('the agreement', '.agreement-tab');
  await pane.getByRole('tab', { name: /^Differences/ }).click();
}

/** The selected one, by its first key and with a reason. */
async function decideByKeys(page: Page, words: readonly string[]): Promise<void> {
  const item = page.locator('.review-item').first();
  await item.locator('.review-press').click();
  await item.locator('.review-details').waitFor({ timeout: limitMs });
  await page.keyboard.press('r');
  await item.getByRole('textbox', { name: 'Reason' }).fill(words.join(' ').slice(0, 900));
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  // It may have gone on to the next, or have left the list of what is open.
  await page.locator('.review-item[data-decided=true]').first().waitFor({ timeout: limitMs });
  await page.locator('.review-item[data-decided=true] .review-press').first().click();
  await page.locator('.review-decided').first().waitFor({ timeout: limitMs });
}

/** Each item by the first decision that it may have, with a reason that is an attack. */
async function decideAll(page: Page, reviewId: string, words: readonly string[]): Promise<void> {
  const { items, panel } = await call(page, 'review:read', { reviewId });
  const reason = words.join(' ').slice(0, 9000);
  for (const { item } of [...items, ...panel]) {
    for (const decision of ['reject-both', 'keep-mine', 'accept-theirs'] as const) {
      const said = await ask(page, 'review:decide', {
        reviewId,
        items: [{ item, decision }],
        reason,
      });
      if (said.ok) break;
    }
  }
}
