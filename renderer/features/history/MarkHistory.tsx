// What happened to the selected mark: one line that opens into who, when, and from what to what.

import { ChevronRight } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { MarkEvent } from '../../../shared/ipc/history-types.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf } from '../../ui/words.ts';
import { markHistoryFocused, useMarkHistoryFocus } from './mark-history-focus.ts';
import { MarkEvents } from './MarkEvents.tsx';
import { useMarkEvents } from './use-mark-events.ts';
import './history.css';

interface MarkHistoryProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  /** Null while they are on their way. */
  readonly details: Annotation | null;
}

function summary(events: readonly MarkEvent[] | null): string {
  if (events === null) return 'History';
  return events.length <= 1 ? 'Not changed since' : countOf(events.length - 1, 'change');
}

export function MarkHistory({ mark, current, details }: MarkHistoryProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const body = useId();
  const key = useCommandKey('mark.history');
  const wanted = useMarkHistoryFocus((state) => state.wanted);
  const events = useMarkEvents(current.article.id, mark.id, details ?? mark);
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    button.current?.focus();
    button.current?.scrollIntoView({ block: 'nearest' });
    markHistoryFocused();
  }, [wanted]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    reader.current?.focus();
  };
  return (
    <div className="mark-history">
      <button
        ref={button}
        type="button"
        className="history-line"
        aria-expanded={open}
        aria-controls={open ? body : undefined}
        aria-keyshortcuts={key}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        <ChevronRight className="history-chevron" aria-hidden />
        <span>
          {events === null ? null : <span className="visually-hidden">History: </span>}
          {summary(events)}
        </span>
        {key === undefined ? null : <Kbd name={key} />}
      </button>
      {open && events !== null ? (
        <div id={body}>
          <MarkEvents events={events} tagset={current.tagset} label="History of the mark" />
        </div>
      ) : null}
    </div>
  );
}
