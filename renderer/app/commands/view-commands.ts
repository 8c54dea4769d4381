// Commands about what is seen and where the focus is.

import { readerFontPx } from '../../../shared/domain/setting-limits.ts';
import { settings, updateSettings } from '../../state/app-store.ts';
import { openDialog, setSettingsOpen } from '../../state/dialogs.ts';
import { focusPane, toggleInspector, toggleLibrary } from '../panes.ts';
import type { Command } from './command-types.ts';

function stepText(step: number): void {
  const next = settings().readerFontPx + step;
  const readerFont = Math.min(readerFontPx.max, Math.max(readerFontPx.min, next));
  void updateSettings({ readerFontPx: readerFont });
}

const theme = (value: 'system' | 'light' | 'dark', label: string): Command => ({
  id: `view.theme-${value}`,
  label,
  group: 'View',
  keys: [],
  reach: 'anywhere',
  keywords: ['dark', 'light', 'colour', 'appearance'],
  run: () => void updateSettings({ theme: value }),
});

const paneCommands: readonly Command[] = [
  {
    id: 'view.toggle-library',
    label: 'Show or hide the library',
    group: 'View',
    keys: ['['],
    reach: 'outside-fields',
    run: toggleLibrary,
  },
  {
    id: 'view.toggle-inspector',
    label: 'Show or hide the inspector',
    group: 'View',
    keys: [']'],
    reach: 'outside-fields',
    run: toggleInspector,
  },
  {
    id: 'view.next-pane',
    label: 'Next pane',
    group: 'View',
    keys: ['F6'],
    reach: 'anywhere',
    run: () => focusPane(1),
  },
  {
    id: 'view.previous-pane',
    label: 'Previous pane',
    group: 'View',
    keys: ['Shift+F6'],
    reach: 'anywhere',
    run: () => focusPane(-1),
  },
];

const textCommands: readonly Command[] = [
  {
    id: 'view.text-larger',
    label: 'Larger text',
    group: 'View',
    keys: ['Ctrl+=', 'Ctrl++'],
    reach: 'anywhere',
    repeats: true,
    keywords: ['zoom', 'font'],
    run: () => stepText(1),
  },
  {
    id: 'view.text-smaller',
    label: 'Smaller text',
    group: 'View',
    keys: ['Ctrl+-'],
    reach: 'anywhere',
    repeats: true,
    keywords: ['zoom', 'font'],
    run: () => stepText(-1),
  },
  {
    id: 'view.text-reset',
    label: 'Default text size',
    group: 'View',
    keys: ['Ctrl+0'],
    reach: 'anywhere',
    keywords: ['zoom', 'font'],
    run: () => void updateSettings({ readerFontPx: readerFontPx.default }),
  },
  theme('system', 'Theme: follow the system'),
  theme('light', 'Theme: light'),
  theme('dark', 'Theme: dark'),
  {
    id: 'settings.open',
    label: 'Text and reading settings',
    group: 'View',
    keys: ['Ctrl+,'],
    reach: 'anywhere',
    keywords: ['preferences', 'column', 'width', 'trim', 'theme'],
    run: () => setSettingsOpen(true),
  },
  {
    id: 'annotator.change',
    label: 'Change who annotates…',
    group: 'View',
    keys: [],
    reach: 'anywhere',
    keywords: ['name', 'annotator', 'user'],
    run: () => openDialog({ kind: 'annotator' }),
  },
];

const helpCommands: readonly Command[] = [
  {
    id: 'help.palette',
    label: 'Commands',
    group: 'Help',
    keys: ['Ctrl+K'],
    reach: 'anywhere',
    run: () => openDialog({ kind: 'palette' }),
  },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    reach: 'outside-fields',
    keywords: ['keys', 'help'],
    run: () => openDialog({ kind: 'shortcuts' }),
  },
];

export const viewCommands: readonly Command[] = [...paneCommands, ...textCommands, ...helpCommands];
