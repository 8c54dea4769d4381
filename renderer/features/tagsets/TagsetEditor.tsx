// The tagset that is edited: its name, its tags with the chosen one, its relations, and saving it.

import { useState, type KeyboardEvent } from 'react';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import {
  changeDraft,
  currentDraft,
  editTagset,
  entryOf,
  isChanged,
  say,
  useTagsetEditor,
  type Draft,
} from '../../state/tagset-editor.ts';
import { quoted } from '../../ui/words.ts';
import type { EffectsChange } from './effects-change.ts';
import { EffectsSheet } from './EffectsSheet.tsx';
import { FileNotice } from './FileNotice.tsx';
import { RelationEditor } from './RelationEditor.tsx';
import { RemoveTagDialog } from './RemoveTagDialog.tsx';
import { SaveBar } from './SaveBar.tsx';
import { mergesAfter, withoutTag } from './tag-edits.ts';
import { TagFields } from './TagFields.tsx';
import { TagList } from './TagList.tsx';
import { TagsetHead } from './TagsetHead.tsx';
import { marksWith, saveDraft, saved } from './tagset-acts.ts';
import { hasErrors, useProblems } from './use-problems.ts';

function removeTag(tag: Tag, into: TagId | null): void {
  const draft = currentDraft();
  if (draft === null) return;
  const at = draft.tagset.tags.findIndex(({ id }) => id === tag.id);
  const { tagset, relations } = withoutTag(draft.tagset, tag.id, into);
  const next = tagset.tags[at] ?? tagset.tags.at(-1);
  const merges = mergesAfter(draft.merges, tag.id, into);
  changeDraft({ tagset, merges, tag: next?.id ?? null });
  const gone = relations.map(({ label }) => quoted(label)).join(', ');
  const target = tagset.tags.find(({ id }) => id === into);
  const what = target === undefined ? 'removed' : `merged into “${target.label}”`;
  say(
    `“${tag.label}” ${what}${gone === '' ? '' : `; the relation ${gone} had no other tag and went too`}`,
  );
}

/** The removed row had the focus. */
function focusTags(): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>('.tag-row[tabindex="0"]');
    (row ?? document.querySelector<HTMLElement>('.tag-new input'))?.focus();
  });
}

interface Asked {
  readonly tag: Tag;
  readonly marks: number;
}

export function TagsetEditor({ draft }: { readonly draft: Draft }) {
  const { entries, busy } = useTagsetEditor();
  const [listed, setListed] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [change, setChange] = useState<EffectsChange | null>(null);
  const problems = useProblems(draft.tagset);
  const entry = entryOf(draft, entries);
  const chosen = draft.tagset.tags.find(({ id }) => id === draft.tag);
  const savable = !busy && (isChanged(draft) || entry?.kept === false);

  const askRemove = async (tag: Tag) => {
    const marks = await marksWith(draft, tag.id);
    if (marks > 0) setAsked({ tag, marks });
    else {
      removeTag(tag, null);
      focusTags();
    }
  };
  const save = async () => {
    if (hasErrors(problems)) setListed(true);
    else if (savable) setChange(await saveDraft(draft));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Not in the dialogs that this one opens.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    void save();
  };
  return (
    <div className="tagset-editor" role="presentation" onKeyDown={onKeyDown}>
      <div className="tagset-scroll">
        {draft.file === null ? null : <FileNotice file={draft.file} />}
        <TagsetHead draft={draft} entry={entry} problems={problems} />
        <section className="tagset-tags" aria-label="Tags of the tagset">
          <h3>Tags</h3>
          <TagList draft={draft} problems={problems} onRemove={(tag) => void askRemove(tag)} />
          {chosen === undefined ? (
            <p className="tagset-none">Add a tag: what a passage can be marked as.</p>
          ) : (
            <TagFields tagset={draft.tagset} tag={chosen} problems={problems} />
          )}
        </section>
        {draft.tagset.tags.length === 0 ? null : (
          <RelationEditor tagset={draft.tagset} onChange={editTagset} />
        )}
      </div>
      <SaveBar
        draft={draft}
        entry={entry}
        problems={problems}
        listed={listed}
        onList={setListed}
        savable={savable}
        onSave={() => void save()}
      />
      {asked === null ? null : (
        <RemoveTagDialog
          {...asked}
          others={draft.tagset.tags.filter(({ id }) => id !== asked.tag.id)}
          onRemove={(into) => {
            setAsked(null);
            removeTag(asked.tag, into);
            focusTags();
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {change === null ? null : (
        <EffectsSheet
          change={change}
          onCancel={() => setChange(null)}
          onDone={() => {
            setChange(null);
            void saved(draft);
          }}
        />
      )}
    </div>
  );
}
