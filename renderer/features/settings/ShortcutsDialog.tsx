// All keys, by group, and a way to change each: record a new one, see what it collides with, go back.

import { useState } from 'react';
import { commandGroups, type Command } from '../../app/commands/command-types.ts';
import { allCommands, type KeySettings } from '../../app/commands/registry.ts';
import { updateSettings, useSettings } from '../../state/app-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { ShortcutRow } from './ShortcutRow.tsx';

/** Keys that belong to a place rather than to a command; shown for completeness, not changeable. */
const fixedKeys: readonly { readonly keys: readonly string[]; readonly label: string }[] = [
  { keys: ['ArrowLeft', 'ArrowRight'], label: 'Span editing: move the edge by a character' },
  { keys: ['Ctrl+ArrowLeft', 'Ctrl+ArrowRight'], label: 'Span editing: move the edge by a word' },
  { keys: ['Tab'], label: 'Span editing: the other edge' },
  { keys: ['Enter', 'Escape'], label: 'Span editing: save, cancel' },
  { keys: ['R'], label: 'Relation: again right after it was made, choose another end' },
  { keys: ['ArrowUp', 'ArrowDown', 'Enter'], label: 'Relation: go through the candidates, relate' },
  { keys: ['Tab', '/'], label: 'Relation: another relation, look in other articles' },
  { keys: ['Delete'], label: 'Relations of a mark: delete the one with the focus' },
  { keys: ['ArrowLeft', 'ArrowRight'], label: 'Review, editing: move the edge that has the focus' },
  { keys: ['Enter', 'Escape'], label: 'Review, editing: decide, leave' },
  { keys: ['Enter', 'Escape'], label: 'Review, reason: keep it, drop it' },
  { keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'], label: 'Text: select by character' },
  { keys: ['ArrowUp', 'ArrowDown', 'Enter'], label: 'Lists: move, go to the passage' },
  { keys: ['Space', 'Shift+ArrowDown'], label: 'Article list: select, extend the selection' },
  { keys: ['Delete'], label: 'Article list: move to the bin' },
  {
    keys: ['Enter', 'Ctrl+Enter'],
    label: 'Search results: open at the place, go on into the text',
  },
  { keys: ['Enter', 'Shift+Enter'], label: 'Find in article: next, previous match' },
  {
    keys: ['Alt+C', 'Alt+W', 'Alt+R'],
    label: 'Find in article: match case, whole words, regular expression',
  },
  {
    keys: ['Alt+ArrowUp', 'Alt+ArrowDown', 'Delete'],
    label: 'Tagsets: move the tag up or down, remove it',
  },
  { keys: ['Ctrl+Enter'], label: 'Tagsets: save' },
  { keys: ['ArrowUp', 'ArrowDown', 'Enter'], label: 'Export: go through the formats, export' },
  { keys: ['ArrowUp', 'ArrowDown'], label: 'Backups: choose one' },
  { keys: ['Enter'], label: 'Passphrase: unlock, set' },
  { keys: ['Ctrl+Enter'], label: 'Pasted text: add the article' },
  { keys: ['Ctrl+Enter', 'Escape'], label: 'Note: save and go back to the text' },
];

function FixedKeys() {
  return (
    <section className="shortcut-group" aria-label="In place">
      <h3>In place</h3>
      <ul>
        {fixedKeys.map(({ keys, label }) => (
          <li key={label} className="shortcut-row">
            <span>{label}</span>
            <span className="shortcut-keys">
              {keys.map((key) => (
                <Kbd key={key} name={key} spoken />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function withKey(
  keys: KeySettings,
  id: string,
  key: string | null | undefined,
): Record<string, string | null> {
  const { [id]: _before, ...others } = keys;
  return key === undefined ? others : { ...others, [id]: key };
}

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { keys } = useSettings();
  const [recording, setRecording] = useState<string | null>(null);
  const set = (command: Command, key: string | null | undefined) => {
    setRecording(null);
    void updateSettings({ keys: withKey(keys, command.id, key) });
  };
  const commands = allCommands();
  const changed = Object.keys(keys).length > 0;
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Letters work while the text has the focus and never while you type in a field. Choose a key to change it."
      size="large"
      onClose={onClose}
    >
      <div
        className="shortcuts"
        tabIndex={0}
        role="region"
        aria-label="All shortcuts"
        data-focus-first
      >
        {commandGroups.map((group) => {
          const members = commands.filter((command) => command.group === group);
          return members.length === 0 ? null : (
            <section key={group} className="shortcut-group" aria-label={group}>
              <h3>{group}</h3>
              <ul>
                {members.map((command) => (
                  <ShortcutRow
                    key={command.id}
                    command={command}
                    keys={keys}
                    recording={recording === command.id}
                    onRecord={() => setRecording(command.id)}
                    onCancel={() => setRecording(null)}
                    onSet={(key) => set(command, key)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
        <FixedKeys />
      </div>
      <div className="dialog-acts">
        <Button look="quiet" disabled={!changed} onClick={() => void updateSettings({ keys: {} })}>
          Reset all keys
        </Button>
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
