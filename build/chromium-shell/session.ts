// `session` and `protocol`: what the app allows and how it answers its own scheme. Permissions are all refused by
// the browser's flags; a handler that would grant one is asked nothing and cannot loosen that.

import type * as Electron from 'electron';
import { eventsOf, StrictEmitter, strict } from './strict.ts';

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;
type SchemeHandler = (request: Request) => Response | Promise<Response>;

let beforeRequest: BeforeRequest | null = null;
const schemeHandlers = new Map<string, SchemeHandler>();
const privileged = new Set<string>();

type Member =
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled';

class Session extends StrictEmitter implements Pick<Electron.Session, Member> {
  constructor() {
    super('session', eventsOf<Electron.Session>()('will-download'));
  }
  readonly webRequest = strict('webRequest', {
    onBeforeRequest(listener: BeforeRequest | Electron.WebRequestFilter | null) {
      if (typeof listener !== 'function')
        throw new Error('The Chromium shell filters all requests.');
      beforeRequest = listener;
    },
  } satisfies Pick<Electron.WebRequest, 'onBeforeRequest'>);
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}
}

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', new Session()),
});

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
    for (const { scheme } of schemes) privileged.add(scheme);
  },
  handle(scheme: string, handler: SchemeHandler) {
    if (!privileged.has(scheme))
      throw new Error(`The scheme ${scheme} was not registered before ready.`);
    schemeHandlers.set(scheme, handler);
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>);

function requestDetails(url: string): Electron.OnBeforeRequestListenerDetails {
  const known: Pick<Electron.OnBeforeRequestListenerDetails, 'url'> = { url };
  return strict('details', known) as Electron.OnBeforeRequestListenerDetails;
}

/** Asks the app's request filter; without one every request may pass it. */
export function isCancelled(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    if (beforeRequest === null) resolve(false);
    else beforeRequest(requestDetails(url), ({ cancel }) => resolve(cancel === true));
  });
}

export async function answerScheme(request: Request): Promise<Response> {
  const handler = schemeHandlers.get(new URL(request.url).protocol.slice(0, -1));
  return handler === undefined ? new Response('Not found', { status: 404 }) : handler(request);
}
