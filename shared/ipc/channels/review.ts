// Reviews of colleagues' files: looking at a file, opening it, deciding, measuring agreement, sending back.

import { z } from 'zod';
import type { AnnotatorId } from '../../domain/ids.ts';
import {
  articleId,
  attributeValues,
  channel,
  id,
  libraryTarget,
  nothing,
  noteSchema,
  segments,
  tagId,
  words,
} from '../channel-parts.ts';
import type { AgreementReport } from '../../review/agreement/agreement-report.ts';
import type {
  ReviewDecided,
  ReviewHead,
  ReviewInspection,
  ReviewOpened,
  ReviewState,
} from '../review-types.ts';
import type { ActResult, SavedFile } from '../types.ts';
import { encryptionOrNone, filePassphrase } from './sharing.ts';
import { migration } from './tagsets.ts';

const reviewId = z.uuid();
const item = z.string().min(1).max(2000);
const person = z.strictObject({ id: id<AnnotatorId>(), name: words.min(1).max(200) });
const decisionKind = z.enum(['keep-mine', 'accept-theirs', 'accept-both', 'edit', 'reject-both']);
const sourceRef = z.strictObject({ source: z.int().min(0).max(10), id: z.string().min(1) });
const edited = z.strictObject({
  tag: tagId,
  segments,
  attributes: attributeValues,
  note: noteSchema,
});
const savedKind = z.enum(['review-file', 'adjudicated', 'report']);

export const reviewChannels = {
  /** A dropped file or several: names and bytes, never paths. */
  'review:inspect-bytes': channel<ReviewInspection>()(
    z.strictObject({
      files: z
        .array(
          z.strictObject({ fileName: words.min(1).max(1000), bytes: z.instanceof(Uint8Array) }),
        )
        .min(1)
        .max(1000),
    }),
  ),
  /** Reads again what was looked at, and the base that was chosen last, with a passphrase; `passphrase-wrong` otherwise. */
  'review:unlock': channel<ReviewInspection>()(
    z.strictObject({ token: z.string().min(1), passphrase: filePassphrase }),
  ),
  /** One act, whatever the number of articles; nothing of mine changes by it. */
  'review:open': channel<ReviewOpened>()(
    z.strictObject({
      token: z.string().min(1),
      /** The matches to open, by index; an article may be named for one that matched none. */
      articles: z
        .array(z.strictObject({ index: z.int().min(0), articleId }))
        .min(1)
        .max(10_000),
      /** By their tagset's id: tags and the rest that go elsewhere. */
      migrations: z.record(z.string().min(1), migration),
      /** Who made the marks that the file credits to me; null leaves them as they are credited. */
      colleague: person.nullable(),
      base: z.enum(['none', 'history', 'file']),
      mode: z.enum(['pair', 'panel']),
    }),
  ),
  'review:list': channel<readonly ReviewHead[]>()(
    z.strictObject({ articleId: articleId.nullable() }),
  ),
  'review:read': channel<ReviewState>()(z.strictObject({ reviewId })),
  /** One act and one step of undo, for one item or for many. An item that was decided is decided anew. */
  'review:decide': channel<ReviewDecided>()(
    z.strictObject({
      reviewId,
      items: z
        .array(
          z.strictObject({
            item,
            /** Null takes the decision back. */
            decision: decisionKind.nullable(),
            /** In a panel: the marks that are taken, one of each variant that is. */
            take: z.array(sourceRef).max(100).optional(),
            /** For `edit`: what the result says. */
            edited: edited.optional(),
          }),
        )
        .min(1)
        .max(200_000),
      reason: words.max(10_000).nullable(),
    }),
  ),
  'review:finish': channel<ActResult>()(z.strictObject({ reviewId, finished: z.boolean() })),
  /** Of one review, or of all articles of a selection that have a review. Long with γ: tells how far it is. */
  'review:agreement': channel<AgreementReport>()(
    z.strictObject({
      of: z.union([z.strictObject({ reviewId }), z.strictObject({ target: libraryTarget })]),
      unit: z.enum(['character', 'token']),
      gamma: z.boolean(),
    }),
  ),
  /** Stops inspections and measurements that are running. */
  'review:cancel': channel<null>()(nothing),
  'packet:guidelines': channel<string>()(z.strictObject({ tagsetId: id<string>() })),
  /** Markdown, part of the tagset as the workspace keeps it. */
  'packet:set-guidelines': channel<ActResult>()(
    z.strictObject({ tagsetId: id<string>(), markdown: words.max(1_000_000) }),
  ),
} as const;

export const reviewWindowChannels = {
  /** Asks for files and looks at them; null when the user cancels. */
  'dialog:open-review': channel<ReviewInspection | null>()(nothing),
  /** Asks for the common base version of what was inspected; null when the user cancels. */
  'dialog:choose-base': channel<ReviewInspection | null>()(
    z.strictObject({ token: z.string().min(1) }),
  ),
  /** Asks where to and writes; null when the user cancels. */
  'dialog:save-review': channel<SavedFile | null>()(
    z.strictObject({ reviewId, what: savedKind, encryption: encryptionOrNone }),
  ),
  /** A packet for a blind second reading: texts, tagset and guidelines without any marks. */
  'dialog:save-packet': channel<SavedFile | null>()(
    z.strictObject({ target: libraryTarget, encryption: encryptionOrNone }),
  ),
} as const;

const path = z.string().min(1);
export const reviewInternalChannels = {
  'review:inspect-files': channel<ReviewInspection>()(
    z.strictObject({ paths: z.array(path).min(1) }),
  ),
  'review:add-base': channel<ReviewInspection>()(
    z.strictObject({ token: z.string().min(1), path }),
  ),
  'review:file-name': channel<string>()(z.strictObject({ reviewId, what: savedKind })),
  'review:write': channel<SavedFile>()(
    z.strictObject({ reviewId, what: savedKind, path, encryption: encryptionOrNone }),
  ),
  'packet:file-name': channel<string>()(z.strictObject({ target: libraryTarget })),
  'packet:write': channel<SavedFile>()(
    z.strictObject({ target: libraryTarget, path, encryption: encryptionOrNone }),
  ),
} as const;
