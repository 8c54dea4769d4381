// Works the window as a person does beyond the text itself: who annotates, the file dialog, files dropped, clipboard,
// palette, and what is said about an act.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchWorkbench, type LaunchOptions, type Workbench } from './launch.ts';

/** A started app whose first question is answered, so that nothing stands before the window. */
export async function openWindow(options: LaunchOptions = {}): Promise<Workbench> {
  const workbench = await launchWorkbench(options);
  await introduce(workbench.page, 'Noor');
  return workbench;
}

export async function introduce(page: Page, name: string): Promise<void> {
  const asked = page.getByRole('dialog', { name: 'Who annotates?' });
  await asked.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
}

/** Writes a file that goes when the app does, and answers its path. */
export function ownFile(
  { userData }: Workbench,
  name: string,
  content: string | Uint8Array,
): string {
  const folder = join(userData, 'files-of-the-spec');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export async function openFiles(
  { page, answerOpenDialog }: Workbench,
  paths: readonly string[],
): Promise<void> {
  await answerOpenDialog(paths);
  await page.keyboard.press('Control+o');
}

/** As the system does it: the page gets files, never paths. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const at = { x: 600, y: 300 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await session.detach();
}

/** What a browser or a word processor puts on the clipboard, pasted where the focus is. */
export async function paste(page: Page, text: string, html: string): Promise<void> {
  await page.evaluate(
    (clipboard) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', clipboard.text);
      clipboardData.setData('text/html', clipboard.html);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    { text, html },
  );
}

export const resultsDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Import results' });

export async function closeResults(page: Page): Promise<void> {
  await resultsDialog(page).getByRole('button', { name: 'Done' }).click();
  await resultsDialog(page).waitFor({ state: 'detached' });
}

/** Runs the palette's first command for the words. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(words);
  await palette.getByRole('option', { name: words }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Resolves when the window has said so about the last act. */
export const said = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole('status', { name: 'Last act' }).filter({ hasText: words }).waitFor();

export const titleIs = (page: Page, title: string): Promise<void> =>
  page.locator('.where-title', { hasText: title }).waitFor();
