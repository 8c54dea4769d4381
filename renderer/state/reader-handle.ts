// The reader's imperative side, for acts that start outside it (keys, lists, undo).

import type { RefObject } from 'react';
import type { ReaderHandle } from '../features/reader/reader-types.ts';

export const reader: RefObject<ReaderHandle | null> = { current: null };
