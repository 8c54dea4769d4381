// The name of the tagset that is edited, and what can be done with it as a whole.

import { useState } from 'react';
import type { TagsetEntry } from '../../../shared/ipc/tagset-types.ts';
import type { TagsetProblem } from '../../../shared/tagset/check-tagset.ts';
import { sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import {
  clearTagsetEditor,
  editTagset,
  leaveDraft,
  useTagsetEditor,
  type Draft,
} from '../../state/tagset-editor.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { GuidelinesDialog } from '../review/packet/GuidelinesDialog.tsx';
import { named } from './tag-edits.ts';
import { exportFile, makeDefault, removeTagset, startCopy } from './tagset-acts.ts';
import { fieldWords } from './use-problems.ts';

interface TagsetHeadProps {
  readonly draft: Draft;
  readonly entry: TagsetEntry | undefined;
  readonly problems: readonly TagsetProblem[];
}

/** Until it is kept, the id is made from the name; after that it stays. */
function rename({ tagset, old }: Draft, name: string): void {
  if (old !== null) {
    editTagset({ ...tagset, name });
    return;
  }
  const taken = (useTagsetEditor.getState().entries ?? []).map((entry) => entry.tagset.id);
  editTagset(
    taken.includes(tagset.id) || isMade(tagset.id, tagset.name, taken)
      ? named(tagset, name, taken)
      : { ...tagset, name },
  );
}

/** Whether the id was made from the name, and not read from a file. */
function isMade(id: string, name: string, taken: readonly string[]): boolean {
  return named({ id, name, version: 1, tags: [], relations: [] }, name, taken).id === id;
}

function useForOpenArticle(): void {
  const open = currentArticle();
  if (open === null) return;
  leaveDraft(() => {
    clearTagsetEditor();
    openDialog({ kind: 'use-tagset', articleIds: [open.article.id] });
  });
}

function KeptActs({ draft, entry }: { readonly draft: Draft; readonly entry: TagsetEntry }) {
  const open = currentArticle()?.tagset;
  const [showsGuidelines, setShowsGuidelines] = useState(false);
  const uses = open?.id === entry.tagset.id && sameDefinition(open, entry.tagset);
  return (
    <>
      <Button onClick={() => setShowsGuidelines(true)}>Guidelines…</Button>
      {showsGuidelines ? (
        <GuidelinesDialog
          tagsetId={entry.tagset.id}
          name={entry.tagset.name}
          onClose={() => setShowsGuidelines(false)}
        />
      ) : null}
      <Button onClick={() => void exportFile(draft)}>Export file…</Button>
      {open === undefined || uses ? null : (
        <Button onClick={useForOpenArticle}>Use for the open article…</Button>
      )}
      {entry.isDefault ? null : (
        <>
          <Button onClick={() => void makeDefault(draft)}>Make default</Button>
          <Button onClick={() => leaveDraft(() => void removeTagset(draft))}>Remove</Button>
        </>
      )}
    </>
  );
}

export function TagsetHead({ draft, entry, problems }: TagsetHeadProps) {
  const { tagset } = draft;
  const words = fieldWords(problems, '$.name');
  return (
    <header className="tagset-head">
      <Field label="Name of the tagset" {...words}>
        {(ids) => (
          <input
            {...ids}
            className="input tagset-name"
            dir="auto"
            value={tagset.name}
            aria-invalid={words.error !== undefined}
            onChange={(event) => rename(draft, event.target.value)}
          />
        )}
      </Field>
      <p className="tagset-id">
        id <code>{tagset.id}</code>
        {entry?.isDefault === true ? ' · new articles get it' : ''}
      </p>
      {entry === undefined ? null : (
        <div className="tagset-acts" role="group" aria-label={`The tagset ${tagset.name}`}>
          <Button onClick={() => leaveDraft(() => startCopy(draft))}>Duplicate</Button>
          {entry.kept ? <KeptActs draft={draft} entry={entry} /> : null}
        </div>
      )}
    </header>
  );
}
