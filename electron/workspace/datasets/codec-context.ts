// What codecs need of the platform: hashes, ids that follow from what they name, and the time.

import { createHash } from 'node:crypto';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { ReadContext } from '../../../shared/formats/codec.ts';

export const sha256OfContent = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** A UUID of version 8 (RFC 9562): the beginning of the SHA-256 of the words. */
export function idFor(...words: readonly string[]): string {
  const hex = sha256OfContent(JSON.stringify(words));
  const variant = (Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant.toString(16)}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export const codecReadContext = ({
  nowMs,
  tagsets,
}: {
  readonly nowMs: number;
  readonly tagsets: readonly Tagset[];
}): ReadContext => ({ sha256Hex: sha256OfContent, idFor, nowMs, tagsets });
