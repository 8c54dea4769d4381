// What the open picker is at: which relation, what was typed, which candidate; and how keys move that.

import { useEffect, useState } from 'react';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { RelationWay } from '../../../shared/relations/allowed.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { hullOf } from '../annotate/prepare-span.ts';
import { arrowed } from './links.ts';
import { useRelationPicker, type OpenPicker } from './picker-store.ts';
import { useFarCandidates, useLocalCandidates, type Candidate } from './use-candidates.ts';

/** Typed first, it looks in other articles. */
export const ELSEWHERE = '/';
const PAGE_ROWS = 5;

export interface PickerState {
  readonly way: RelationWay;
  readonly wayAt: number;
  readonly query: string;
  readonly elsewhere: boolean;
  readonly canLookElsewhere: boolean;
  /** Null while they are on their way. */
  readonly rows: readonly Candidate[] | null;
  readonly active: Candidate | undefined;
  readonly chooseWay: (at: number) => void;
  readonly type: (words: string) => void;
  /** Whether the key moved something. */
  readonly move: (key: string) => boolean;
}

/** Shows the candidate in the text. */
function usePreview(candidate: Candidate | undefined): void {
  const mark = candidate?.mark ?? null;
  useEffect(() => {
    useRelationPicker.setState({ preview: mark?.id ?? null });
    const hull = mark === null || mark.state === 'orphan' ? null : hullOf(mark.segments);
    if (hull !== null) reader.current?.reveal(hull);
  }, [mark]);
}

export function usePicker(
  current: CurrentArticle,
  open: OpenPicker,
  mark: Mark,
  ways: readonly RelationWay[],
): PickerState {
  const [wayAt, setWayAt] = useState(open.way);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const way = ways[wayAt] ?? ways[0];
  if (way === undefined) throw new RangeError('a picker without relations');
  const elsewhere = query.startsWith(ELSEWHERE);
  const local = useLocalCandidates(current, mark, way, {
    query: elsewhere ? '' : query.trim(),
    replacing: open.replacing,
  });
  const far = useFarCandidates(current, mark, way, elsewhere ? query.slice(1).trim() : null);
  const rows = elsewhere ? far : local;
  const now = Math.max(0, Math.min(at, (rows?.length ?? 0) - 1));
  const active = rows?.[now];
  usePreview(active);
  return {
    way,
    wayAt,
    query,
    elsewhere,
    canLookElsewhere: way.direction === 'out' && way.type.rules?.acrossArticles === true,
    rows,
    active,
    chooseWay(next) {
      const to = (next + ways.length) % ways.length;
      setWayAt(to);
      setAt(0);
      const shown = ways[to];
      if (shown !== undefined) announce(arrowed(shown.type.label, shown.direction));
    },
    type(words) {
      setQuery(words);
      setAt(0);
    },
    move(key) {
      const to = rowAfter(key, now, rows?.length ?? 0);
      if (to !== null) setAt(to);
      return to !== null;
    },
  };
}

function rowAfter(key: string, now: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return count === 0 ? 0 : (now + 1) % count;
    case 'ArrowUp':
      return count === 0 ? 0 : (now - 1 + count) % count;
    case 'PageDown':
      return Math.max(0, Math.min(count - 1, now + PAGE_ROWS));
    case 'PageUp':
      return Math.max(0, now - PAGE_ROWS);
    default:
      return null;
  }
}
