// Who the program is to the operating system.

export const appName = 'Sourcebench';

/** The same as in build/electron-builder.ts: Windows groups windows and shortcuts by it. */
export const appId = 'app.sourcebench.workbench';
