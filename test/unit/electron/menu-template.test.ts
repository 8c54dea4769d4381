import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/menu-template.ts';
import { commandIds, type CommandId } from '../../../shared/domain/command-ids.ts';
import { settingsSchema, type Settings } from '../../../shared/domain/settings.ts';

function items(settings: Partial<Settings> = {}, platform: NodeJS.Platform = 'linux') {
  const ran: CommandId[] = [];
  const all: MenuItemConstructorOptions[] = [];
  const collect = (list: readonly MenuItemConstructorOptions[]) => {
    for (const item of list) {
      all.push(item);
      if (Array.isArray(item.submenu)) collect(item.submenu);
    }
  };
  collect(
    menuTemplate({
      platform,
      settings: { ...settingsSchema.parse({}), ...settings },
      developer: false,
      run: (command) => ran.push(command),
    }),
  );
  return { all, ran, byId: (id: string) => all.find((item) => item.id === id) };
}

test.each<NodeJS.Platform>(['linux', 'win32', 'darwin'])(
  'on %s every command item runs the command it is named after, once',
  (platform) => {
    const { all, ran } = items({}, platform);
    const commands = all.filter((item) => item.id !== undefined);
    expect(commands.length).toBeGreaterThan(15);
    for (const item of commands) {
      expect(commandIds).toContain(item.id);
      (item.click as () => void)();
    }
    expect(ran).toEqual(commands.map((item) => item.id));
    expect(new Set(ran).size).toBe(ran.length);
  },
);

test('the menu shows keys and leaves them to the page, where they can be changed', () => {
  const { all, byId } = items();
  expect(byId('file.open')?.accelerator).toBe('CommandOrControl+O');
  for (const item of all) {
    if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
  }
});

test('a changed key is shown, one that was switched off is not, a single letter never', () => {
  const keys = {
    'file.open': 'Ctrl+Shift+J',
    'file.export': null,
    'edit.undo': 'U',
    'edit.redo': 'Ctrl++',
  };
  const { byId } = items({ keys });
  expect(byId('file.open')?.accelerator).toBe('CommandOrControl+Shift+J');
  expect(byId('file.export')).not.toHaveProperty('accelerator');
  expect(byId('edit.undo')).not.toHaveProperty('accelerator');
  expect(byId('edit.redo')?.accelerator).toBe('CommandOrControl+Plus');
});

test.each([
  ['Ctrl+ArrowUp', 'CommandOrControl+Up'],
  ['Alt+Shift+ArrowLeft', 'Alt+Shift+Left'],
  ['Ctrl+Alt+F10', 'CommandOrControl+Alt+F10'],
  ['Ctrl+,', 'CommandOrControl+,'],
  ['Ctrl+?', 'CommandOrControl+?'],
  ['Shift+X', undefined],
  ['F6', undefined],
  ['Ctrl+é', undefined],
  ['Ctrl+', undefined],
  ['', undefined],
])('the key %j is shown as %j', (key, accelerator) => {
  expect(items({ keys: { 'file.open': key } }).byId('file.open')?.accelerator).toBe(accelerator);
});

test('on every system the usual roles are there, each once', () => {
  const roles = (platform: NodeJS.Platform) =>
    items({}, platform)
      .all.map(({ role }) => role)
      .filter((role) => role !== undefined);
  const usual = ['cut', 'copy', 'paste', 'selectAll', 'togglefullscreen', 'quit', 'help'];
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    expect(roles(platform)).toEqual(expect.arrayContaining(usual));
    expect(new Set(roles(platform)).size).toBe(roles(platform).length);
    expect(roles(platform)).not.toContain('toggleDevTools');
  }
  const mac = ['about', 'services', 'hide', 'hideOthers', 'unhide', 'close', 'windowMenu'];
  expect(roles('darwin')).toEqual(expect.arrayContaining(mac));
});

test('the theme in the settings is the one that is checked', () => {
  const { all } = items({ theme: 'dark' });
  const checked = all.filter((item) => item.checked === true).map((item) => item.id);
  expect(checked).toEqual(['view.theme-dark']);
});
