// Locks the browser side down: one privileged scheme for the bundled page, no permission of any kind,
// no request that leaves the machine, no navigation, no second window, no embedded page.

import { app, protocol, session, type WebContents } from 'electron';
import { appScheme, appUrl, isAllowedRequest, serveFolder } from './app-protocol.ts';

/** Must run before the app is ready. */
export function lockDownBrowser(): void {
  // Not corsEnabled: that would let other origins read the page's files.
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
  // Where Chromium was told to do without its sandbox (root, containers) asking for it would stop the start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // What Chromium would fetch by itself, and as a second wall no host name resolves at all.
  for (const name of ['disable-background-networking', 'disable-component-update']) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Must run once the app is ready and before the window loads. */
export function secureSession(rendererFolder: string): void {
  const { defaultSession } = session;
  protocol.handle(appScheme, serveFolder(rendererFolder));
  defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !isAllowedRequest(url, !app.isPackaged) });
  });
  defaultSession.on('will-download', (event) => event.preventDefault());
}

export function confineContents(contents: WebContents): void {
  // Peer connections go past the request filter; without a proxy this leaves them no way out.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // The page may load itself again, which is how it starts over after a failure, and nothing else.
  contents.on('will-navigate', (event) => {
    if (event.url !== appUrl) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
