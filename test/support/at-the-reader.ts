// Works the reader as a person does: finds words on the page, drags over them with the mouse, walks there by keys.
// Nothing here calls the program; it only looks at what is painted and moves the real mouse and keyboard.

import type { Locator, Page } from 'playwright-core';

interface Point {
  readonly x: number;
  readonly y: number;
}

export const readerText = (page: Page): Locator => page.locator('.reader-text');
export const markList = (page: Page): Locator => page.getByRole('list', { name: /marks/i });

/** Ends of the words as painted, scrolled into view; throws where the text doesn't have them. */
async function endsOf(page: Page, words: string): Promise<{ start: Point; end: Point }> {
  return await readerText(page).evaluate((host, wanted) => {
    for (const block of host.querySelectorAll('.reader-block')) {
      const at = (block.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0;
        if (at >= before && at < before + length) range.setStart(node, at - before);
        const end = at + wanted.length;
        if (end > before && end <= before + length) range.setEnd(node, end - before);
        before += length;
      }
      block.scrollIntoView({ block: 'center' });
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      const [first] = rects;
      const last = rects.at(-1);
      if (first === undefined || last === undefined) continue;
      return {
        start: { x: first.left + 0.5, y: first.top + first.height / 2 },
        end: { x: last.right - 0.5, y: last.top + last.height / 2 },
      };
    }
    throw new Error(`The page does not show “${wanted}”.`);
  }, words);
}

/** Drags the mouse over the words, from their first to their last letter. */
export async function selectByMouse(page: Page, words: string): Promise<void> {
  const { start, end } = await endsOf(page, words);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

export async function clickWords(page: Page, words: string): Promise<void> {
  const { start, end } = await endsOf(page, words);
  const middle =
    start.y === end.y ? { x: (start.x + end.x) / 2, y: start.y } : { x: start.x + 4, y: start.y };
  await page.mouse.click(middle.x, middle.y);
}

/** Walks the caret from the article's first letter to the words and over them, by arrow keys alone. */
export async function selectByKeyboard(page: Page, words: string): Promise<void> {
  await readerText(page).focus();
  await page.keyboard.press('Control+Home');
  const blocks = await readerText(page).evaluate((host) =>
    [...host.querySelectorAll('.reader-block')].map((block) => block.textContent ?? ''),
  );
  const index = blocks.findIndex((text) => text.includes(words));
  if (index < 0) throw new Error(`The page does not show “${words}”.`);
  // From one paragraph's end to the next one's start is one step too.
  const steps =
    blocks.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0) +
    (blocks[index] ?? '').indexOf(words);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
  for (let step = 0; step < words.length; step += 1) await page.keyboard.press('Shift+ArrowRight');
}

/** The words that the reader paints as a find result or a search hit, in the order of the text. */
export function foundWords(page: Page, look: 'found' | 'current'): Promise<string[]> {
  return page.evaluate((wanted) => {
    const words: { readonly top: number; readonly text: string }[] = [];
    for (const [name, highlight] of CSS.highlights) {
      if (!name.endsWith(`-find-${wanted}`)) continue;
      for (const painted of highlight) {
        const range = document.createRange();
        range.setStart(painted.startContainer, painted.startOffset);
        range.setEnd(painted.endContainer, painted.endOffset);
        words.push({ top: range.getBoundingClientRect().top, text: range.toString() });
      }
    }
    return words.toSorted((a, b) => a.top - b.top).map(({ text }) => text);
  }, look);
}

/** Whether the words stand inside the visible part of the reader. */
export function isInSight(page: Page, words: string): Promise<boolean> {
  return readerText(page).evaluate((host, wanted) => {
    const view = host.closest('.reader-scroller')?.getBoundingClientRect();
    for (const block of host.querySelectorAll('.reader-block')) {
      if (view === undefined || !block.textContent.includes(wanted)) continue;
      const { top, bottom } = block.getBoundingClientRect();
      return top < view.bottom && bottom > view.top;
    }
    return false;
  }, words);
}
