// A folder of many small files of all kinds, imported through the service with its thread and its database, beside the
// bare parses of the same bytes in a loop. What each file costs beside reading is in it: telling its kind, looking for
// its like, and a transaction on the disk. A thread started for each, or a wait, would show.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { inTurns, type Bench } from './bench.ts';
import { docxFile, epubFile, odtFile, rtfDocument } from './import-documents.ts';
import { htmlMail, mhtmlFile } from './import-mail.ts';
import { htmlPage, markdownFile, textFile } from './import-pages.ts';
import { pdfFile } from './import-pdf.ts';
import {
  bareDocx,
  bareEmail,
  bareEpub,
  bareHtml,
  bareMarkdown,
  bareMhtml,
  bareOdt,
  barePdf,
  bareRtf,
  bareText,
  type Bare,
} from './import-references.ts';

const files = 200;
const characters = 3000;

interface Kind {
  readonly end: string;
  /** Files of different seeds have nothing in common. */
  readonly file: (characters: number, seed: number) => Uint8Array | Promise<Uint8Array>;
  readonly bare: Bare;
}

const kinds: readonly Kind[] = [
  { end: 'txt', file: textFile, bare: bareText },
  { end: 'md', file: markdownFile, bare: bareMarkdown },
  { end: 'html', file: (count, seed) => Buffer.from(htmlPage(count * 2, seed)), bare: bareHtml },
  { end: 'mhtml', file: (count, seed) => mhtmlFile(count * 2, seed), bare: bareMhtml },
  { end: 'eml', file: htmlMail, bare: bareEmail },
  { end: 'docx', file: docxFile, bare: bareDocx },
  { end: 'odt', file: odtFile, bare: bareOdt },
  { end: 'rtf', file: rtfDocument, bare: bareRtf },
  { end: 'epub', file: epubFile, bare: bareEpub },
  { end: 'pdf', file: (_, seed) => pdfFile(1, seed), bare: barePdf },
];

interface SmallFile {
  readonly bytes: Uint8Array;
  readonly bare: Bare;
}

async function writeFiles(folder: string): Promise<readonly SmallFile[]> {
  const made: SmallFile[] = [];
  for (let at = 0; at < files; at += 1) {
    const kind = kinds[at % kinds.length];
    if (kind === undefined) throw new Error('no kinds');
    const bytes = await kind.file(characters + at * 40, 100 * (at + 1));
    writeFileSync(join(folder, `${String(at).padStart(3, '0')}.${kind.end}`), bytes);
    made.push({ bytes, bare: kind.bare });
  }
  return made;
}

async function measure() {
  const root = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const service = createWorkspaceService();
  const { handlers } = service;
  const sources = join(root, 'sources');
  mkdirSync(sources);
  try {
    const small = await writeFiles(sources);
    let round = 0;
    const perFile = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await work();
      return (performance.now() - start) / files;
    };
    const result = await inTurns(
      async () => {
        round += 1;
        // Into an empty workspace each time: what is there already would not be read again.
        const path = join(root, `${round}.sourcebench`);
        await handlers['workspace:open']({ path, withSample: false });
        return perFile(async () => {
          const paths = [sources];
          const results = await handlers['article:import-files']({ paths, wholePage: false });
          const imported = results.filter(({ status }) => status === 'imported').length;
          if (imported !== files) throw new Error(`${imported} of ${files} files were imported`);
        });
      },
      () =>
        perFile(async () => {
          for (const { bytes, bare } of small) await bare(bytes);
        }),
      { runs: 5, warmUp: 1 },
    );
    console.error(`     ${(1000 / result.value).toFixed(0)} files a second`);
    return result;
  } finally {
    service.close();
    rmSync(root, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = [
  {
    name: `import: a folder of ${files} small files of all kinds, per file`,
    unit: 'ms',
    target: 3,
    compare: 'ratio-at-most',
    run: measure,
  },
];
