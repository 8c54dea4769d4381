// What happened to one mark, oldest first: when, who, from what to what. An undo is told as such.

import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { MarkEvent } from '../../../shared/ipc/history-types.ts';
import { formatDateTime } from '../../ui/words.ts';
import { WordDiff } from '../attributes/WordDiff.tsx';
import { changeWords, type ChangeWords } from './mark-event-words.ts';
import './history.css';

interface MarkEventsProps {
  readonly events: readonly MarkEvent[];
  readonly tagset: Tagset;
  readonly label: string;
}

function ChangeLine({ what, from, to, prose }: ChangeWords) {
  if (prose === true) {
    return (
      <div className="event-line">
        <span className="event-what">{what}: </span>
        <WordDiff before={from ?? ''} after={to ?? ''} language={null} />
      </div>
    );
  }
  return (
    <p className="event-line">
      <span className="event-what">{from === null && to === null ? what : `${what}: `}</span>
      {from === null ? null : <span dir="auto">{from}</span>}
      {from === null || to === null ? null : (
        <>
          <span aria-hidden> → </span>
          <span className="visually-hidden"> to </span>
        </>
      )}
      {to === null ? null : (
        <span className="event-to" dir="auto">
          {to}
        </span>
      )}
    </p>
  );
}

const kindWords = { act: '', import: 'Came with the file', undo: 'Undone', redo: 'Done again' };

export function MarkEvents({ events, tagset, label }: MarkEventsProps) {
  return (
    <ol className="mark-events" aria-label={label}>
      {events.map(({ seq, kind, atMs, who, before, after }) => (
        <li key={seq} className="mark-event">
          <p className="event-head">
            {kindWords[kind] === '' ? null : <strong>{kindWords[kind]} </strong>}
            <time dateTime={new Date(atMs).toISOString()}>{formatDateTime(atMs)}</time>
            {who === null ? '' : ` · ${who}`}
          </p>
          {changeWords(before, after, tagset).map((words) => (
            <ChangeLine key={words.what} {...words} />
          ))}
        </li>
      ))}
    </ol>
  );
}
