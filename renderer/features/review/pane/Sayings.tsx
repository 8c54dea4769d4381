// What each side says at a difference: the passage once where it is the same, else one line a side, and the values and
// notes that differ. Only inline elements, because all of it is one button.

import type { ReactNode } from 'react';
import type { Annotation } from '../../../../shared/domain/annotation.ts';
import { valueWords } from '../../../../shared/domain/attribute-words.ts';
import type { Attribute } from '../../../../shared/domain/tagset.ts';
import { shownTag, useArticle } from '../../../state/article-store.ts';
import type { Entry, ReviewView, Saying } from '../../../state/review-view.ts';
import { TagBadge } from '../../../ui/TagBadge.tsx';
import { passagePieces } from './passage.ts';
import { RelationSaying } from './RelationSaying.tsx';

interface SayingsProps {
  readonly entry: Entry;
  readonly view: ReviewView;
  /** Notes are compared below. */
  readonly isOpen: boolean;
}

interface PassageProps {
  readonly mark: Annotation;
  readonly other?: Annotation | null;
  readonly side?: 'mine' | 'theirs';
  /** The tag's name in place of the words. */
  readonly label?: boolean;
  readonly badge?: boolean;
}

export function Passage({ mark, other = null, side, label, badge = true }: PassageProps) {
  const language = useArticle((state) => state.current?.article.language ?? undefined);
  const tag = shownTag(mark.tag);
  return (
    <span className="review-passage">
      {badge ? <TagBadge tag={tag} named /> : null}
      <span className="review-quote" dir="auto" lang={language}>
        {label === true
          ? tag.label
          : passagePieces(mark, other).map(({ text, isOnlyHere }, at) =>
              isOnlyHere ? (
                <span key={at} className={`review-only review-only-${side ?? 'mine'}`}>
                  {text}
                </span>
              ) : (
                text
              ),
            )}
      </span>
      {mark.anchoring.state === 'orphan' ? (
        <span className="review-lost">no place here</span>
      ) : null}
    </span>
  );
}

interface RowProps {
  readonly who: string;
  readonly side: 'mine' | 'theirs';
  readonly children: ReactNode;
}

function Row({ who, side, children }: RowProps) {
  return (
    <span className="review-row">
      <span className={`review-who review-who-${side}`}>{who}</span>
      <span className="review-said">{children}</span>
    </span>
  );
}

const attributeOf = (mark: Annotation, id: string): Attribute =>
  shownTag(mark.tag).attributes.find((each) => each.id === id) ?? {
    id,
    label: id,
    type: 'text',
    required: false,
  };

export function valueOf(mark: Annotation, id: string): string | null {
  const value = mark.attributes[id];
  return value === undefined || value === null ? null : valueWords(attributeOf(mark, id), value);
}

const Nothing = () => <span className="review-nothing">nothing</span>;

/** All that is said about a mark that only one side has. */
function Facts({ mark }: { readonly mark: Annotation }) {
  const values = Object.keys(mark.attributes).flatMap((id) => {
    const words = valueOf(mark, id);
    return words === null ? [] : `${attributeOf(mark, id).label}: ${words}`;
  });
  const all = mark.note === null ? values : [...values, mark.note];
  if (all.length === 0) return null;
  return (
    <span className="review-facts" dir="auto">
      {all.join(' · ')}
    </span>
  );
}

interface PairProps extends SayingsProps {
  readonly mine: Annotation;
  readonly theirs: Annotation;
}

interface BothProps {
  readonly names: readonly string[];
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
}

function Both({ names, mine, theirs }: BothProps) {
  return (
    <>
      <Row who={names[0] ?? ''} side="mine">
        {mine}
      </Row>
      <Row who={names[1] ?? ''} side="theirs">
        {theirs}
      </Row>
    </>
  );
}

function Places({ entry, view, mine, theirs }: PairProps) {
  const { boundary = 0, segments = false, tag = false } = entry.differences ?? {};
  const isSamePlace = boundary === 0 && !segments;
  if (isSamePlace && !tag) return <Passage mark={mine} />;
  return (
    <>
      {isSamePlace ? <Passage mark={mine} badge={false} /> : null}
      <Both
        names={view.names}
        mine={<Passage mark={mine} other={theirs} side="mine" label={isSamePlace} />}
        theirs={<Passage mark={theirs} other={mine} side="theirs" label={isSamePlace} />}
      />
    </>
  );
}

function Value({ mark, id }: { readonly mark: Annotation; readonly id: string }) {
  const words = valueOf(mark, id);
  return words === null ? <Nothing /> : <span dir="auto">{words}</span>;
}

function Note({ mark: { note } }: { readonly mark: Annotation }) {
  if (note === null) return <Nothing />;
  return (
    <span className="review-note" dir="auto">
      {note}
    </span>
  );
}

function Pair(props: PairProps) {
  const { entry, view, isOpen, mine, theirs } = props;
  const { attributes = [], note = false } = entry.differences ?? {};
  const isOne = entry.kind === 'attribute' && attributes.length === 1;
  return (
    <>
      <Places {...props} />
      {attributes.map((id) => (
        <span key={id} className="review-values">
          {isOne ? null : <span className="review-attribute">{attributeOf(mine, id).label}</span>}
          <Both
            names={view.names}
            mine={<Value mark={mine} id={id} />}
            theirs={<Value mark={theirs} id={id} />}
          />
        </span>
      ))}
      {note && !isOpen ? (
        <span className="review-values">
          {entry.kind === 'note' ? null : <span className="review-attribute">Note</span>}
          <Both names={view.names} mine={<Note mark={mine} />} theirs={<Note mark={theirs} />} />
        </span>
      ) : null}
    </>
  );
}

function One({ saying, view, entry }: { readonly saying: Saying } & Omit<SayingsProps, 'isOpen'>) {
  const isMine = saying.sources.includes(0);
  const who = view.names[isMine ? 0 : (saying.sources[0] ?? 1)] ?? '';
  return (
    <Row who={who} side={isMine ? 'mine' : 'theirs'}>
      {saying.mark === null ? (
        <RelationSaying saying={saying} view={view} />
      ) : (
        <>
          <Passage mark={saying.mark} />
          {entry.kind === 'agreed' ? null : <Facts mark={saying.mark} />}
        </>
      )}
    </Row>
  );
}

/** Of a pair. */
export function Sayings(props: SayingsProps) {
  const { entry } = props;
  const mine = entry.sayings.find(({ sources }) => sources.includes(0))?.mark ?? null;
  const theirs = entry.sayings.find(({ sources }) => sources.includes(1))?.mark ?? null;
  if (entry.kind === 'agreed' && mine !== null) return <Passage mark={mine} />;
  if (mine !== null && theirs !== null) return <Pair {...props} mine={mine} theirs={theirs} />;
  return entry.sayings.map((saying) => (
    <One key={`${saying.ref.source} ${saying.ref.id}`} {...props} saying={saying} />
  ));
}
