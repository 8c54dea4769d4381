// What axe finds on the page that is serious or critical: the rule and the first element of each.

import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = (await page.evaluate(`${axe.source}; axe.run(document)`)) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}
