// One command and its key; pressing the key's button records the next key that is pressed.

import { RotateCcw, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import type { Command } from '../../app/commands/command-types.ts';
import { keyCaps, keyName, keyPressOf } from '../../app/commands/key-names.ts';
import { collisionOf, keysOf, type KeySettings } from '../../app/commands/registry.ts';
import { useAppStore } from '../../state/app-store.ts';
import { Kbd } from '../../ui/Kbd.tsx';

interface ShortcutRowProps {
  readonly command: Command;
  readonly keys: KeySettings;
  readonly recording: boolean;
  readonly onRecord: () => void;
  readonly onCancel: () => void;
  /** A key, null for none, undefined for the default. */
  readonly onSet: (key: string | null | undefined) => void;
}

function useKeyWords(): (name: string) => string {
  const platform = useAppStore((state) => state.app?.platform ?? 'linux');
  return (name) => keyCaps(name, platform).join(' ');
}

function Recorder({
  command,
  keys,
  onCancel,
  onSet,
}: Omit<ShortcutRowProps, 'recording' | 'onRecord'>) {
  const [taken, setTaken] = useState<{ readonly key: string; readonly by: string } | null>(null);
  const words = useKeyWords();
  const onKeyDown = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onCancel();
      return;
    }
    const key = keyName(keyPressOf(event.nativeEvent));
    if (key === null) return;
    const other = collisionOf(command.id, key, keys);
    if (other === undefined || taken?.key === key) onSet(key);
    else setTaken({ key, by: other.label });
  };
  return (
    <span className="shortcut-keys">
      <button
        type="button"
        className="key-recorder"
        data-keeps-escape
        // The key that is pressed next belongs here.
        ref={(element) => element?.focus()}
        aria-label={`Press the new key for ${command.label}`}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      >
        Press a key, Esc to cancel
      </button>
      {taken === null ? null : (
        <span className="shortcut-taken" role="alert">
          {words(taken.key)} is used by “{taken.by}”. Press it again to use it here; Tag commands
          come first.
        </span>
      )}
    </span>
  );
}

export function ShortcutRow({
  command,
  keys,
  recording,
  onRecord,
  onCancel,
  onSet,
}: ShortcutRowProps) {
  const now = keysOf(command, keys);
  const changed = keys[command.id] !== undefined;
  const clash = now
    .map((key) => collisionOf(command.id, key, keys))
    .find((other) => other !== undefined);
  const words = useKeyWords();
  const spoken = now.length === 0 ? 'no key' : now.map(words).join(' or ');
  return (
    <li className="shortcut-row">
      <span>
        {command.label}
        {clash === undefined ? null : (
          <span className="shortcut-clash">same key as “{clash.label}”</span>
        )}
      </span>
      {recording ? (
        <Recorder command={command} keys={keys} onCancel={onCancel} onSet={onSet} />
      ) : (
        <span className="shortcut-keys">
          {changed ? (
            <button
              type="button"
              className="icon-button"
              aria-label={`Reset the key for ${command.label}`}
              title="Back to the default"
              onClick={() => onSet(undefined)}
            >
              <RotateCcw aria-hidden />
            </button>
          ) : null}
          {now.length === 0 ? null : (
            <button
              type="button"
              className="icon-button shortcut-remove"
              aria-label={`Remove the key for ${command.label}`}
              title="No key"
              onClick={() => onSet(null)}
            >
              <X aria-hidden />
            </button>
          )}
          <button type="button" className="key-button" onClick={onRecord}>
            <span className="visually-hidden">
              Change the key for {command.label}, now {spoken}
            </span>
            {now.length === 0 ? (
              <span className="quiet" aria-hidden>
                none
              </span>
            ) : (
              now.map((key) => <Kbd key={key} name={key} />)
            )}
          </button>
        </span>
      )}
    </li>
  );
}
