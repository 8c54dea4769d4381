// What the second line of a mark says: where it is nested, whether its place is certain, its note.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import { tagLabel } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { withArticle } from '../../ui/words.ts';

const stateWords: Readonly<Record<Mark['state'], string | null>> = {
  exact: null,
  moved: 'found again elsewhere',
  fuzzy: 'found again with changed words',
  orphan: 'has no place in this text',
};

interface Hull {
  readonly start: number;
  readonly end: number;
}

function hull({ segments }: Mark): Hull {
  return { start: segments[0]?.startUtf16 ?? 0, end: segments.at(-1)?.endUtf16 ?? 0 };
}

/** The marks that hold this one whole, the innermost first; those on the very same words count too. */
function holders(mark: Mark): readonly Mark[] {
  const own = hull(mark);
  return marks.at(own.start).filter((other) => {
    const { start, end } = hull(other);
    return other.id !== mark.id && start <= own.start && end >= own.end;
  });
}

function nestingWords(mark: Mark): string | null {
  if (mark.state === 'orphan') return null;
  const around = holders(mark);
  const [nearest] = around;
  if (nearest === undefined) return null;
  const own = hull(mark);
  const { start, end } = hull(nearest);
  const noun = withArticle(tagLabel(nearest.tag).toLocaleLowerCase());
  const place = start === own.start && end === own.end ? `also ${noun}` : `inside ${noun}`;
  return around.length === 1 ? place : `${place} and ${around.length - 1} more`;
}

/** Whether its place is certain and what holds it; empty for a mark of which neither needs saying. */
export function placeWords(mark: Mark): string {
  return [stateWords[mark.state], nestingWords(mark)].filter((part) => part !== null).join(' · ');
}

export function secondLine(mark: Mark, note: string | null): string {
  return [placeWords(mark), note?.replaceAll(/\s+/gu, ' ').slice(0, 200) ?? '']
    .filter((part) => part !== '')
    .join(' · ');
}
