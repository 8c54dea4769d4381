// Datasets: what an export would write and lose, and figures over a selection of articles.

import { z } from 'zod';
import type { ExportChoice } from '../../domain/export-choice.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import type { Statistics } from '../../domain/statistics.ts';
import { formatIds } from '../../formats/format-list.ts';
import { channel, id, libraryTarget, nothing, tagId } from '../channel-parts.ts';
import type { ExportParts, ExportPreview, ExportSummary } from '../dataset-types.ts';
import type { SavedFile } from '../types.ts';
import { encryptionOrNone } from './sharing.ts';

const percent = z.int().min(0).max(100);

export const exportChoice: z.ZodType<ExportChoice> = z.strictObject({
  target: libraryTarget,
  format: z.enum(formatIds),
  each: z.enum(['together', 'per-article']),
  tags: z.array(tagId).max(10_000).nullable(),
  annotators: z.array(id<AnnotatorId>()).max(10_000).nullable(),
  acceptedOnly: z.boolean(),
  text: z.boolean(),
  offsets: z.enum(['code-points', 'utf-16']).nullable(),
  split: z
    .strictObject({
      seed: z.int().min(0).max(4_294_967_295),
      train: percent,
      dev: percent,
      test: percent,
    })
    .refine(({ train, dev, test }) => train + dev + test === 100, 'the shares do not add up to 100')
    .nullable(),
  card: z.boolean(),
});

export const datasetChannels = {
  /** Runs the export without writing; `limit` looks at so many articles only. Another preview stops the one before. */
  'export:preview': channel<ExportPreview>()(
    z.strictObject({ choice: exportChoice, limit: z.int().min(1).nullable() }),
  ),
  'export:parts': channel<ExportParts>()(z.strictObject({ target: libraryTarget })),
  /** Stops every export and preview that is running; nothing half-written stays. */
  'export:cancel': channel<null>()(nothing),
  /** `all` leaves nothing out of the longest lists. */
  'stats:read': channel<Statistics>()(z.strictObject({ target: libraryTarget, all: z.boolean() })),
} as const;

export const datasetWindowChannels = {
  /** Asks where to and writes the dataset; null when the user cancels. */
  'dialog:export-dataset': channel<ExportSummary | null>()(
    z.strictObject({ choice: exportChoice, encryption: encryptionOrNone }),
  ),
  /** Asks where to and writes a plot or its data; null when the user cancels. */
  'dialog:save-plot': channel<SavedFile | null>()(
    z.strictObject({
      /** Without extension. */
      name: z.string().trim().min(1).max(200),
      kind: z.enum(['csv', 'svg', 'png']),
      bytes: z.instanceof(Uint8Array),
    }),
  ),
} as const;

const path = z.string().min(1);
export const datasetInternalChannels = {
  /** What the file or folder of the export would be called. */
  'export:place': channel<{ readonly fileName: string; readonly isFolder: boolean }>()(
    z.strictObject({ choice: exportChoice }),
  ),
  /** `isFolder` makes `path` the folder that the files go into; otherwise they go beside the file that it names. */
  'export:dataset': channel<ExportSummary>()(
    z.strictObject({
      choice: exportChoice,
      path,
      isFolder: z.boolean(),
      encryption: encryptionOrNone,
    }),
  ),
} as const;
