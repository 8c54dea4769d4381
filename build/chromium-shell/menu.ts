// `Menu`: kept as data. The browser window has no native menu, and the app's own keys and palette reach the same
// commands; tests choose an item by its id.

import type * as Electron from 'electron';
import { strict } from './strict.ts';

type Item = Electron.MenuItemConstructorOptions | Electron.MenuItem;
type Template = readonly Item[];
type Menus = typeof Electron.Menu;

class ShellMenu {
  readonly template: Template;

  constructor(template: Template) {
    this.template = template;
  }
}

let shown: Template = [];

/** A menu can be shown and nothing else; every other member throws by name. */
export const Menu = strict('Menu', {
  buildFromTemplate: (template: Template) =>
    strict('menu', new ShellMenu(template)) as unknown as Electron.Menu,
  setApplicationMenu(menu: Electron.Menu | null) {
    shown = (menu as unknown as ShellMenu | null)?.template ?? [];
  },
} satisfies Pick<Menus, 'buildFromTemplate' | 'setApplicationMenu'>);

function find(template: Template, id: string): Item | null {
  for (const item of template) {
    if (item.id === id) return item;
    const inside = Array.isArray(item.submenu) ? find(item.submenu, id) : null;
    if (inside !== null) return inside;
  }
  return null;
}

/** Throws for an id that no item has: a test that clicks nothing would prove nothing. */
export function clickMenuItem(id: string): void {
  const item = find(shown, id);
  if (item?.click === undefined) throw new Error(`The menu has no item ${id} that can be clicked.`);
  const click = item.click as () => void;
  click();
}
