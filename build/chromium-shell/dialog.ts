// `dialog` and `shell`: what the system shows on the app's behalf. In a test the test answers instead.

import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type * as Electron from 'electron';
import { askTest, isTest, tellTest } from './control.ts';
import { askForFiles, askYesNo, type FileQuestion } from './native-dialogs.ts';
import { strict } from './strict.ts';

async function files(question: FileQuestion): Promise<string[]> {
  if (!isTest) return askForFiles(question);
  const answer = await askTest(question.kind === 'open-folder' ? 'open' : question.kind);
  if (answer === null) return [];
  return (Array.isArray(answer) ? answer : [answer]).map(String);
}

const extensionsOf = (filters: readonly Electron.FileFilter[] | undefined) =>
  filters?.[0]?.extensions ?? ['*'];

/** With the window that the dialog belongs to, or without. */
type WithOptions<Options> = [options: Options] | [window: Electron.BaseWindow, options: Options];

export const dialog = strict('dialog', {
  async showOpenDialog(
    ...[first, second]: WithOptions<Electron.OpenDialogOptions>
  ): Promise<Electron.OpenDialogReturnValue> {
    const options = second ?? (first as Electron.OpenDialogOptions);
    const folder = options.properties?.includes('openDirectory') ?? false;
    const filePaths = await files({
      kind: folder ? 'open-folder' : 'open',
      title: options.title ?? 'Open',
      start: `${options.defaultPath ?? '.'}/`,
      several: options.properties?.includes('multiSelections') ?? false,
      extensions: extensionsOf(options.filters),
    });
    return { canceled: filePaths.length === 0, filePaths };
  },

  async showSaveDialog(
    ...[first, second]: WithOptions<Electron.SaveDialogOptions>
  ): Promise<Electron.SaveDialogReturnValue> {
    const options = second ?? (first as Electron.SaveDialogOptions);
    const [filePath] = await files({
      kind: 'save',
      title: options.title ?? 'Save',
      start: options.defaultPath ?? '.',
      several: false,
      extensions: extensionsOf(options.filters),
    });
    return { canceled: filePath === undefined, filePath: filePath ?? '' };
  },

  /** With two buttons: the first is the one that the person agrees to. */
  async showMessageBox(
    ...[first, second]: WithOptions<Electron.MessageBoxOptions>
  ): Promise<Electron.MessageBoxReturnValue> {
    const options = second ?? (first as Electron.MessageBoxOptions);
    const [yes = 'OK', no = 'Cancel'] = options.buttons ?? [];
    if (isTest) return { response: Number(await askTest('message')), checkboxChecked: false };
    const agreed = await askYesNo(`${options.message}\n\n${options.detail ?? ''}`, [yes, no]);
    return { response: agreed ? 0 : 1, checkboxChecked: false };
  },

  /** Where Electron shows it before it is ready, on Linux: on the terminal. */
  showErrorBox(title: string, content: string) {
    console.error(`${title} ${content}`);
  },
} satisfies Pick<
  Electron.Dialog,
  'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'
>);

export const shell = strict('shell', {
  async openExternal(address: string): Promise<void> {
    // The app has refused everything else before it asked; the system is given nothing else either way.
    const { protocol, href } = new URL(address);
    if (!['http:', 'https:', 'mailto:'].includes(protocol) || href !== address) {
      throw new Error('The Chromium shell opens whole addresses of the web and of mail only.');
    }
    if (isTest) tellTest({ type: 'opened', address });
    else await openAddress(address);
  },

  showItemInFolder(path: string) {
    if (isTest) {
      tellTest({ type: 'revealed', path });
      return;
    }
    const [program, args] =
      process.platform === 'darwin'
        ? ['open', ['-R', path]]
        : process.platform === 'win32'
          ? ['explorer', [`/select,${path}`]]
          : ['xdg-open', [dirname(path)]];
    // A system without a file manager is no reason to fail.
    spawn(program, args, { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'showItemInFolder'>);

/** Without a command shell: the address is one argument. Rejects when the system has no such program. */
function openAddress(address: string): Promise<void> {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', reject).once('spawn', () => resolve());
    child.unref();
  });
}
