// Watches a page for what no attack may reach: a script that ran, and a request to anywhere but the page's own files,
// seen at the browser and, for what the program's threads do, at a server whose address stands in every attack.

import type { Page } from 'playwright-core';
import { listenOnLoopback } from '../../support/loopback-listener.ts';
import { tally } from './tally.ts';

export async function startAttackWatch() {
  const scripts = tally();
  const requests = tally();
  const violations = tally();
  const server = await listenOnLoopback((what) => requests.add(`${what} reached the server`));
  const watch = (page: Page, own: string) => {
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(own) && !/^(?:data|app):/.test(url)) requests.add(url.slice(0, 100));
    });
    page.on('dialog', (dialog) => {
      scripts.add(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/content security policy/iu.test(message.text())) violations.add(message.text());
    });
  };
  const look = async (page: Page, where: string) => {
    const ran = await page.evaluate(() => '__ran' in globalThis);
    if (ran) scripts.add(where);
  };
  const { address, stop } = server;
  return { address, scripts, requests, violations, watch, look, stop };
}

export type AttackWatch = Awaited<ReturnType<typeof startAttackWatch>>;
