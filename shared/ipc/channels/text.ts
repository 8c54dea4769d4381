// Changing an article's text: what is being typed is kept as a draft, and becomes a revision with a reason.

import { z } from 'zod';
import type { Block, InlineMark } from '../../domain/article.ts';
import { articleId, channel, words } from '../channel-parts.ts';
import type {
  EditedText,
  RevisionEntry,
  RevisionPreview,
  TextDraft,
  TextDiff,
} from '../text-types.ts';
import type { ActResult } from '../types.ts';
import { filePassphrase } from './sharing.ts';

const offset = z.int().min(0);
const block: z.ZodType<Block> = z.strictObject({
  startUtf16: offset,
  endUtf16: offset,
  type: z.enum(['heading', 'paragraph', 'blockquote', 'list-item', 'table-row', 'preformatted']),
  role: z.enum(['headline', 'subtitle', 'byline', 'date', 'caption', 'body', 'boilerplate']),
  level: z.int().min(1).max(100).exactOptional(),
});
const inlineMark: z.ZodType<InlineMark> = z.strictObject({
  startUtf16: offset,
  endUtf16: offset,
  type: z.enum(['bold', 'italic', 'underline', 'code', 'link']),
  href: z.string().max(100_000).exactOptional(),
});
/** Checked against the base revision by the use case. */
const edited: z.ZodType<EditedText> = z.strictObject({
  baseRevision: z.int().min(1),
  text: z.string().max(64 * 1024 * 1024),
  blocks: z.array(block).max(2_000_000),
  marks: z.array(inlineMark).max(2_000_000),
  kept: z.instanceof(Int32Array),
});
const reason = words.trim().min(1).max(2000);

export const textChannels = {
  'text:draft': channel<TextDraft | null>()(z.strictObject({ articleId })),
  /** On disk when it answers. Not an act: it changes nothing but itself. */
  'text:keep-draft': channel<null>()(z.strictObject({ articleId, edited })),
  'text:discard-draft': channel<null>()(z.strictObject({ articleId })),
  /** What the edited text would change, and where every mark would be. */
  'text:preview': channel<RevisionPreview>()(z.strictObject({ articleId, edited })),
  /** Makes it the current revision; the draft goes. */
  'text:commit': channel<ActResult>()(z.strictObject({ articleId, edited, reason })),
  /** Makes a revision of the file that was previewed; the token comes from the preview. */
  'text:commit-file': channel<ActResult>()(
    z.strictObject({ articleId, token: z.string().min(1).max(200), reason }),
  ),
  /** Reads a newer version that is encrypted, with a passphrase; the token comes with the refusal. */
  'text:unlock-new-version': channel<RevisionPreview>()(
    z.strictObject({ token: z.string().min(1).max(200), passphrase: filePassphrase }),
  ),
  /** Newest first, with those that were undone. */
  'text:revisions': channel<readonly RevisionEntry[]>()(z.strictObject({ articleId })),
  'text:compare': channel<TextDiff>()(
    z.strictObject({ articleId, from: z.int().min(1), to: z.int().min(1) }),
  ),
} as const;
