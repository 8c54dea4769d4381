import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webannoTsvCodec } from '../../../shared/formats/webanno-tsv.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkDamaged, expectConsistent } from '../../support/codec-checks.ts';
import { fileOf, readAll, writeAll } from '../../support/round-trip.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/fixtures');
const fixtures = ['webanno-tsv', 'webanno-merge']
  .map((name) => join(folder, name))
  .filter((path) => existsSync(path))
  .flatMap((path) => readdirSync(path, { withFileTypes: true, recursive: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsv'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
if (fixtures.length === 0) console.warn(`Skipped: there are no fixtures in ${folder}.`);

/** What cells and rows are made of. */
const pieces =
  '_ * [1] [0] [1_2] | ; -> ->1-1 \\ . 1-1 1-1.1 0-0 0-4 99-1 #Text= #Sentence.id= #T_CH= BT_ ROLE_ 🚧'
    .split(' ')
    .concat('', '\t', '\n', '\n\n');

interface Change {
  readonly kind: 'put' | 'replace' | 'double' | 'swap' | 'drop';
  readonly at: number;
  readonly other: number;
  readonly piece: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('put', 'replace', 'double', 'swap', 'drop'),
  at: fc.nat(),
  other: fc.nat(),
  piece: fc.constantFrom(...pieces),
});

/** Lines doubled, dropped and exchanged; cells with something else in them. */
function applyChange(text: string, { kind, at, other, piece }: Change): string {
  const isByLine = kind !== 'put' && kind !== 'replace';
  const parts = isByLine ? text.split(/(?<=\n)/) : text.split(/(?<=[\t\n|;])|(?=[\t\n|;[])/);
  const [one, two] = [at % parts.length, other % parts.length];
  const [first = '', second = ''] = [parts[one], parts[two]];
  const next = [...parts];
  if (kind === 'put') next.splice(one, 0, piece);
  else if (kind === 'replace') next[one] = piece;
  else if (kind === 'double') next.splice(two, 0, first);
  else if (kind === 'drop') next.splice(one, 1);
  else {
    next[one] = second;
    next[two] = first;
  }
  return next.join('');
}

async function expectSound(text: string): Promise<void> {
  const result = await readAll(webannoTsvCodec, [fileOf('a.tsv', text)]);
  expectConsistent(result);
  const { files } = await writeAll(webannoTsvCodec, result.articles);
  const again = await readAll(webannoTsvCodec, files);
  expectConsistent(again);
  expect(again.problems).toEqual([]);
  const marksOf = ({ articles }: typeof result) =>
    articles.flatMap(({ annotations }) =>
      annotations.map(({ tag, attributes, segments }) => [tag, attributes, segments]),
    );
  const sorted = (list: unknown[]) => list.map((one) => JSON.stringify(one)).toSorted();
  expect(sorted(marksOf(again))).toEqual(sorted(marksOf(result)));
}

test.skipIf(fixtures.length === 0)(
  'a changed file of another tool is read without a fault, and what was read is written and read again',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...fixtures),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        async (text, changes) => expectSound(changes.reduce(applyChange, text)),
      ),
      { numRuns: 600 },
    );
  },
);

test('a changed file of ours is read without a fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryAnnotatedArticle({ maxPieces: 15 }),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (article, changes) => {
        const { files } = await writeAll(webannoTsvCodec, [article]);
        const text = Buffer.from(files[0]?.bytes ?? []).toString('utf8');
        const result = await readAll(webannoTsvCodec, [
          fileOf('a.tsv', changes.reduce(applyChange, text)),
        ]);
        expectConsistent(result);
      },
    ),
    { numRuns: 200 },
  );
});

test.skipIf(fixtures.length === 0)(
  'a file with damaged bytes is read without a fault',
  async () => {
    expect.hasAssertions();
    for (const [at, text] of fixtures.entries()) {
      await checkDamaged(webannoTsvCodec, [fileOf(`${at}.tsv`, text)], { runs: 10 });
    }
  },
);
