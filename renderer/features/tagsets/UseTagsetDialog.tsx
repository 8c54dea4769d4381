// Another tagset for articles: which one, then what it does to their marks.

import { useEffect, useState, type FormEvent } from 'react';
import { call } from '../../api.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { TagsetEntry } from '../../../shared/ipc/tagset-types.ts';
import { sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { useArticle } from '../../state/article-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { countOf } from '../../ui/words.ts';
import type { EffectsChange } from './effects-change.ts';
import { EffectsSheet } from './EffectsSheet.tsx';
import './effects.css';

interface UseTagsetDialogProps {
  readonly articleIds: readonly ArticleId[];
  readonly onClose: () => void;
}

interface Listed {
  /** Null until it is known. */
  readonly entries: readonly TagsetEntry[] | null;
  readonly failure: AppErrorData | null;
}

function useKeptTagsets(): Listed {
  const [listed, setListed] = useState<Listed>({ entries: null, failure: null });
  useEffect(() => {
    let isWanted = true;
    call('tagset:list').then(
      (entries) => {
        if (isWanted) setListed({ entries: entries.filter(({ kept }) => kept), failure: null });
      },
      (thrown: unknown) => {
        if (isWanted) setListed({ entries: null, failure: toErrorData(thrown) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return listed;
}

/** The tagset that the one article has, where it is the open one; of others it is not known here. */
function useOwnTagset(articleIds: readonly ArticleId[]) {
  const current = useArticle((state) => state.current);
  const [only, ...others] = articleIds;
  return others.length === 0 && current?.article.id === only ? (current?.tagset ?? null) : null;
}

export function UseTagsetDialog({ articleIds, onClose }: UseTagsetDialogProps) {
  const { entries, failure } = useKeptTagsets();
  const own = useOwnTagset(articleIds);
  const [chosen, setChosen] = useState<string | null>(null);
  const [change, setChange] = useState<EffectsChange | null>(null);
  if (change !== null) {
    return <EffectsSheet change={change} onDone={onClose} onCancel={() => setChange(null)} />;
  }
  const entry = entries?.find(({ tagset }) => tagset.id === chosen);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (entry === undefined) return;
    const { tagset } = entry;
    setChange({ kind: 'use', articleIds, id: tagset.id, tagset });
  };
  return (
    <Dialog
      title="Use another tagset"
      description={`For ${countOf(articleIds.length, 'article')}. What it changes is shown before it is done.`}
      onClose={onClose}
    >
      <form className="effects" onSubmit={onSubmit}>
        <fieldset className="use-tagsets" aria-busy={entries === null && failure === null}>
          <legend className="visually-hidden">Tagset</legend>
          {failure === null ? null : (
            <p className="effects-fault" role="alert">
              {failure.message} {failure.details.remedy}
            </p>
          )}
          {entries?.map((one) => (
            <Choice
              key={one.tagset.id}
              entry={one}
              isOwn={own !== null && own.id === one.tagset.id && sameDefinition(own, one.tagset)}
              chosen={one.tagset.id === chosen}
              onChoose={() => setChosen(one.tagset.id)}
            />
          ))}
        </fieldset>
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" aria-disabled={entry === undefined}>
            Continue…
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ChoiceProps {
  readonly entry: TagsetEntry;
  readonly isOwn: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ entry: { tagset, isDefault }, isOwn, chosen, onChoose }: ChoiceProps) {
  const notes = [...(isOwn ? ['used now'] : []), ...(isDefault ? ['for new articles'] : [])];
  return (
    <label className="use-tagset">
      <input type="radio" name="use-tagset" checked={chosen} onChange={onChoose} />
      <bdi className="use-tagset-name">{tagset.name}</bdi>
      <span className="use-tagset-note">
        version {tagset.version}
        {notes.map((note) => ` · ${note}`).join('')}
      </span>
      <span className="use-tagset-tags">
        {tagset.tags.map((tag) => (
          <TagBadge key={tag.id} tag={tag} named />
        ))}
      </span>
    </label>
  );
}
