// Relations of the selected mark.

import { followRelation } from '../../features/relations/follow.ts';
import { canRelate, relateSelected } from '../../features/relations/relate.ts';
import type { Command } from './command-types.ts';

export const relationCommands: readonly Command[] = [
  {
    id: 'mark.relation',
    label: 'Relate the selected mark',
    group: 'Marks',
    keys: ['R'],
    reach: 'outside-fields',
    keywords: ['link', 'said by', 'made by'],
    when: canRelate,
    otherwise: 'Select a mark first.',
    run: relateSelected,
  },
  {
    id: 'mark.follow-relation',
    label: 'Go to the other end of a relation',
    group: 'Marks',
    keys: ['G'],
    reach: 'outside-fields',
    keywords: ['link', 'follow'],
    when: canRelate,
    otherwise: 'Select a mark first.',
    run: followRelation,
  },
];
