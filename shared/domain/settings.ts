// What a person set once and expects to find again. Kept as a file in the user-data folder, not in a workspace.

import { z } from 'zod';
import { formatIds } from '../formats/format-list.ts';
import { defaultSort, sortFields } from './library.ts';
import { inspectorPx, libraryPx, readerFontPx, readerWidthCh } from './setting-limits.ts';

const within = ({ min, max, default: initial }: { min: number; max: number; default: number }) =>
  z.number().min(min).max(max).catch(initial).default(initial);

const sortSchema = z.strictObject({ by: z.enum(sortFields), descending: z.boolean() });

/** Every field falls back to its default, so that a damaged settings file never keeps the app from starting. */
export const settingsSchema = z.object({
  annotator: z
    .object({ id: z.string().min(1), name: z.string().min(1) })
    .nullable()
    .catch(null)
    .default(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system').default('system'),
  readerFontPx: within(readerFontPx),
  readerWidthCh: within(readerWidthCh),
  libraryPx: within(libraryPx),
  libraryCollapsed: z.boolean().catch(false).default(false),
  inspectorPx: within(inspectorPx),
  inspectorCollapsed: z.boolean().catch(false).default(false),
  /** Leading and trailing white space of a selection is left out of the mark. */
  trimWhitespace: z.boolean().catch(true).default(true),
  /** Web pages are imported with everything on them, not with the article alone. */
  keepWholePage: z.boolean().catch(false).default(false),
  /** The format that was exported to last. */
  exportFormat: z.enum(formatIds).catch('annotated-json').default('annotated-json'),
  librarySort: sortSchema.catch(defaultSort).default(defaultSort),
  /** Keys changed by the user: command id → key such as `Ctrl+Shift+Z`; null switches a key off. */
  keys: z.record(z.string(), z.string().nullable()).catch({}).default({}),
  /** For whom files can be encrypted (shared/sharing/encryption.ts). */
  colleagues: z
    .array(z.object({ name: z.string().min(1), key: z.string().min(1) }))
    .catch([])
    .default([]),
  lastArticleId: z.string().nullable().catch(null).default(null),
  /** The workspace to open at start; null is the default one in the user-data folder. */
  workspacePath: z.string().nullable().catch(null).default(null),
});

export type Settings = z.infer<typeof settingsSchema>;

/** What the window may change; who annotates and which workspace is open have channels of their own. */
export const settingsPatchSchema = z
  .strictObject({
    theme: z.enum(['system', 'light', 'dark']),
    readerFontPx: z.number().min(readerFontPx.min).max(readerFontPx.max),
    readerWidthCh: z.number().min(readerWidthCh.min).max(readerWidthCh.max),
    libraryPx: z.number().min(libraryPx.min).max(libraryPx.max),
    libraryCollapsed: z.boolean(),
    inspectorPx: z.number().min(inspectorPx.min).max(inspectorPx.max),
    inspectorCollapsed: z.boolean(),
    trimWhitespace: z.boolean(),
    keepWholePage: z.boolean(),
    exportFormat: z.enum(formatIds),
    librarySort: sortSchema,
    keys: z.record(z.string(), z.string().max(40).nullable()),
    lastArticleId: z.string().nullable(),
  })
  .partial();

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
