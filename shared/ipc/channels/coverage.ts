// The coverage ledger: which sentences were looked at.

import { z } from 'zod';
import { coverageStates } from '../../domain/coverage.ts';
import { articleId, channel, place } from '../channel-parts.ts';
import type { ActResult } from '../types.ts';

export const coverageChannels = {
  /** By hand, for every sentence of the body that the place touches; `unseen` takes back what was set by hand. */
  'coverage:set': channel<ActResult>()(
    z.strictObject({ articleId, place, state: z.enum(coverageStates) }),
  ),
} as const;
