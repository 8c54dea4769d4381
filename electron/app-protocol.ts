// Serves the bundled page under `app://sourcebench/`: only files inside the given folder, only GET, each kind of
// file named, and every answer with the page's policy. Plain Web types, so it runs and is tested without Electron.

import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { permissionsPolicy } from './permissions-policy.ts';

export const appScheme = 'app';
const appHost = 'sourcebench';
export const appUrl = `${appScheme}://${appHost}/index.html`;

/** What index.html carries where this load's nonce belongs. */
const noncePlaceholder = '__CSP_NONCE__';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** True for the page's own addresses and nothing else. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost;
}

/** The page's own files, what the page holds in itself, and the developer tools of a build that is not packaged. */
export function isAllowedRequest(address: string, developer: boolean): boolean {
  return (
    isAppUrl(address) ||
    address.startsWith('data:') ||
    (developer && address.startsWith('devtools:'))
  );
}

/** Answers 404 for everything that is not a known kind of file inside `folder`. */
export function serveFolder(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = request.method === 'GET' ? fileFor(request.url, folder) : null;
    const mediaType = path === null ? undefined : mediaTypes[extname(path)];
    if (path === null || mediaType === undefined) return answer('Not found', 'text/plain', 404);
    let bytes: Buffer<ArrayBuffer>;
    try {
      const real = await realpath(path);
      // A link may lead somewhere else inside the folder, never out of it.
      if (!real.startsWith((await realpath(folder)) + sep)) throw new Error('outside');
      bytes = await readFile(real);
    } catch {
      return answer('Not found', 'text/plain', 404);
    }
    return answer(bytes, mediaType, 200);
  };
}

/** The file an address means; null when it leaves the folder or is not a plain path. */
export function fileFor(address: string, folder: string): string | null {
  const url = URL.parse(address);
  if (url === null || !isAppUrl(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  // Backslashes and drive letters separate folders on Windows only, so they are refused everywhere.
  if (/[\\:\0]/u.test(path) || path.split('/').includes('..')) return null;
  const file = join(folder, path);
  return file.startsWith(folder + sep) ? file : null;
}

function answer(body: string | Buffer<ArrayBuffer>, mediaType: string, status: number): Response {
  const nonce = randomBytes(16).toString('base64');
  const content =
    mediaType === mediaTypes['.html']
      ? body.toString().replaceAll(noncePlaceholder, nonce)
      : typeof body === 'string'
        ? body
        : new Uint8Array(body);
  return new Response(content, {
    status,
    headers: {
      'content-type': mediaType,
      'content-security-policy': contentSecurityPolicy(nonce),
      'permissions-policy': permissionsPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  });
}
