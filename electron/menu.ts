// Puts the menu in place; called again whenever settings change what it shows.

import { app, Menu } from 'electron';
import type { CommandId } from '../shared/domain/command-ids.ts';
import type { Settings } from '../shared/domain/settings.ts';
import { menuTemplate } from './menu-template.ts';

export function showMenu(settings: Settings, run: (command: CommandId) => void): void {
  const { platform } = process;
  const template = menuTemplate({ platform, settings, developer: !app.isPackaged, run });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
