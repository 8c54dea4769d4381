// A change to a tagset that was edited, or another tagset for articles: what the effects sheet shows before it is made.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';

export type EffectsChange =
  | {
      readonly kind: 'save';
      /** The stored definition whose articles move on; null for a new tagset. */
      readonly from: string | null;
      readonly old: Tagset | null;
      readonly tagset: Tagset;
      /** Old tag id → the tag it was merged into. */
      readonly merges: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'use';
      readonly articleIds: readonly ArticleId[];
      readonly id: string;
      readonly tagset: Tagset;
    };
