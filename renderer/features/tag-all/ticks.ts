// Which occurrences will be tagged: all that can be, but for those inside or across a mark of the tag, until somebody
// says otherwise of one. Pure.

import type { ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { TagAllFindings, TagAllGroup, TagAllMatch } from '../../../shared/ipc/mark-types.ts';

/** The names of occurrences that are not as they would be by themselves. */
export type Turned = ReadonlySet<string>;

const nameOf = ({ articleId }: TagAllGroup, { startUtf16, endUtf16 }: TagAllMatch): string =>
  `${startUtf16}-${endUtf16} ${articleId}`;

/** What has the tag already is left alone, and so is an article whose tagset lacks it. */
export function isTickable(group: TagAllGroup, match: TagAllMatch, tag: TagId): boolean {
  return group.canTag && match.tagged !== tag;
}

export function isTicked(
  group: TagAllGroup,
  match: TagAllMatch,
  tag: TagId,
  turned: Turned,
): boolean {
  return isTickable(group, match, tag) && match.overlapped === turned.has(nameOf(group, match));
}

export interface TickCount {
  readonly ticked: number;
  readonly tickable: number;
}

export function countTicks(groups: readonly TagAllGroup[], tag: TagId, turned: Turned): TickCount {
  let ticked = 0;
  let tickable = 0;
  for (const group of groups) {
    for (const match of group.matches) {
      if (isTickable(group, match, tag)) tickable += 1;
      if (isTicked(group, match, tag, turned)) ticked += 1;
    }
  }
  return { ticked, tickable };
}

export function turn(turned: Turned, group: TagAllGroup, match: TagAllMatch): Turned {
  const next = new Set(turned);
  const name = nameOf(group, match);
  if (!next.delete(name)) next.add(name);
  return next;
}

/** All of the group on; or off, where all that can be on is. */
export function turnGroup(turned: Turned, group: TagAllGroup, tag: TagId): Turned {
  const { ticked, tickable } = countTicks([group], tag, turned);
  const wanted = ticked < tickable;
  const next = new Set(turned);
  for (const match of group.matches) {
    if (match.overlapped === wanted) next.add(nameOf(group, match));
    else next.delete(nameOf(group, match));
  }
  return next;
}

interface Chosen {
  readonly articleId: ArticleId;
  readonly textSha256: string;
  readonly spans: Span[];
}

/** What is sent to be tagged; articles without a ticked occurrence are left out. */
export function chosenSpans(
  { groups }: TagAllFindings,
  tag: TagId,
  turned: Turned,
): readonly Chosen[] {
  return groups.flatMap((group): Chosen[] => {
    const { articleId, textSha256, matches } = group;
    const spans = matches
      .filter((match) => isTicked(group, match, tag, turned))
      .map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 }));
    return spans.length === 0 ? [] : [{ articleId, textSha256, spans }];
  });
}
