// Reads offsets of a file in the units a writer may have counted in by mistake: code points, UTF-16 code units,
// and either with every line break counted as two (CRLF).

import { codePointIndex, type CodePointIndex } from '../text/code-points.ts';

export type OffsetUnit = 'code-points' | 'utf-16' | 'code-points-crlf' | 'utf-16-crlf';

export const unitWords: { readonly [unit in OffsetUnit]: string } = {
  'code-points': 'code points',
  'utf-16': 'UTF-16 code units',
  'code-points-crlf': 'code points with every line break as two (CRLF)',
  'utf-16-crlf': 'UTF-16 code units with every line break as two (CRLF)',
};

export interface OffsetReader {
  readonly text: string;
  readonly index: CodePointIndex;
  /** The UTF-16 offset in the canonical text; null for what is no boundary of it in that unit. */
  read(offset: number, unit: OffsetUnit): number | null;
}

export function createOffsetReader(text: string): OffsetReader {
  const index = codePointIndex(text);
  let lineBreaks: LineBreaks | null = null;
  return {
    text,
    index,
    read(offset, unit) {
      if (unit === 'utf-16') return index.isBoundary(offset) ? offset : null;
      if (unit === 'code-points')
        return offset <= index.lengthCodePoints ? index.toUtf16(offset) : null;
      lineBreaks ??= findLineBreaks(text, index);
      if (unit === 'utf-16-crlf') {
        const plain = withoutCr(offset, lineBreaks.utf16);
        return plain !== null && index.isBoundary(plain) ? plain : null;
      }
      const plain = withoutCr(offset, lineBreaks.codePoints);
      return plain !== null && plain <= index.lengthCodePoints ? index.toUtf16(plain) : null;
    },
  };
}

/** Where each CR would stand in a text with CRLF, in either unit. */
interface LineBreaks {
  readonly utf16: Uint32Array;
  readonly codePoints: Uint32Array;
}

function findLineBreaks(text: string, index: CodePointIndex): LineBreaks {
  const utf16: number[] = [];
  const codePoints: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    const before = utf16.length;
    utf16.push(at + before);
    codePoints.push(index.toCodePoint(at) + before);
  }
  return { utf16: Uint32Array.from(utf16), codePoints: Uint32Array.from(codePoints) };
}

/** The offset less the CRs before it, whose places are given in its unit; null between a CR and its LF. */
export function withoutCr(offset: number, crs: Uint32Array): number | null {
  let low = 0;
  let high = crs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((crs[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && crs[low - 1] === offset - 1 ? null : offset - low;
}
