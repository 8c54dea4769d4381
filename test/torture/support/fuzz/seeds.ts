// Valid files of every kind that is read, to be mutated: small ones, because what breaks a reader is their form. Their
// order is fixed, so that a fuzzed file can be made again from its number. How often each is taken goes by its cost.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialiseAnnotatedArticle } from '../../../../shared/annotation-file/serialise.ts';
import { factCheckingTagset } from '../../../../shared/domain/fact-checking-tagset.ts';
import type { FormatFile } from '../../../../shared/formats/codec.ts';
import { loadCodec } from '../../../../shared/formats/codecs.ts';
import { codebookFile } from '../../../../shared/formats/refi-qda/codebook-file.ts';
import { formatList, type FormatId } from '../../../../shared/formats/format-list.ts';
import { serialiseTagset } from '../../../../shared/tagset/tagset-file.ts';
import { exampleFile } from '../../../support/example-file.ts';
import { casFile, casJson } from '../../../support/cas-files.ts';
import { htmlMessage, multipart, textPart } from '../../../support/email-files.ts';
import { hostileMarkdown, wholeMarkdown } from '../../../support/markdown-files.ts';
import { fodtOf } from '../../../support/odt-files.ts';
import { rawPages, shown } from '../../../support/pdf-files.ts';
import { archiveOf, refiEntries, refiProject } from '../../../support/refi-files.ts';
import { idFor, writeAll } from '../../../support/round-trip.ts';
import { wholeRtf } from '../../../support/rtf-files.ts';
import { smallArticle } from '../../../support/small-article.ts';
import { utf8 } from '../../../support/source-samples.ts';
import { officeSamples } from '../../../support/source-samples-office.ts';
import { textSamples } from '../../../support/source-samples-text.ts';
import { webSamples } from '../../../support/source-samples-web.ts';

export interface SeedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface Seed {
  /** What reads it. */
  readonly as: 'import' | 'tagset' | 'review';
  readonly main: SeedFile;
  readonly companions: readonly SeedFile[];
  readonly weight: number;
}

const fixtures = new URL('../../../../../shared/fixtures/', import.meta.url);
const largestFixture = 60_000;
const ofOneText = new Map<FormatId, RegExp>([
  ['brat', /\.ann$/],
  ['hypothesis', /\.json$/],
]);

const asSeed = (
  main: SeedFile,
  weight = 3,
  as: Seed['as'] = 'import',
  companions: readonly SeedFile[] = [],
): Seed => ({ as, main, companions, weight });

const bare = ({ path, bytes }: FormatFile): SeedFile => ({
  fileName: path.replace(/^.*\//, ''),
  bytes,
});

/** Opening a PDF or a book costs ten times what a text costs. */
const costs: readonly (readonly [ends: RegExp, weight: number])[] = [
  [/\.pdf$/, 4],
  [/\.(?:docx|odt|epub|mhtml|html)$/, 12],
];
const weightOf = (fileName: string) => costs.find(([ends]) => ends.test(fileName))?.[1] ?? 6;

async function sourceSeeds(): Promise<Seed[]> {
  const seeds: Seed[] = [];
  for (const { fileName, bytes } of [...textSamples, ...webSamples, ...officeSamples]) {
    seeds.push(asSeed({ fileName, bytes: await bytes() }, weightOf(fileName)));
  }
  const named: readonly (readonly [fileName: string, content: string | Uint8Array])[] = [
    ['whole.rtf', wholeRtf],
    ['whole.md', wholeMarkdown],
    ['flat.fodt', fodtOf({ body: '<text:p>Ana met Bo.</text:p>' })],
    ['letter.eml', htmlMessage('<p>Ana <b>met</b> Bo.</p>')],
    ['parts.eml', multipart('mixed', 'b', [], textPart('b', 'Ana met Bo.'))],
    ['raw.pdf', rawPages([{ content: shown([{ at: [60, 700], text: 'Ana met Bo.' }]) }])],
    ...hostileMarkdown.map(([, text], index) => [`hostile-${index}.md`, text] as const),
  ];
  for (const [fileName, content] of named) {
    const bytes = typeof content === 'string' ? utf8(content) : content;
    seeds.push(asSeed({ fileName, bytes }, Math.min(3, weightOf(fileName) / 2)));
  }
  return seeds;
}

/** What our own writers make of a small article, in every format that is read. */
async function datasetSeeds(): Promise<Seed[]> {
  const seeds: Seed[] = [];
  for (const { id, reads, writes } of formatList) {
    if (!reads || !writes) continue;
    const { files } = await writeAll(await loadCodec(id), [smallArticle()]);
    const chosen = ofOneText.get(id);
    const main = files.find(({ path }) => chosen?.test(path) ?? true);
    if (main === undefined) continue;
    const others = files.filter((file) => file !== main).map(bare);
    seeds.push(asSeed(bare(main), 8, 'import', others));
  }
  seeds.push(asSeed(bare(casFile(casJson())), 5));
  seeds.push(asSeed(bare(archiveOf(refiEntries())), 6));
  seeds.push(asSeed({ fileName: 'project.qde', bytes: utf8(refiProject()) }, 3));
  return seeds;
}

function ownSeeds(): Seed[] {
  const article = utf8(JSON.stringify(exampleFile()));
  const small = serialiseAnnotatedArticle(smallArticle(), {
    exportedAtMs: 0,
    generatorVersion: '0',
  });
  const line = JSON.stringify(JSON.parse(small));
  const tagset = utf8(serialiseTagset(factCheckingTagset));
  const codebook = codebookFile(factCheckingTagset, { idFor, generatorVersion: '0' });
  return [
    asSeed({ fileName: 'small.annotated.json', bytes: utf8(small) }, 8),
    asSeed(
      { fileName: 'two.jsonl', bytes: utf8(`${line}\n${JSON.stringify(exampleFile())}\n`) },
      6,
    ),
    asSeed({ fileName: 'review.annotated.json', bytes: article }, 6, 'review'),
    asSeed({ fileName: 'packet.jsonl', bytes: utf8(`${line}\n`) }, 4, 'review'),
    asSeed({ fileName: 'desk.tagset.json', bytes: tagset }, 6, 'tagset'),
    asSeed({ fileName: 'desk.qdc', bytes: utf8(codebook) }, 4, 'tagset'),
    asSeed({ fileName: 'of-article.json', bytes: article }, 2, 'tagset'),
  ];
}

/** What other tools wrote, where it is at hand. */
function fixtureSeeds(): Seed[] {
  if (!existsSync(fixtures)) return [];
  return readdirSync(fixtures, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.md$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({ fileName: path.replace(/^.*[/\\]/, ''), bytes: readFileSync(path) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length < largestFixture)
    .map((file) => asSeed({ ...file, bytes: new Uint8Array(file.bytes) }, 1));
}

export const allSeeds = async (): Promise<readonly Seed[]> => [
  ...(await sourceSeeds()),
  ...(await datasetSeeds()),
  ...ownSeeds(),
  ...fixtureSeeds(),
];
