// What a new revision did to the marks, in one sentence: those that stayed need no look, the others do.

import type { ActResult } from '../../../shared/ipc/types.ts';
import { countOf } from '../../ui/words.ts';

/** Such as `New revision 2: 1 mark found again with changed words, 2 marks without a place`. */
export function revisionWords({ label, upserted }: Pick<ActResult, 'label' | 'upserted'>): string {
  const inState = (wanted: string) =>
    upserted.filter(({ anchoring }) => anchoring.state === wanted).length;
  const fuzzy = inState('fuzzy');
  const lost = inState('orphan');
  const parts = [
    ...(fuzzy > 0 ? [`${countOf(fuzzy, 'mark')} found again with changed words`] : []),
    ...(lost > 0 ? [`${countOf(lost, 'mark')} without a place`] : []),
  ];
  return parts.length === 0 ? `${label}: all marks kept` : `${label}: ${parts.join(', ')}`;
}
