// What is said about the selected mark: its attributes, and whether it is right where it is.

import { attributesOfMark, canSay, repeatOnMark } from '../../features/attributes/say.ts';
import {
  acceptSelected,
  canAccept,
  canPlace,
  goToNextWaiting,
  placeSelected,
  waitingMarks,
} from '../../features/attributes/waiting.ts';
import { hasMark } from '../../features/annotate/selected-mark.ts';
import type { Command } from './command-types.ts';

export const sayingCommands: readonly Command[] = [
  {
    id: 'mark.attributes',
    label: 'Attributes of the selected mark',
    group: 'Marks',
    keys: ['Enter'],
    reach: 'text',
    keywords: ['verdict', 'value'],
    when: canSay,
    run: attributesOfMark,
  },
  {
    id: 'mark.repeat-attributes',
    label: 'Give the selected mark the last values again',
    group: 'Marks',
    keys: ['.'],
    reach: 'outside-fields',
    keywords: ['repeat', 'same'],
    when: hasMark,
    otherwise: 'Select a mark first.',
    run: repeatOnMark,
  },
  {
    id: 'mark.accept-place',
    label: 'The selected mark is right where it is',
    group: 'Marks',
    keys: ['Y'],
    reach: 'outside-fields',
    keywords: ['accept', 'moved', 'fuzzy'],
    when: canAccept,
    otherwise: 'Select a mark that waits for a decision first.',
    run: acceptSelected,
  },
  {
    id: 'mark.place-here',
    label: 'Place the selected mark at the selected words',
    group: 'Marks',
    keys: ['P'],
    reach: 'outside-fields',
    keywords: ['re-anchor', 'orphan'],
    when: canPlace,
    run: placeSelected,
  },
  {
    id: 'mark.next-uncertain',
    label: 'Next mark that waits for a decision',
    group: 'Marks',
    keys: ['Shift+Y'],
    reach: 'outside-fields',
    keywords: ['moved', 'fuzzy', 'orphan'],
    when: () => waitingMarks().length > 0,
    otherwise: 'No mark waits for a decision.',
    run: goToNextWaiting,
  },
];
