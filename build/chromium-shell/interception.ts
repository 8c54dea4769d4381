// Answers the page's requests: the app's own scheme through the handler that the app registered, shown to the
// browser under the reserved host, and nothing else. What the app forbids is refused as it would be in Electron.

import type { CDPSession } from 'playwright-core';
import { reservedOrigin } from './browser.ts';

export interface InterceptionOptions {
  readonly cdp: CDPSession;
  readonly mainFrameId: string;
  /** The app's address of the page, such as `app://name/`. */
  readonly appOrigin: string;
  readonly handle: (request: Request) => Response | Promise<Response>;
  readonly isCancelled: (url: string) => Promise<boolean>;
  /** The page wants to go somewhere; true lets it. */
  readonly mayNavigate: (url: string, isMainFrame: boolean) => boolean;
  readonly onNavigation: (url: string) => void;
}

interface Navigations {
  /** The app itself loads or reloads the page: not the page's own wish. */
  readonly expect: () => void;
}

interface Paused {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly resourceType: string;
  readonly frameId: string;
}

export async function interceptRequests(options: InterceptionOptions): Promise<Navigations> {
  const { cdp } = options;
  let expected = false;
  cdp.on('Fetch.requestPaused', (paused: Paused) => {
    const own = expected && paused.resourceType === 'Document';
    if (own) expected = false;
    // The browser may have gone before it hears the answer.
    void settle(options, paused, own).catch(() => undefined);
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return {
    expect() {
      expected = true;
    },
  };
}

async function settle(options: InterceptionOptions, paused: Paused, own: boolean): Promise<void> {
  const { cdp, appOrigin } = options;
  const { requestId, request } = paused;
  const fail = (errorReason: 'Aborted' | 'BlockedByClient') =>
    cdp.send('Fetch.failRequest', { requestId, errorReason });
  const url = toAppUrl(request.url, appOrigin);
  const isMainFrame = paused.frameId === options.mainFrameId;
  if (paused.resourceType === 'Document') {
    // Aborted leaves the page that is shown where it is.
    if (!own && !options.mayNavigate(url, isMainFrame)) return void (await fail('Aborted'));
    if (isMainFrame) options.onNavigation(url);
  }
  if ((await options.isCancelled(url)) || !url.startsWith(`${appOrigin}/`)) {
    return void (await fail('BlockedByClient'));
  }
  const response = await options.handle(new Request(url, { method: request.method }));
  await cdp.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

export function toAppUrl(shown: string, appOrigin: string): string {
  return shown.startsWith(`${reservedOrigin}/`)
    ? appOrigin + shown.slice(reservedOrigin.length)
    : shown;
}

export function toShownUrl(url: string, appOrigin: string): string {
  return url.startsWith(`${appOrigin}/`) ? reservedOrigin + url.slice(appOrigin.length) : url;
}
