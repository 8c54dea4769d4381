// Importers beside the bare parse of the same bytes by the library that each builds on. What an importer does beyond
// it (blocks, roles, marks, places, metadata, notices, bounds) has to fit into half of that again.

import { checkImported } from '../../electron/workspace/importers/check-imported.ts';
import { loadImporter } from '../../electron/workspace/importers/registry.ts';
import type { ImporterName } from '../../electron/workspace/importers/thread-protocol.ts';
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

interface Case {
  /** What is imported, and what it is measured against. */
  readonly name: string;
  readonly importer: ImporterName;
  readonly fileName: string;
  readonly file: () => Uint8Array | Promise<Uint8Array>;
  readonly bare: Bare;
  /** Enough for two seconds or three of each: single runs differ by half when others use the machine. */
  readonly runs: number;
}

const cases: readonly Case[] = [
  {
    name: 'plain text (chardet and decoding)',
    importer: 'plain-text',
    fileName: 'a.txt',
    file: () => textFile(300_000),
    bare: bareText,
    runs: 21,
  },
  {
    name: 'Markdown (mdast)',
    importer: 'markdown',
    fileName: 'a.md',
    file: () => markdownFile(300_000),
    bare: bareMarkdown,
    runs: 9,
  },
  {
    name: 'HTML (linkedom and Readability)',
    importer: 'html',
    fileName: 'a.html',
    file: () => Buffer.from(htmlPage(500_000)),
    bare: bareHtml,
    runs: 31,
  },
  {
    name: 'MHTML (postal-mime, linkedom and Readability)',
    importer: 'mhtml',
    fileName: 'a.mhtml',
    file: () => mhtmlFile(400_000),
    bare: bareMhtml,
    runs: 31,
  },
  {
    name: 'e-mail (postal-mime and parse5)',
    importer: 'email',
    fileName: 'a.eml',
    file: () => htmlMail(120_000),
    bare: bareEmail,
    runs: 81,
  },
  {
    name: 'DOCX (mammoth)',
    importer: 'docx',
    fileName: 'a.docx',
    file: () => docxFile(200_000),
    bare: bareDocx,
    runs: 11,
  },
  {
    name: 'ODT (yauzl and saxes)',
    importer: 'odt',
    fileName: 'a.odt',
    file: () => odtFile(300_000),
    bare: bareOdt,
    runs: 61,
  },
  {
    name: 'RTF (tokens of rtf-stream-parser)',
    importer: 'rtf',
    fileName: 'a.rtf',
    file: () => rtfDocument(300_000),
    bare: bareRtf,
    runs: 41,
  },
  {
    name: 'EPUB (yauzl and parse5)',
    importer: 'epub',
    fileName: 'a.epub',
    file: () => epubFile(400_000),
    bare: bareEpub,
    runs: 41,
  },
  {
    name: 'PDF (pdf.js)',
    importer: 'pdf',
    fileName: 'a.pdf',
    file: () => pdfFile(60),
    bare: barePdf,
    runs: 11,
  },
];

const leastFound = 50_000;

async function measure({ importer: name, fileName, file, bare, runs }: Case) {
  const importer = await loadImporter(name);
  const bytes = await file();
  const options = { wholePage: false };
  const timed = async (work: () => unknown): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  // Once outside the turns, to see that both read the file.
  const imported = await importer.read({ file: fileName, fileName, bytes, options });
  const fault = checkImported(imported);
  const found = imported.articles.reduce((sum, { text }) => sum + text.length, 0);
  if (fault !== null || found < leastFound) throw new Error(fault ?? `${found} characters only`);
  if ((await bare(bytes)) === 0) throw new Error('the reference found nothing');
  return inTurns(
    () => timed(() => importer.read({ file: fileName, fileName, bytes, options })),
    () => timed(() => bare(bytes)),
    { runs, warmUp: Math.max(2, Math.floor(runs / 8)) },
  );
}

export const benches: readonly Bench[] = cases.map((each) => ({
  name: `import: ${each.name}`,
  unit: 'ms',
  target: 1.5,
  compare: 'ratio-at-most',
  run: () => measure(each),
}));
