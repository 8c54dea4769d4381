// The fingerprint of a text's structure as it was when its revision was made, so that the log can hold it to that.

import type { Block, InlineMark } from '../../../shared/domain/article.ts';
import { sha256Hex } from '../importers/plain-text.ts';

/** Lower-case hex. Offsets in UTF-16 code units. */
export function structureHash(blocks: readonly Block[], marks: readonly InlineMark[]): string {
  return sha256Hex(
    JSON.stringify([
      blocks.map(({ startUtf16, endUtf16, type, role, level }) => [
        startUtf16,
        endUtf16,
        type,
        role,
        level ?? null,
      ]),
      marks.map(({ startUtf16, endUtf16, type, href }) => [
        startUtf16,
        endUtf16,
        type,
        href ?? null,
      ]),
    ]),
  );
}
