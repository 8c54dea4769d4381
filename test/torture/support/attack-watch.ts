// Watches a page for what no attack may reach: a script that ran, and a request to anywhere but the page's own files,
// seen at the browser and, for what the program's threads do, at a server whose address stands in every attack.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { tally } from './tally.ts';

export async function startAttackWatch() {
  const scripts = tally();
  const requests = tally();
  const violations = tally();
  const server = createServer((request, response) => {
    requests.add(`${request.url ?? ''} reached the server`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
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
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, scripts, requests, violations, watch, look, stop };
}

export type AttackWatch = Awaited<ReturnType<typeof startAttackWatch>>;
