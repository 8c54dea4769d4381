// The native menu as data: what is in it, in the system's order. Items name a command of the window's registry;
// keys are shown here and handled by the page, where they can be changed, so no item registers one itself.

import type { MenuItemConstructorOptions } from 'electron';
import type { CommandId } from '../shared/domain/command-ids.ts';
import { menuKeys } from '../shared/domain/menu-keys.ts';
import type { Settings } from '../shared/domain/settings.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly settings: Pick<Settings, 'keys' | 'theme'>;
  readonly developer: boolean;
  readonly run: (command: CommandId) => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const mac = options.platform === 'darwin';
  const item = (label: string, command: CommandId): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => options.run(command),
    ...shownKey(options.settings.keys[command], menuKeys[command]),
  });
  return [
    ...(mac ? [appMenu(item)] : []),
    fileMenu(item, mac),
    editMenu(item, mac),
    markMenu(item),
    articleMenu(item),
    viewMenu(item, options),
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    helpMenu(item),
  ];
}

type Item = (label: string, command: CommandId) => MenuItemConstructorOptions;

function appMenu(item: Item): MenuItemConstructorOptions {
  return {
    label: 'Sourcebench',
    submenu: [
      { role: 'about' },
      separator,
      item('Settings…', 'settings.open'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(item: Item, mac: boolean): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      item('&Open…', 'file.open'),
      item('Open &Folder…', 'file.open-folder'),
      item('&Paste Text as Article', 'file.paste'),
      separator,
      item('&Import Dataset…', 'file.import'),
      item('&Export…', 'file.export'),
      item('Stat&istics…', 'file.statistics'),
      separator,
      item('&Review Colleague’s File…', 'file.review'),
      item('&Agreement…', 'file.agreement'),
      item('&Blind Second Reading Packet…', 'file.export-packet'),
      separator,
      item('S&haring Copy…', 'file.share'),
      item('&Keys…', 'file.keys'),
      separator,
      item('Open &Workspace…', 'file.open-workspace'),
      item('&New Workspace…', 'file.new-workspace'),
      {
        label: '&Safety',
        submenu: [
          item('&Backups…', 'safety.backups'),
          item('&Make a Backup Now', 'safety.make-backup'),
          item('&Repair…', 'safety.repair'),
          separator,
          item('&Passphrase…', 'safety.passphrase'),
          separator,
          item('&Acts That Are Not Saved…', 'safety.unsaved'),
        ],
      },
      ...(mac ? [] : [separator, item('&Settings…', 'settings.open')]),
      separator,
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function editMenu(item: Item, mac: boolean): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      item('&Undo', 'edit.undo'),
      item('&Redo', 'edit.redo'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      ...(mac ? [{ role: 'pasteAndMatchStyle' } as const] : []),
      { role: 'selectAll' },
      separator,
      item('&Find in Article…', 'find.open'),
      item('&Search the Library…', 'library.search'),
      separator,
      item('&Tagsets…', 'tagset.manage'),
      item('Use An&other Tagset…', 'tagset.use'),
      item('&Guidelines…', 'tagset.guidelines'),
      item('Change &Annotator…', 'annotator.change'),
    ],
  };
}

function markMenu(item: Item): MenuItemConstructorOptions {
  return {
    label: '&Mark',
    submenu: [
      item('&Next', 'mark.next'),
      item('&Previous', 'mark.previous'),
      item('&Choose in the Stack…', 'mark.stack'),
      item('Next that &Waits for a Decision', 'mark.next-uncertain'),
      separator,
      item('&Attributes', 'mark.attributes'),
      item('N&ote', 'mark.note'),
      item('&Relation…', 'mark.relation'),
      item('&History', 'mark.history'),
      separator,
      item('&Edit Span', 'mark.edit-span'),
      item('Add &Segment', 'mark.add-segment'),
      item('&Split at the Caret', 'mark.split'),
      item('&Merge', 'mark.merge'),
      separator,
      item('Tag E&very Occurrence…', 'mark.tag-all'),
      separator,
      item('&Delete Mark', 'mark.delete'),
    ],
  };
}

function articleMenu(item: Item): MenuItemConstructorOptions {
  return {
    label: '&Article',
    submenu: [
      {
        label: '&Status',
        submenu: [
          item('&To Do', 'article.status-to-do'),
          item('&In Progress', 'article.status-in-progress'),
          item('&Done', 'article.status-done'),
        ],
      },
      item('Add to &Collection…', 'article.collect'),
      separator,
      item('Show &Original', 'article.show-original'),
      item('&Save Original as…', 'article.save-original'),
      item('&Read Original Again', 'article.read-again'),
      item('&Whole Web Page or Article Alone', 'article.whole-page'),
      separator,
      item('&Edit Text', 'text.edit'),
      item('New &Version from a File…', 'text.new-version'),
      item('Re&visions…', 'text.revisions'),
      item('&History…', 'history.timeline'),
      separator,
      item('&Paragraph Role…', 'role.choose'),
      item('&Next Unseen Sentence', 'coverage.next-unseen'),
      separator,
      item('&Archive', 'article.archive'),
      item('&Delete', 'article.delete'),
      item('&Restore', 'article.restore'),
    ],
  };
}

function viewMenu(item: Item, options: MenuOptions): MenuItemConstructorOptions {
  const theme = (label: string, value: Settings['theme'], command: CommandId) => ({
    ...item(label, command),
    type: 'radio' as const,
    checked: options.settings.theme === value,
  });
  return {
    label: '&View',
    submenu: [
      item('&Larger Text', 'view.text-larger'),
      item('&Smaller Text', 'view.text-smaller'),
      item('&Default Text Size', 'view.text-reset'),
      separator,
      {
        label: '&Theme',
        submenu: [
          theme('&System', 'system', 'view.theme-system'),
          theme('&Light', 'light', 'view.theme-light'),
          theme('&Dark', 'dark', 'view.theme-dark'),
        ],
      },
      separator,
      item('Li&brary', 'view.toggle-library'),
      item('&Inspector', 'view.toggle-inspector'),
      separator,
      { role: 'togglefullscreen' },
      ...(options.developer ? [separator, { role: 'toggleDevTools' } as const] : []),
    ],
  };
}

function helpMenu(item: Item): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      item('&Keyboard Shortcuts', 'help.shortcuts'),
      item('&Command Palette', 'help.palette'),
      item('Check the &Log', 'history.verify'),
      item('&Search Language', 'help.search'),
    ],
  };
}

/** Electron's names for keys that the window calls otherwise. */
const electronKeys: Readonly<Record<string, string>> = {
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/**
 * `chosen` is null when the person switched the key off. A key without Ctrl or Alt is not shown: macOS registers
 * every accelerator, and one of a single letter would take that letter from all typing.
 */
function shownKey(
  chosen: string | null | undefined,
  initial: string | undefined,
): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  const key = (chosen === undefined ? initial : chosen) ?? '';
  const [, modifiers, name = ''] =
    /^((?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?)([\x21-\x7e]|[A-Z][A-Za-z0-9]+)$/u.exec(key) ?? [];
  if (modifiers === undefined || !/Ctrl|Alt/u.test(modifiers)) return {};
  const accelerator =
    modifiers.replace('Ctrl+', 'CommandOrControl+') + (electronKeys[name] ?? name);
  return { accelerator, registerAccelerator: false };
}
