// The workspace's tagsets: those that it keeps, then those that only came with an article.

import type { TagsetEntry } from '../../../shared/ipc/tagset-types.ts';
import {
  draftOf,
  entryOf,
  isChanged,
  leaveDraft,
  say,
  showDraft,
  type Draft,
} from '../../state/tagset-editor.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatNumber } from '../../ui/words.ts';
import { moveInList } from './roving.ts';
import { importFile, startNew } from './tagset-acts.ts';

interface TagsetListProps {
  readonly entries: readonly TagsetEntry[];
  readonly draft: Draft | null;
}

interface RowProps {
  readonly entry: TagsetEntry;
  readonly chosen: boolean;
  readonly changed: boolean;
  readonly tabbable: boolean;
}

function Row({ entry, chosen, changed, tabbable }: RowProps) {
  const { tagset, articles, marks, isDefault } = entry;
  const choose = () =>
    leaveDraft(() => {
      showDraft(draftOf(entry));
      say('');
    });
  return (
    <li>
      <button
        type="button"
        data-row
        className="tagset-row"
        aria-current={chosen}
        tabIndex={tabbable ? 0 : -1}
        onClick={chosen ? undefined : choose}
      >
        <span className="tagset-row-name" dir="auto">
          {tagset.name}
          {changed ? <span className="tagset-changed"> (changed)</span> : null}
        </span>
        {isDefault ? <span className="tagset-default">default</span> : null}
        <span className="tagset-row-use">
          version {formatNumber(tagset.version)} · {countOf(articles, 'article')} ·{' '}
          {countOf(marks, 'mark')}
        </span>
      </button>
    </li>
  );
}

function Draftling({ name }: { readonly name: string }) {
  return (
    <li>
      <button type="button" data-row className="tagset-row" aria-current tabIndex={0}>
        <span className="tagset-row-name" dir="auto">
          {name.trim() === '' ? 'Without a name' : name}
        </span>
        <span className="tagset-row-use">not saved yet</span>
      </button>
    </li>
  );
}

export function TagsetList({ entries, draft }: TagsetListProps) {
  const chosen = draft === null ? undefined : entryOf(draft, entries);
  const arrived = entries.filter(({ kept }) => !kept);
  const rowOf = (entry: TagsetEntry) => (
    <Row
      key={entry.sha256}
      entry={entry}
      chosen={entry === chosen}
      changed={entry === chosen && draft !== null && isChanged(draft)}
      tabbable={draft === null ? entry === entries[0] : entry === chosen}
    />
  );
  return (
    <nav className="tagset-side" aria-label="Tagsets">
      <div className="tagset-lists" role="presentation" onKeyDown={moveInList}>
        <ul aria-label="Kept in this workspace">
          {draft !== null && chosen === undefined ? <Draftling name={draft.tagset.name} /> : null}
          {entries.filter(({ kept }) => kept).map(rowOf)}
        </ul>
        {arrived.length === 0 ? null : (
          <>
            <h3 id="tagsets-arrived">Came with an article</h3>
            <ul aria-labelledby="tagsets-arrived">{arrived.map(rowOf)}</ul>
          </>
        )}
      </div>
      <div className="tagset-side-acts">
        <Button onClick={() => leaveDraft(startNew)}>New</Button>
        <Button onClick={() => leaveDraft(() => void importFile())}>Import file…</Button>
      </div>
    </nav>
  );
}
