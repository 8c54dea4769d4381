// What can be decided on an item, with the words of the buttons and the commands whose keys do it. Where only one side
// has something, keeping both or neither says nothing of its own, and the buttons leave it out; the keys still work.

import type { ReviewDecisionKind } from '../../../../shared/annotation-file/model.ts';
import type { CommandId } from '../../../../shared/domain/command-ids.ts';
import type { SourceRef } from '../../../../shared/review/review-item.ts';
import { editedFrom } from '../../../state/review-store.ts';
import type { Entry, ReviewView } from '../../../state/review-view.ts';

export interface ActChoice {
  readonly command: CommandId | null;
  readonly decision: ReviewDecisionKind;
  readonly label: string;
  /** In a panel. */
  readonly take?: readonly SourceRef[];
}

const keepMine = { command: 'review.keep-mine', decision: 'keep-mine' } as const;
const takeTheirs = { command: 'review.accept-theirs', decision: 'accept-theirs' } as const;
const both = { command: 'review.accept-both', decision: 'accept-both', label: 'Both' } as const;
const edit = { command: 'review.edit', decision: 'edit', label: 'Edit' } as const;
const neither = { command: 'review.reject-both', decision: 'reject-both' } as const;

const editOf = (entry: Entry): readonly ActChoice[] => (editedFrom(entry) === null ? [] : [edit]);

export function actsOf(entry: Entry, view: ReviewView): readonly ActChoice[] {
  if (view.head.mode === 'panel') {
    const all = entry.sayings.length > 1 ? [takeAll(entry)] : [];
    return [...all, ...editOf(entry), { ...neither, label: 'None' }];
  }
  const their = view.names[1] ?? 'the colleague';
  if (entry.kind === 'agreed') return [...editOf(entry), { ...neither, label: 'Reject' }];
  const hasMine = entry.people.has(0);
  const hasTheirs = entry.people.has(1);
  if (hasMine && !hasTheirs) {
    return [
      { ...keepMine, label: 'Keep mine' },
      { ...takeTheirs, label: 'Reject mine' },
      ...editOf(entry),
    ];
  }
  if (hasTheirs && !hasMine) {
    return [
      { ...keepMine, label: `Reject ${their}’s` },
      { ...takeTheirs, label: `Take ${their}’s` },
      ...editOf(entry),
    ];
  }
  return [
    { ...keepMine, label: 'Keep mine' },
    { ...takeTheirs, label: `Take ${their}’s` },
    both,
    ...editOf(entry),
    { ...neither, label: 'Neither' },
  ];
}

/** One of what is said, by its place in the list. */
export function takeOne({ sayings }: Entry, at: number): ActChoice | null {
  const saying = sayings[at];
  if (saying === undefined) return null;
  const decision = saying.sources.includes(0) ? 'keep-mine' : 'accept-theirs';
  return { command: null, decision, label: 'Take', take: [saying.ref] };
}

function takeAll({ sayings }: Entry): ActChoice {
  const take = sayings.map(({ ref }) => ref);
  return { command: null, decision: 'accept-both', label: 'Take all', take };
}

/** What most say, where at least so many do. */
export function takeAgreed(entry: Entry, least: number): ActChoice | null {
  const [first, second] = entry.sayings;
  const most = first?.sources.length ?? 0;
  // As many for another: then nobody decided.
  if (most < least || second?.sources.length === most) return null;
  return takeOne(entry, 0);
}
