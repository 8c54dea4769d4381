// One line of the preview: an article with how many of its occurrences are ticked, or an occurrence in its context.

import { Check, Minus } from 'lucide-react';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { TagAllGroup, TagAllMatch } from '../../../shared/ipc/mark-types.ts';
import { tagLabel } from '../../state/article-store.ts';
import { formatNumber, withArticle } from '../../ui/words.ts';
import type { PreviewRow } from './rows.ts';
import { countTicks, isTickable, isTicked, type Turned } from './ticks.ts';

interface PreviewRowProps {
  readonly id: string;
  readonly row: PreviewRow;
  readonly position: { readonly index: number; readonly count: number; readonly startPx: number };
  readonly active: boolean;
  readonly tag: TagId;
  readonly turned: Turned;
  readonly onTurn: () => void;
}

type Ticked = boolean | 'some';

function Box({ ticked, shown }: { readonly ticked: Ticked; readonly shown: boolean }) {
  if (!shown) return <span className="tick-box tick-none" aria-hidden />;
  return (
    <span className="tick-box" data-ticked={ticked} aria-hidden>
      {ticked === true ? <Check /> : ticked === 'some' ? <Minus /> : null}
    </span>
  );
}

/** Why it is not ticked, or what else is there; null when there is nothing to say. */
function noteOf(group: TagAllGroup, match: TagAllMatch, tag: TagId): string | null {
  if (match.tagged === tag) return `${tagLabel(tag).toLocaleLowerCase()} already`;
  if (!group.canTag) return null;
  const named = (id: TagId) => tagLabel(id).toLocaleLowerCase();
  if (match.overlapped) return `inside or across ${withArticle(named(tag))}`;
  return match.tagged === null ? null : `also ${withArticle(named(match.tagged))}`;
}

function GroupWords({ group, words }: { readonly group: TagAllGroup; readonly words: string }) {
  return (
    <>
      <span className="tag-all-title" dir="auto">
        {group.title}
      </span>
      <span className="tag-all-note">{words}</span>
    </>
  );
}

/** A space at the very end would go to the other side of a stretch that is cut at its beginning. */
const kept = (before: string) => before.replace(/\s$/u, '\u00a0');

function MatchWords({
  match,
  note,
}: {
  readonly match: TagAllMatch;
  readonly note: string | null;
}) {
  return (
    <>
      <span className="tag-all-context" dir="auto">
        <span className="tag-all-before">
          <bdi>{kept(match.before)}</bdi>
        </span>
        <mark>{match.match}</mark>
        <span className="tag-all-after">{match.after}</span>
      </span>
      <span className="tag-all-note">{note}</span>
    </>
  );
}

function groupWords(group: TagAllGroup, tag: TagId, ticked: number, tickable: number): string {
  if (!group.canTag) return `its tagset has no tag ${tagLabel(tag)}`;
  if (tickable === 0) return 'all tagged already';
  return `${formatNumber(ticked)} of ${formatNumber(tickable)}`;
}

export function PreviewRowView(props: PreviewRowProps) {
  const { id, row, position, active, tag, turned, onTurn } = props;
  const { group } = row;
  const { ticked, tickable } =
    row.kind === 'group'
      ? countTicks([group], tag, turned)
      : {
          ticked: Number(isTicked(group, row.match, tag, turned)),
          tickable: Number(isTickable(group, row.match, tag)),
        };
  const state: Ticked = ticked === 0 ? false : ticked === tickable ? true : 'some';
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={`tag-all-row tag-all-${row.kind}`}
      aria-selected={state !== false}
      aria-disabled={tickable === 0}
      aria-posinset={position.index + 1}
      aria-setsize={position.count}
      data-active={active}
      style={{ transform: `translateY(${position.startPx}px)` }}
      // The list keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={tickable === 0 ? undefined : onTurn}
    >
      <Box ticked={state} shown={tickable > 0} />
      {row.kind === 'group' ? (
        <GroupWords group={group} words={groupWords(group, tag, ticked, tickable)} />
      ) : (
        <MatchWords match={row.match} note={noteOf(group, row.match, tag)} />
      )}
    </div>
  );
}
