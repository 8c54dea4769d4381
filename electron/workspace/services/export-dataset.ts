// Writes a dataset: the chosen articles in any format, with the loss report and, where asked for, a card and a manifest.
// All of it is there in the end, or nothing; the same articles, choice and time give the same bytes.

import { basename, join } from 'node:path';
import { cardOf } from '../../../shared/datasets/card.ts';
import type { DatasetFile, DescribedChoice } from '../../../shared/datasets/described.ts';
import { cardFileName, lossFileName, manifestFileName } from '../../../shared/datasets/layout.ts';
import { lossFile } from '../../../shared/datasets/loss-file.ts';
import { manifestOf } from '../../../shared/datasets/manifest.ts';
import { folded } from '../../../shared/datasets/file-names.ts';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import { formatInfo, type FormatInfo } from '../../../shared/formats/format-list.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ExportSummary } from '../../../shared/ipc/dataset-types.ts';
import type { Encryption } from '../../../shared/sharing/encryption.ts';
import { sealedExtension, unsealedName } from '../age/sealed-file.ts';
import { createSealer } from '../age/seal.ts';
import type { Job } from '../job.ts';
import { generatorVersion } from '../version.ts';
import { cancelled, requireArticles, requireWritable } from './export-checks.ts';
import { findPlace, publish, type ExportPlace } from './export-publish.ts';
import { cutIntoShards, type FileSink } from './export-sink.ts';
import type { ExportSource } from './export-source.ts';
import { createStaging, type Staging } from './export-staging.ts';
import { sealStaging } from './sealed-staging.ts';
import { writeArticles, type Written } from './export-writing.ts';
import { writingError } from './write-file.ts';

export interface DatasetExport {
  readonly source: ExportSource;
  readonly choice: DescribedChoice;
  /** Absolute. */
  readonly path: string;
  /** The files go into a folder of that path; otherwise beside the file that it names. */
  readonly isFolder: boolean;
  /** Of the files in a folder, without extension; beside a named file they are called as that one. */
  readonly name: string;
  readonly nowMs: number;
  /** Null writes in the clear. */
  readonly encryption?: Encryption | null;
  /** Throws for files that must never be replaced. */
  readonly refuse: (path: string) => void;
  readonly job: Job;
}

/** Throws an {@link AppError} that says what to do, `cancelled` among them; nothing is left behind then. */
export async function writeDataset(given: DatasetExport): Promise<ExportSummary> {
  const { choice, path, isFolder, source } = given;
  requireWritable(choice);
  requireArticles(source.articles);
  if (!isFolder) given.refuse(path);
  try {
    const place = findPlace(path, isFolder);
    const staging = await stagingFor(given, place);
    try {
      return await stageAndPublish(given, place, staging);
    } finally {
      await staging.discard();
    }
  } catch (thrown) {
    throw writingError(path, thrown);
  }
}

/** Of a file that was named, without what tells that it is encrypted. */
const nameOf = ({ path, encryption = null }: DatasetExport): string =>
  encryption === null ? basename(path) : unsealedName(basename(path));

async function stagingFor(
  { choice, encryption = null }: DatasetExport,
  place: ExportPlace,
): Promise<Staging> {
  if (encryption === null) return createStaging(place.staging, { hashes: choice.card });
  const sealer = await createSealer(encryption);
  const staging = createStaging(place.staging, { hashes: false });
  return sealStaging(staging, { sealer, hasPassphrase: 'passphrase' in encryption });
}

async function stageAndPublish(
  given: DatasetExport,
  place: ExportPlace,
  staging: Staging,
): Promise<ExportSummary> {
  const { choice, isFolder, source, nowMs, job } = given;
  const format = formatInfo(choice.format);
  const name = isFolder ? given.name : stemOf(nameOf(given), format);
  const sink = cutIntoShards(staging);
  const codec = await loadCodec(choice.format);
  const limit = source.articles;
  const isNamed = !isFolder;
  const written = await writeArticles({
    codec,
    source,
    choice,
    name,
    nowMs,
    sink,
    job,
    limit,
    isNamed,
  });
  await sink.finish();
  const described = { name, format, choice, ...written, exportedAtMs: nowMs, generatorVersion };
  await writeLoss(sink, format, name, written);
  let files = await staging.finish();
  if (choice.card) {
    await sink.write(cardFileName, cardOf({ ...described, files }));
    files = await staging.finish();
    await sink.write(manifestFileName, manifestOf({ ...described, files }));
    files = await staging.finish();
  }
  if (job.signal.aborted) throw cancelled();
  const ending = (given.encryption ?? null) === null ? '' : sealedExtension;
  const main = `${name}${format.extension}${ending}`;
  const targetOf = (path: string) =>
    isNamed && path === main
      ? join(place.folder, basename(place.target))
      : join(place.folder, path);
  const staged = files.map((file) => ({ ...file, path: `${file.path}${ending}` }));
  if (isNamed) refuseSameName(place, staged, main);
  const paths = publish({ place, files: staged, targetOf, refuse: given.refuse });
  const first = targetOf(main);
  const about = [lossFileName(name), cardFileName, manifestFileName].map((path) =>
    targetOf(`${path}${ending}`),
  );
  const rank = (path: string) => (path === first ? 0 : about.includes(path) ? 2 : 1);
  return summaryOf(
    given,
    paths.toSorted((a, b) => rank(a) - rank(b)),
    files,
    written,
  );
}

function summaryOf(
  { path, isFolder }: DatasetExport,
  paths: readonly string[],
  files: readonly DatasetFile[],
  { tally, loss }: Written,
): ExportSummary {
  const { articles, annotations, relations } = tally;
  return {
    path,
    isFolder,
    files: paths.slice(0, MOST_PATHS),
    fileCount: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    articles,
    annotations,
    relations,
    loss,
  };
}

/** The main file under a name that another file of the export has would be replaced by it, or replace it. */
function refuseSameName(
  { path, target }: ExportPlace,
  files: readonly DatasetFile[],
  main: string,
): void {
  const named = folded(basename(target));
  if (!files.some((file) => file.path !== main && folded(file.path) === named)) return;
  throw new AppError(
    'conflict',
    `${path} is the name of another file that this export writes beside it; nothing was written.`,
    { remedy: `Call it ${main}, or give it another extension.`, file: path },
  );
}

const MOST_PATHS = 100;

/** Only where something is lost. */
export async function writeLoss(
  sink: FileSink,
  format: FormatInfo,
  name: string,
  { loss }: Pick<Written, 'loss'>,
): Promise<void> {
  if (loss.kinds.length > 0) await sink.write(lossFileName(name), lossFile(format, loss));
}

/** Without the format's extension, or whatever other the user gave it. */
function stemOf(fileName: string, { extension }: FormatInfo): string {
  if (fileName.toLowerCase().endsWith(extension)) return fileName.slice(0, -extension.length);
  return fileName.replace(/(?<=.)\.[^.]*$/, '');
}
