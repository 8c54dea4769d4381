// A field at the end of a list that adds what is named in it: what has no name yet is not there, so that every id can be
// made from a label.

import { Plus } from 'lucide-react';
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { Button } from '../../ui/Button.tsx';

interface AddLineProps {
  /** Such as `New option`. */
  readonly label: string;
  readonly onAdd: (label: string) => void;
}

export function AddLine({ label, onAdd }: AddLineProps) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const add = () => {
    if (name === '') return;
    onAdd(name);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    add();
  };
  // What was typed and left is not thrown away silently.
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) add();
  };
  return (
    <div className="add-line" onBlur={onBlur}>
      <input
        type="text"
        className="input"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button look="quiet" aria-label={`Add: ${label}`} aria-disabled={name === ''} onClick={add}>
        <Plus aria-hidden />
        Add
      </Button>
    </div>
  );
}
