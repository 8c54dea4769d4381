// From a key to what is painted for it: the time until the frame is out in which the window looks different.

import type { Page } from 'playwright-core';

/** What has to look different before an act counts as painted. */
export type Sight = 'marks' | 'card' | 'signs' | 'review';

declare global {
  interface Window {
    /** Milliseconds from the next key to the frame in which the sight has changed and been painted. */
    timeNextKey?: (sight: Sight) => Promise<number>;
  }
}

export function installTimer(): void {
  const seen: Record<Sight, () => string> = {
    marks: () => {
      let sum = '';
      for (const [name, highlight] of CSS.highlights) {
        if (/-(?:selected|hovered|find)/u.test(name)) continue;
        sum += `${name}:${highlight.size} `;
      }
      return sum;
    },
    card: () => document.querySelector('.mark-card')?.textContent ?? '',
    signs: () =>
      [...document.querySelectorAll('.coverage-sign')]
        .map((sign) => sign.getAttribute('data-state'))
        .join(),
    review: () =>
      [...document.querySelectorAll('.review-progress, .review-item[data-selected=true]')]
        .map((part) => part.textContent)
        .join(),
  };
  window.timeNextKey = (sight) =>
    new Promise((resolve) => {
      const before = seen[sight]();
      const pressed = (event: KeyboardEvent) => {
        const start = event.timeStamp;
        const look = () => {
          if (seen[sight]() === before) {
            requestAnimationFrame(look);
            return;
          }
          // It changed in this frame, or behind this callback in the last one. A message comes once the frame is out.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - start));
          port1.start();
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      };
      window.addEventListener('keydown', pressed, { once: true, capture: true });
    });
}

/** Milliseconds; {@link installTimer} ran in the page before. */
export async function timeKey(page: Page, key: string, sight: Sight): Promise<number> {
  const timing = page.evaluate((what) => window.timeNextKey?.(what) ?? NaN, sight);
  await page.evaluate(() => undefined);
  await page.keyboard.press(key);
  return timing;
}
