// The revisions of the open article's text: when and why each was made, how two of them differ, and the way back to look.

import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { RevisionEntry, TextDiff } from '../../../shared/ipc/text-types.ts';
import { call } from '../../api.ts';
import { viewPast } from '../../state/past-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { countOf, formatDateTime } from '../../ui/words.ts';
import { isEditing } from '../../state/edit-store.ts';
import { announce } from '../../state/messages.ts';
import { DiffView, diffWords } from './DiffView.tsx';
import './revisions.css';

interface RevisionsProps {
  readonly articleId: ArticleId;
  readonly onClose: () => void;
}

/** Asked again when `ask` changes; null while it is on its way. */
function useAnswer<T>(ask: (() => Promise<T>) | null): {
  readonly answer: T | null;
  readonly failure: AppErrorData | null;
} {
  const [state, setState] = useState<{ answer: T | null; failure: AppErrorData | null }>({
    answer: null,
    failure: null,
  });
  useEffect(() => {
    if (ask === null) return undefined;
    let wanted = true;
    ask().then(
      (answer) => (wanted ? setState({ answer, failure: null }) : undefined),
      (thrown: unknown) =>
        wanted ? setState({ answer: null, failure: toErrorData(thrown) }) : undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask]);
  return state;
}

async function view(articleId: ArticleId, entry: RevisionEntry, onClose: () => void) {
  if (entry.lastSeq === null) return;
  if (isEditing()) {
    announce('Finish editing the text first, then look at an older one.');
    return;
  }
  onClose();
  await viewPast(articleId, entry.lastSeq);
}

function Row({ articleId, entry, onClose }: RevisionsProps & { readonly entry: RevisionEntry }) {
  const { number, createdAtMs, reason, fileName, characters, current, lastSeq } = entry;
  return (
    <li className="revision-row" data-current={current ? '' : undefined}>
      <span className="revision-number numbers">{number}</span>
      <div className="revision-facts">
        <p className="revision-reason" dir="auto">
          {reason ?? (number === 1 ? 'As it was imported' : 'No reason was given')}
        </p>
        <p className="quiet">
          {formatDateTime(createdAtMs)} · {countOf(characters, 'character')}
          {fileName === null ? '' : ` · ${fileName}`}
        </p>
      </div>
      {current ? (
        <span className="revision-now">current</span>
      ) : lastSeq === null ? null : (
        <Button look="quiet" onClick={() => void view(articleId, entry, onClose)}>
          View as it was
        </Button>
      )}
    </li>
  );
}

interface CompareProps {
  readonly articleId: ArticleId;
  readonly entries: readonly RevisionEntry[];
}

function pickedPair(entries: readonly RevisionEntry[]): {
  readonly from: number;
  readonly to: number;
} {
  const to = entries.find(({ current }) => current)?.number ?? entries[0]?.number ?? 1;
  const older =
    entries.find(({ number }) => number < to) ?? entries.find(({ number }) => number !== to);
  return { from: older?.number ?? to, to };
}

interface PickProps {
  readonly label: string;
  readonly value: number;
  readonly entries: readonly RevisionEntry[];
  readonly onPick: (number: number) => void;
}

function Pick({ label, value, entries, onPick }: PickProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onPick(Number(event.target.value))}
    >
      {entries.map(({ number }) => (
        <option key={number} value={number}>
          Revision {number}
        </option>
      ))}
    </Select>
  );
}

function Compare({ articleId, entries }: CompareProps) {
  const [pair, setPair] = useState(() => pickedPair(entries));
  const [ask, setAsk] = useState<(() => Promise<TextDiff>) | null>(null);
  useEffect(
    () => setAsk(() => () => call('text:compare', { articleId, ...pair })),
    [articleId, pair],
  );
  const { answer, failure } = useAnswer(ask);
  return (
    <section className="revision-compare" aria-label="Compare two revisions">
      <div className="revision-pick">
        <span>Compare</span>
        <Pick
          label="Older"
          value={pair.from}
          entries={entries}
          onPick={(from) => setPair({ ...pair, from })}
        />
        <span>with</span>
        <Pick
          label="Newer"
          value={pair.to}
          entries={entries}
          onPick={(to) => setPair({ ...pair, to })}
        />
        <span className="quiet" role="status">
          {failure?.message ?? (answer === null ? '' : diffWords(answer))}
        </span>
      </div>
      {answer === null || answer.hunkCount === 0 ? null : <DiffView diff={answer} />}
    </section>
  );
}

export function RevisionsDialog({ articleId, onClose }: RevisionsProps) {
  const [ask] = useState(() => () => call('text:revisions', { articleId }));
  const { answer, failure } = useAnswer(ask);
  const late = useDelayed(answer === null && failure === null);
  return (
    <Dialog
      title="Revisions of the text"
      description="Every text this article has had. Older ones can be looked at and exported as they were."
      size="large"
      onClose={onClose}
    >
      {failure === null ? null : <p className="revision-problem">{failure.message}</p>}
      {answer === null && late ? <p className="quiet revision-wait">Reading…</p> : null}
      {answer === null ? null : (
        <>
          <ol className="revision-list" tabIndex={0} aria-label="Revisions, newest first">
            {answer.map((entry) => (
              <Row key={entry.number} articleId={articleId} entry={entry} onClose={onClose} />
            ))}
          </ol>
          {answer.length < 2 ? null : <Compare articleId={articleId} entries={answer} />}
        </>
      )}
      <div className="dialog-acts">
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
