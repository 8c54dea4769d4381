// What every reader of a foreign format is held to, whatever it is given: it does not throw, what it answers is
// consistent in itself, and the article file's own reader takes it without a word.

import fc from 'fast-check';
import { expect } from 'vitest';
import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import type { Codec, FormatFile, ReadResult } from '../../shared/formats/codec.ts';
import { readAll, sha256Of } from './round-trip.ts';

/** Every article comes back from its own file as it is. */
export function expectConsistent({ articles, problems, problemCount }: ReadResult): void {
  expect(problemCount).toBeGreaterThanOrEqual(problems.length);
  for (const article of articles) {
    const json = serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0' });
    const outcome = parseAnnotatedArticle(json, { sha256Hex: sha256Of });
    expect(outcome.problems).toEqual([]);
    expect(outcome.state).toBe('clean');
  }
}

/** Reads damaged files: bytes cut, flipped, doubled or replaced by what formats are made of. */
export async function checkDamaged(
  codec: Codec,
  files: readonly FormatFile[],
  options: { readonly runs?: number; readonly tagsets?: readonly Tagset[] } = {},
): Promise<void> {
  const { runs = 150, tagsets = [] } = options;
  await fc.assert(
    fc.asyncProperty(arbitraryDamage(files), async (damaged) => {
      expectConsistent(await readAll(codec, damaged, tagsets));
    }),
    { numRuns: runs },
  );
}

const splinters = [
  '',
  '\0',
  '\t',
  '\n',
  '\r\n',
  '"',
  ',',
  ';',
  '-1',
  '99999999999999999999',
  '{',
  '__proto__',
  '\ufeff',
  '\u2028',
  '🚧',
];

function arbitraryDamage(files: readonly FormatFile[]): fc.Arbitrary<FormatFile[]> {
  const act = fc.record({
    file: fc.nat({ max: Math.max(0, files.length - 1) }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 40 }),
    kind: fc.constantFrom('cut', 'drop', 'flip', 'double', 'put'),
    splinter: fc.constantFrom(...splinters),
  });
  return fc.array(act, { minLength: 1, maxLength: 4 }).map((acts) => {
    const all = files.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) }));
    for (const { file, at, length, kind, splinter } of acts) {
      const one = all[file];
      if (one === undefined) continue;
      const from = Math.floor(at * one.bytes.length);
      const [head, part, tail] = [
        one.bytes.subarray(0, from),
        one.bytes.subarray(from, from + length),
        one.bytes.subarray(from + length),
      ];
      if (kind === 'cut') one.bytes = Buffer.from(head);
      else if (kind === 'drop') one.bytes = Buffer.concat([head, tail]);
      else if (kind === 'flip')
        one.bytes = Buffer.concat([head, part.map((byte) => byte ^ 0x21), tail]);
      else if (kind === 'double') one.bytes = Buffer.concat([head, part, part, tail]);
      else one.bytes = Buffer.concat([head, Buffer.from(splinter), part, tail]);
    }
    return all.map(({ path, bytes }) => ({ path, bytes: Uint8Array.from(bytes) }));
  });
}
