// Tagsets: which there are, what changing one would do to marks, and doing it in one act.

import { z } from 'zod';
import { tagsetWithRules } from '../../annotation-file/tagset-with-rules.ts';
import { articleId, channel, id, nothing } from '../channel-parts.ts';
import type { TagsetEffects, TagsetEntry, TagsetMigration } from '../tagset-types.ts';
import type { ActResult } from '../types.ts';

const byId = z.record(z.string().min(1), z.string().min(1).nullable());
export const migration: z.ZodType<TagsetMigration> = z.strictObject({
  tags: byId,
  attributes: z.record(z.string().min(1), byId),
  options: z.record(z.string().min(1), z.record(z.string().min(1), byId)),
  relations: byId,
});
const tagsetId = id<string>();
/** `from` is the stored definition whose articles move on to the new one; null for a new tagset. */
const change = {
  from: z.string().length(64).nullable(),
  tagset: tagsetWithRules,
  migration,
};

export const tagsetChannels = {
  /** All that the workspace keeps or uses, by name. */
  'tagset:list': channel<readonly TagsetEntry[]>()(nothing),
  'tagset:effects': channel<TagsetEffects>()(z.strictObject(change)),
  /**
   * Keeps the definition as the tagset's newest version (the number is set here), moves every article with `from` on
   * to it and its marks with them. Refused when a mark would be left without a tag that `migration` does not name.
   */
  'tagset:save': channel<ActResult>()(z.strictObject(change)),
  /** Takes it off the list. Refused while articles use it. */
  'tagset:remove': channel<ActResult>()(z.strictObject({ id: tagsetId })),
  /** New articles are tagged with it. */
  'tagset:set-default': channel<ActResult>()(z.strictObject({ id: tagsetId })),
  /** Tags the articles with another tagset from now on. */
  'tagset:use-effects': channel<TagsetEffects>()(
    z.strictObject({ articleIds: z.array(articleId).min(1).max(100_000), id: tagsetId, migration }),
  ),
  'tagset:use': channel<ActResult>()(
    z.strictObject({ articleIds: z.array(articleId).min(1).max(100_000), id: tagsetId, migration }),
  ),
} as const;
