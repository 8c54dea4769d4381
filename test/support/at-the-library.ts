// Works the library's list, its menus and its places as a person does, by mouse or by keyboard alone.

import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

export const articleList = (page: Page): Locator => page.getByRole('listbox', { name: 'Articles' });

export const row = (page: Page, title: string): Locator =>
  articleList(page).getByRole('option', { name: title });

/** The titles as listed, from the top. */
export const listedTitles = (page: Page): Promise<string[]> =>
  articleList(page).locator('.article-title').allTextContents();

/** Polls, because a list is asked for again after an act. */
export async function expectListed(page: Page, titles: readonly string[]): Promise<void> {
  await expect.poll(() => listedTitles(page)).toEqual(titles);
}

export async function chooseFromMenu(
  page: Page,
  button: Locator,
  ...path: string[]
): Promise<void> {
  await button.click();
  for (const [depth, name] of path.entries()) {
    const item = page.getByRole('menu').nth(depth).locator('[role^="menuitem"]', { hasText: name });
    await item.click();
  }
}

/** Shows a shelf, a status or a collection, by mouse. */
export async function goToPlace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Listed:/ }).click();
  const places = page.getByRole('dialog', { name: 'What is listed' });
  await places.locator('.place', { hasText: name }).click();
  await places.waitFor({ state: 'detached' });
}

/** Names of the places with their counts, such as `Done 2`. */
export async function placesWithCounts(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: /^Listed:/ }).click();
  const places = page.getByRole('dialog', { name: 'What is listed' });
  const found = await places.locator('.place').evaluateAll((all) =>
    all.map((place) => {
      const words = (part: string) => place.querySelector(part)?.firstChild?.textContent ?? '';
      return `${words('.place-name')} ${words('.place-count')}`;
    }),
  );
  await page.keyboard.press('Escape');
  await places.waitFor({ state: 'detached' });
  await whenFocusIsBack(page);
  return found;
}

/** Presses the key until the focus is on what has the label, as one does who sees where it is. */
async function pressUntil(page: Page, key: string, label: RegExp): Promise<void> {
  for (let step = 0; step < 24; step += 1) {
    const named = await page.evaluate(() => {
      const focused = document.activeElement;
      return `${focused?.getAttribute('aria-label') ?? ''} ${focused?.textContent ?? ''}`.trim();
    });
    if (label.test(named)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never comes to ${String(label)}.`);
}

export const tabTo = (page: Page, label: RegExp): Promise<void> => pressUntil(page, 'Tab', label);

/** In a menu that was opened with a key. */
export async function arrowTo(page: Page, label: RegExp): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () => document.activeElement?.closest('[role="menu"], [role="dialog"]') !== null,
      ),
    )
    .toBe(true);
  await pressUntil(page, 'ArrowDown', label);
}

/** A menu or a dialog that closes gives the focus back a moment later, and would take it from what a key reached. */
export async function whenFocusIsBack(page: Page): Promise<void> {
  await expect.poll(() => page.locator('[role="menu"], [role="dialog"]').count()).toBe(0);
  // What the closing itself put off is due before this is.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 0)));
}

/** Goes to the search field by its key, from wherever the focus is. */
export async function focusSearch(page: Page): Promise<void> {
  await whenFocusIsBack(page);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search the library' });
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
}

/** Goes to the list by keys, from wherever the focus is. */
export async function focusList(page: Page): Promise<void> {
  await focusSearch(page);
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(() => articleList(page).evaluate((list) => list === document.activeElement))
    .toBe(true);
}

/** Toggles rows with the mouse, as one does with Ctrl held. */
export async function selectRows(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) await row(page, title).click({ modifiers: ['Control'] });
}

export const selectionBar = (page: Page): Locator =>
  page.getByRole('toolbar', { name: 'Selected articles' });
