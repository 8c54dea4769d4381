// The keys that the native menu shows until the person changes them: the first default key of each command in the
// window's registry, which a test holds them to. The menu is built in main, which cannot ask the window.

import type { CommandId } from './command-ids.ts';

export const menuKeys: Readonly<Partial<Record<CommandId, string>>> = {
  'file.open': 'Ctrl+O',
  'file.paste': 'Ctrl+Shift+V',
  'file.export': 'Ctrl+E',
  'file.review': 'Ctrl+Shift+R',
  'file.open-workspace': 'Ctrl+Shift+O',
  'find.open': 'Ctrl+F',
  'edit.undo': 'Ctrl+Z',
  'edit.redo': 'Ctrl+Shift+Z',
  'view.text-larger': 'Ctrl+=',
  'view.text-smaller': 'Ctrl+-',
  'view.text-reset': 'Ctrl+0',
  'help.palette': 'Ctrl+K',
  'settings.open': 'Ctrl+,',
};
