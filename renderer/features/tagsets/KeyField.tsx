// A tag's key: pressed, not spelled. What it collides with is said beside it.

import { X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { isShortcut } from '../../../shared/tagset/check-shortcuts.ts';
import { keyName, keyPressOf } from '../../app/commands/key-names.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { FieldWords } from './use-problems.ts';

interface KeyFieldProps {
  readonly tag: Tag;
  readonly words: FieldWords;
  readonly onChange: (shortcut: string | null) => void;
}

interface RecorderProps {
  readonly label: string;
  readonly onKey: (shortcut: string) => void;
  readonly onCancel: () => void;
  /** The focus went elsewhere. */
  readonly onLeave: () => void;
}

function Recorder({ label, onKey, onCancel, onLeave }: RecorderProps) {
  const [refused, setRefused] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      onCancel();
      return;
    }
    const name = keyName(keyPressOf(event.nativeEvent));
    if (name === null) return;
    const shortcut = name.toLocaleLowerCase('en');
    if (isShortcut(shortcut)) onKey(shortcut);
    else setRefused(true);
  };
  return (
    <>
      <button
        type="button"
        className="key-recorder"
        data-keeps-escape
        // The key that is pressed next belongs here.
        ref={(element) => element?.focus()}
        aria-label={`Press the new key for ${label}`}
        onKeyDown={onKeyDown}
        onBlur={onLeave}
      >
        Press a key, Esc to cancel
      </button>
      {refused ? (
        <span className="key-refused" role="alert">
          One letter, digit or sign, without Ctrl, Alt or Shift.
        </span>
      ) : null}
    </>
  );
}

interface KeyButtonProps {
  readonly id: string;
  readonly label: string;
  /** As the keycap shows it; null for none. */
  readonly name: string | null;
  readonly said: boolean;
  readonly onRecord: () => void;
  readonly onRemove: () => void;
}

function KeyButton({ id, label, name, said, onRecord, onRemove }: KeyButtonProps) {
  return (
    <>
      <button
        id={id}
        type="button"
        className="key-button key-set"
        aria-describedby={said ? `${id}-said` : undefined}
        onClick={onRecord}
      >
        <span className="visually-hidden">
          Change the key for {label}, now {name ?? 'no key'}
        </span>
        <span aria-hidden>{name === null ? 'none' : <Kbd name={name} />}</span>
      </button>
      {name === null ? null : (
        <IconButton icon={X} label={`Remove the key for ${label}`} onClick={onRemove} />
      )}
    </>
  );
}

export function KeyField({ tag, words, onChange }: KeyFieldProps) {
  const id = useId();
  const [recording, setRecording] = useState(false);
  const { error, help } = words;
  const said = error ?? help;
  const focusButton = () => requestAnimationFrame(() => document.getElementById(id)?.focus());
  const stop = () => {
    setRecording(false);
    focusButton();
  };
  const set = (shortcut: string | null) => {
    onChange(shortcut);
    stop();
  };
  return (
    <div className="field key-field">
      <span className="field-label">Key</span>
      <span className="key-field-row">
        {recording ? (
          <Recorder
            label={tag.label}
            onKey={set}
            onCancel={stop}
            onLeave={() => setRecording(false)}
          />
        ) : (
          <KeyButton
            id={id}
            label={tag.label}
            name={tag.shortcut?.toLocaleUpperCase('en') ?? null}
            said={said !== undefined}
            onRecord={() => setRecording(true)}
            onRemove={() => set(null)}
          />
        )}
      </span>
      {said === undefined ? null : (
        <p
          id={`${id}-said`}
          role={error === undefined ? undefined : 'alert'}
          className={error === undefined ? 'field-help' : 'field-error'}
        >
          {said}
        </p>
      )}
    </div>
  );
}
