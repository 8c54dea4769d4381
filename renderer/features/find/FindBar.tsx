// Find in article: a field, how it is matched, and how many there are. Enter goes on, Shift+Enter back, Esc closes
// and leaves the match selected in the text.

import { ArrowDown, ArrowUp, CaseSensitive, Regex, WholeWord, X } from 'lucide-react';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import {
  closeFind,
  setFindOptions,
  setFindPattern,
  stepFind,
  useFind,
  type FindOptions,
} from '../../state/find-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatNumber } from '../../ui/words.ts';
import './find-bar.css';

const optionLooks = [
  { name: 'matchCase', icon: CaseSensitive, label: 'Match case', key: 'Alt+C' },
  { name: 'wholeWords', icon: WholeWord, label: 'Whole words', key: 'Alt+W' },
  { name: 'regex', icon: Regex, label: 'Regular expression', key: 'Alt+R' },
] as const satisfies readonly {
  readonly name: keyof FindOptions;
  readonly icon: unknown;
  readonly label: string;
  readonly key: string;
}[];

/** What the counter says, and the whole sentence for who hears it. */
function useCount(): { readonly shown: string; readonly said: string } {
  const { found, truncated, pattern, fault } = useFind();
  if (fault !== null) return { shown: '', said: fault };
  if (found === null || pattern === '') return { shown: '', said: '' };
  const count = found.spans.length / 2;
  if (count === 0) return { shown: 'No matches', said: 'No matches' };
  const all = `${formatNumber(count)}${truncated ? '+' : ''}`;
  const at = formatNumber(found.current + 1);
  return { shown: `${at} of ${all}`, said: `Match ${at} of ${all}` };
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const letter = event.altKey && !event.ctrlKey && !event.metaKey ? event.code.slice(3) : '';
  const option = optionLooks.find(({ key }) => key === `Alt+${letter}`);
  if (event.key === 'Escape') closeFind();
  else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    void stepFind(event.shiftKey ? -1 : 1);
  } else if (option !== undefined) {
    setFindOptions({ [option.name]: !useFind.getState().options[option.name] });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

export function FindBar() {
  const { open, asked, pattern, options, fault, found } = useFind();
  const field = useRef<HTMLInputElement>(null);
  const faultId = useId();
  const { shown, said } = useCount();
  const nextKey = useCommandKey('find.next');
  const previousKey = useCommandKey('find.previous');
  useEffect(() => {
    if (!open) return;
    field.current?.focus();
    field.current?.select();
  }, [open, asked]);
  if (!open) return null;
  const none = found !== null && found.spans.length === 0;
  return (
    <div className="find-bar" role="search" aria-label="Find in article" onKeyDown={onKeyDown}>
      <div className="find-row">
        <input
          ref={field}
          className="find-field"
          aria-label="Find in article"
          placeholder="Find in article"
          dir="auto"
          value={pattern}
          spellCheck={false}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : faultId}
          onChange={(event) => setFindPattern(event.target.value)}
        />
        <span className="find-count numbers" data-none={none}>
          {shown}
        </span>
        {optionLooks.map(({ name, icon, label, key }) => (
          <IconButton
            key={name}
            icon={icon}
            label={label}
            shortcut={key}
            aria-pressed={options[name]}
            onClick={() => setFindOptions({ [name]: !options[name] })}
          />
        ))}
        <span className="find-line" aria-hidden />
        <IconButton
          icon={ArrowUp}
          label="Previous match"
          shortcut={previousKey}
          aria-disabled={found === null || none}
          onClick={() => void stepFind(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label="Next match"
          shortcut={nextKey}
          aria-disabled={found === null || none}
          onClick={() => void stepFind(1)}
        />
        <IconButton icon={X} label="Close" shortcut="Escape" onClick={closeFind} />
      </div>
      {fault === null ? null : (
        <p id={faultId} className="find-fault">
          {fault}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
