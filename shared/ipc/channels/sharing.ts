// Passing on what is confidential: keys to encrypt files with, files that are encrypted, and sharing copies of articles
// in which names are replaced. Secret keys never come to the page; a passphrase only leaves it.

import { z } from 'zod';
import type { Colleague, Encryption, OwnPublicKey } from '../../sharing/encryption.ts';
import { hideableFields, type SharingChoice } from '../../sharing/sharing-choice.ts';
import { annotationId, articleId, channel, nothing, words } from '../channel-parts.ts';
import type { KeyRing, SharedCopy, SharingNames, SharingPreview } from '../sharing-types.ts';
import type { ImportResult } from '../types.ts';

/** Of a file that came or goes. Not trimmed: a passphrase is what was typed. */
export const filePassphrase = z.string().min(1).max(1000);
/** Those that withstand quantum computers have two thousand characters. */
const publicKey = z.string().trim().min(1).max(4000);
const path = z.string().min(1);

export const encryption: z.ZodType<Encryption> = z.union([
  z.strictObject({ recipients: z.array(publicKey).min(1).max(100) }),
  z.strictObject({ passphrase: filePassphrase }),
]);
/** Null writes in the clear. */
export const encryptionOrNone = encryption.nullable().optional();

const colleagues: z.ZodType<readonly Colleague[]> = z
  .array(z.strictObject({ name: words.trim().min(1).max(200), key: publicKey }))
  .max(1000);

const choice: z.ZodType<SharingChoice> = z.strictObject({
  names: z.array(words.min(1).max(2000)).max(5000),
  parts: z.boolean(),
  notes: z.union([z.literal('all'), z.array(annotationId).max(100_000)]),
  annotators: z.boolean(),
  fields: z.array(z.enum(hideableFields)),
});

export const sharingWindowChannels = {
  /** The own public key, made when it is asked for first, and those of colleagues. */
  'keys:list': channel<KeyRing>()(nothing),
  /** All of them; refused as a whole where one is no public key. */
  'keys:save': channel<KeyRing>()(z.strictObject({ colleagues })),
  /** Asks where to and writes the sharing copy, and beside it, where asked, what was replaced; null when cancelled. */
  'dialog:share': channel<SharedCopy | null>()(
    z.strictObject({ articleId, choice, encryption: encryptionOrNone, list: z.boolean() }),
  ),
} as const;

export const sharingChannels = {
  'sharing:names': channel<SharingNames>()(z.strictObject({ articleId })),
  /** Writes nothing. */
  'sharing:preview': channel<SharingPreview>()(z.strictObject({ articleId, choice })),
  /** Opens an encrypted file that was refused; the passphrase is kept for further files until the program ends. */
  'article:import-locked': channel<ImportResult>()(
    z.strictObject({ token: z.string().min(1), passphrase: filePassphrase }),
  ),
} as const;

export const sharingInternalChannels = {
  'keys:own': channel<OwnPublicKey>()(nothing),
  'sharing:file-name': channel<string>()(z.strictObject({ articleId, choice })),
  'keys:check': channel<null>()(z.strictObject({ keys: z.array(publicKey).max(1000) })),
  'sharing:write': channel<SharedCopy>()(
    z.strictObject({
      articleId,
      choice,
      encryption: encryptionOrNone,
      path,
      /** Where the list of replacements goes; null for none. */
      listPath: path.nullable(),
    }),
  ),
} as const;
