// What a change of the text does to the marks, in words.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { RevisionPreview } from '../../../shared/ipc/text-types.ts';
import { countOf, formatNumber } from '../../ui/words.ts';

/** Rounded down, so that only the same words are 100%. */
const percent = (score: number): string => `${Math.floor(score * 100)}% alike`;

/** Such as `118 marks stay, 2 moved, 1 changed (84% alike), 1 loses its place.` */
export function marksWords({ states, waiting, uncertain }: RevisionPreview): string {
  const { exact, moved, fuzzy, orphan } = states;
  const all = exact + moved + fuzzy + orphan + waiting;
  if (all === 0) return '';
  if (exact === all) return all === 1 ? 'The mark stays.' : `All ${formatNumber(all)} marks stay.`;
  const scores = uncertain
    .filter(({ after }) => after.anchoring.state === 'fuzzy')
    .map(({ after }) => after.anchoring.score);
  const alike = scores.length === 1 ? ` (${percent(scores[0] ?? 0)})` : '';
  const said: readonly (readonly [count: number, words: string])[] = [
    [moved, 'moved'],
    [fuzzy, `changed${alike}`],
    [orphan, orphan === 1 ? 'loses its place' : 'lose their place'],
    [waiting, waiting === 1 ? 'waits as before' : 'wait as before'],
  ];
  const parts = [
    exact === 0 ? 'No mark stays' : `${countOf(exact, 'mark')} ${exact === 1 ? 'stays' : 'stay'}`,
    ...said.flatMap(([count, words]) => (count > 0 ? [`${formatNumber(count)} ${words}`] : [])),
  ];
  return `${parts.join(', ')}.`;
}

/** What happens to one mark: short, beside its words. */
export function changeWords({ anchoring }: Annotation): string {
  switch (anchoring.state) {
    case 'moved':
      return 'moved';
    case 'fuzzy':
      return `changed, ${percent(anchoring.score)}`;
    case 'orphan':
      return 'loses its place';
    case 'exact':
      return 'stays';
  }
}

export function wordsOf({ segments }: Annotation): string {
  return segments.map(({ quote }) => quote).join(' … ');
}
