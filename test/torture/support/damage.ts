// What happens to the bytes of a file on a disk that is dying: single bits, bytes, whole pages, its end.

import type { Random } from './random.ts';

export const damageKinds = ['bit', 'byte', 'bytes', 'zeroed', 'random', 'moved', 'cut'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** SQLite's own for a new file. */
const pageBytes = 4096;

/** In place, except for a cut; answers the bytes as they are then, and where it was. */
export function damage(
  bytes: Uint8Array,
  kind: DamageKind,
  random: Random,
): { readonly bytes: Uint8Array; readonly at: number } {
  const at = random.below(bytes.length);
  const page = at - (at % pageBytes);
  const wrong = () => 1 + random.below(255);
  switch (kind) {
    case 'bit':
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
      return { bytes, at };
    case 'byte':
      bytes[at] = (bytes[at] ?? 0) ^ wrong();
      return { bytes, at };
    case 'bytes':
      for (let each = at; each < Math.min(at + 16, bytes.length); each += 1) {
        bytes[each] = (bytes[each] ?? 0) ^ wrong();
      }
      return { bytes, at };
    case 'zeroed':
      bytes.fill(0, page, page + pageBytes);
      return { bytes, at: page };
    case 'random':
      for (let each = page; each < Math.min(page + pageBytes, bytes.length); each += 1) {
        bytes[each] = random.below(256);
      }
      return { bytes, at: page };
    case 'moved': {
      // A sector that was written to the wrong place: each page is right by itself.
      const other = random.below(bytes.length);
      bytes.copyWithin(page, other - (other % pageBytes), other - (other % pageBytes) + pageBytes);
      return { bytes, at: page };
    }
    case 'cut':
      return { bytes: bytes.subarray(0, at), at };
  }
}
