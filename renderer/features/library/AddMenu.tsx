// The ways to bring articles in, behind one button.

import { Plus } from 'lucide-react';
import { commandById, runCommand } from '../../app/commands/registry.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import type { CommandId } from '../../../shared/domain/command-ids.ts';
import { Menu } from '../../ui/Menu.tsx';

function runById(id: CommandId): void {
  const command = commandById(id);
  if (command !== undefined) runCommand(command);
}

export function AddMenu() {
  const openKey = useCommandKey('file.open');
  const folderKey = useCommandKey('file.open-folder');
  const importKey = useCommandKey('file.import');
  const pasteKey = useCommandKey('file.paste');
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="icon-button"
          aria-label="Add articles"
          title="Add articles"
        >
          <Plus aria-hidden />
        </button>
      }
      items={[
        { label: 'Open files…', shortcut: openKey, onSelect: () => runById('file.open') },
        {
          label: 'Open a folder…',
          shortcut: folderKey,
          onSelect: () => runById('file.open-folder'),
        },
        { label: 'Import dataset…', shortcut: importKey, onSelect: () => runById('file.import') },
        { label: 'Paste text…', shortcut: pasteKey, onSelect: () => runById('file.paste') },
      ]}
    />
  );
}
