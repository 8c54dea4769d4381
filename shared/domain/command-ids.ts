// Every command the window can run, by the id that menus, keys and the palette share.
// The window's registry gives each its words, keys and action; the native menu only sends ids.

export const commandIds = [
  'file.open',
  'file.paste',
  'file.export',
  'file.open-workspace',
  'file.new-workspace',
  'edit.undo',
  'edit.redo',
  'view.text-larger',
  'view.text-smaller',
  'view.text-reset',
  'view.toggle-library',
  'view.toggle-inspector',
  'view.next-pane',
  'view.previous-pane',
  'view.theme-system',
  'view.theme-light',
  'view.theme-dark',
  'help.shortcuts',
  'help.palette',
  'settings.open',
  'annotator.change',
  'library.filter',
  'article.next',
  'article.previous',
  'mark.next',
  'mark.previous',
  'mark.note',
  'mark.edit-span',
  'mark.delete',
  'selection.grow',
  'selection.clear',
  'selection.tag-bar',
] as const;

export type CommandId = (typeof commandIds)[number];
