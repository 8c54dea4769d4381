// The relations of the selected mark, as links: what it leads to first, then what leads to it. Enter or a click goes
// there, also into another article; Delete takes the relation away.

import { Pencil, Trash2 } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { waysOf } from '../../../shared/relations/allowed.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { tagById, type CurrentArticle } from '../../state/article-store.ts';
import { useDetails } from '../../state/details-store.ts';
import { useMarksVersion } from '../../state/marks.ts';
import { deleteRelation, setRelationNote } from '../../state/relation-acts.ts';
import { useRelations } from '../../state/relation-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { goToStop, placeOfOther } from './follow.ts';
import { arrowed, linksOf, type RelationLink } from './links.ts';
import { canonicalName, wordsOf } from './names.ts';
import { relateSelected } from './relate.ts';
import './relation-picker.css';

interface MarkRelationsProps {
  readonly mark: Mark;
  readonly current: CurrentArticle;
  /** Null while they are on their way. */
  readonly details: Annotation | null;
}

/** Call the answer when the relation is gone: the focus stays in the list, or on what adds one. */
function focusKeeper(item: HTMLElement | null): () => void {
  const section = item?.closest('.relations') ?? null;
  const items = [...(section?.querySelectorAll('.relations-item') ?? [])];
  const at = item === null ? 0 : items.indexOf(item);
  return () =>
    void requestAnimationFrame(() => {
      const left = [...(section?.querySelectorAll<HTMLElement>('.relations-link') ?? [])];
      const next = left[Math.min(at, left.length - 1)];
      (next ?? section?.querySelector<HTMLElement>('.relations-add'))?.focus();
    });
}

function NoteInput({
  link,
  onDone,
}: {
  readonly link: RelationLink;
  readonly onDone: (item: HTMLElement | null) => void;
}) {
  const [text, setText] = useState(link.relation.note ?? '');
  const save = () => {
    if (text !== (link.relation.note ?? '')) {
      setRelationNote(link.articleId, link.relation.id, text);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    onDone(event.currentTarget.closest<HTMLElement>('.relations-item'));
  };
  return (
    <input
      className="input"
      aria-label={`Note on ${arrowed(link.label, link.direction)}`}
      dir="auto"
      maxLength={100_000}
      value={text}
      // The note was asked for.
      ref={(element) => element?.focus()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        save();
        onDone(null);
      }}
    />
  );
}

function LinkWords({ link }: { readonly link: RelationLink }) {
  const { mark, far } = link.other;
  const tag = tagById(mark === null ? far.tag : mark.tag);
  return (
    <>
      <span className="relations-type">{arrowed(link.label, link.direction)}</span>
      {tag === undefined ? <span /> : <TagBadge tag={tag} />}
      <span className="relation-quote" dir="auto">
        {mark === null ? far.quote : (canonicalName(mark) ?? wordsOf(mark))}
      </span>
      {far === null ? null : <span className="relations-article">in {far.articleTitle}</span>}
    </>
  );
}

function RelationItem({
  link,
  current,
}: {
  readonly link: RelationLink;
  readonly current: CurrentArticle;
}) {
  const [noting, setNoting] = useState(false);
  const { relation, articleId } = link;
  const remove = (item: HTMLElement | null) => {
    void deleteRelation(articleId, relation.id).then(focusKeeper(item));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    remove(event.currentTarget.closest<HTMLElement>('.relations-item'));
  };
  return (
    <li className="relations-item">
      <button
        type="button"
        className="relations-link"
        title="Go to the other end"
        aria-keyshortcuts="Delete"
        onClick={() => void goToStop(placeOfOther(link, current.article.id))}
        onKeyDown={onKeyDown}
      >
        <LinkWords link={link} />
      </button>
      <IconButton
        icon={Pencil}
        label={relation.note === null ? 'Add a note to the relation' : 'Edit the relation’s note'}
        onClick={() => setNoting(true)}
      />
      <IconButton
        icon={Trash2}
        label="Delete the relation"
        onClick={(event) => remove(event.currentTarget.closest<HTMLElement>('.relations-item'))}
      />
      {noting ? (
        <div className="relations-note">
          <NoteInput
            link={link}
            onDone={(item) => {
              setNoting(false);
              requestAnimationFrame(() =>
                item?.querySelector<HTMLElement>('.relations-link')?.focus(),
              );
            }}
          />
        </div>
      ) : relation.note === null ? null : (
        <p className="relations-note" dir="auto">
          {relation.note}
        </p>
      )}
    </li>
  );
}

export function MarkRelations({ mark, current }: MarkRelationsProps) {
  useMarksVersion();
  useDetails((state) => state.byId);
  const relations = useRelations();
  const key = useCommandKey('mark.relation');
  const links = linksOf(mark.id, current.article.id, current.tagset, relations);
  const canAdd = waysOf(current.tagset, mark.tag).length > 0;
  if (links.length === 0 && !canAdd) return null;
  return (
    <section className="relations" aria-label="Relations">
      {links.length === 0 ? null : (
        <ul className="relations-list" aria-label="Relations of this mark">
          {links.map((link) => (
            <RelationItem
              key={`${link.articleId} ${link.relation.id}`}
              link={link}
              current={current}
            />
          ))}
        </ul>
      )}
      {canAdd ? (
        <button type="button" className="relations-add" onClick={() => void relateSelected()}>
          Add a relation {key === undefined ? null : <Kbd name={key} />}
        </button>
      ) : null}
    </section>
  );
}
