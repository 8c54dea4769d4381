// Imports a file of another program: an importer makes articles of it, and all of them are stored together.

import { randomUUID } from 'node:crypto';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Source } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { transaction } from '../db/connection.ts';
import type { PackedOriginal } from '../db/original.ts';
import type { ImportedArticle } from '../importers/imported.ts';
import { plainTextImporter, sha256Hex } from '../importers/plain-text.ts';
import { readingOf, type Reading } from '../importers/reading.ts';
import type { SourceBytes } from '../importers/read-source.ts';
import { checked } from '../importers/run-importer.ts';
import type { ImporterName } from '../importers/thread-protocol.ts';
import { limits } from '../limits.ts';
import { checkGoingOn, type ImportContext } from './import-context.ts';
import { importResult, knownResult } from './import-result.ts';
import { keepLateOriginal } from './keep-late-original.ts';
import { findKnown } from './known-file.ts';
import { packOriginal, packOriginalAside } from './original.ts';
import { storeArrival, type ArrivedArticle, type ArrivedFile } from './store-article.ts';
import { defaultTagset } from './tagset-kept.ts';

/** Kinds that have more than their article. */
const pages: ReadonlySet<SourceKind> = new Set(['html', 'mhtml']);

type ReadingContext = Pick<ImportContext, 'importers' | 'wholePage' | 'signal'>;

/** Takes the bytes away from the caller, except of a small plain text. */
export async function readForeign(
  { importers, wholePage, signal }: ReadingContext,
  importer: ImporterName,
  source: SourceBytes,
): Promise<Reading> {
  const input = { ...source, options: { wholePage } };
  if (importer === 'plain-text' && source.bytes.length <= limits.readAtOnceBytes) {
    return readPlainText(source);
  }
  return importers.read(importer, input, signal);
}

const readPlainText = (source: SourceBytes): Reading =>
  checked(
    source.file,
    readingOf(
      plainTextImporter.read({ ...source, options: { wholePage: false } }),
      plainTextImporter.version,
    ),
  );

export async function importForeign(
  context: ImportContext,
  importer: ImporterName,
  source: SourceBytes,
  sha256: string,
): Promise<ImportResult> {
  const original = await packOriginalAside(source.bytes, sha256);
  checkGoingOn(context, source.file);
  const inThread = readForeign(context, importer, source);
  context.handedOver();
  const reading = await inThread;
  await context.turn;
  checkGoingOn(context, source.file);
  return storeReading(context, source, original, reading);
}

/** A plain text, read and stored before this returns. */
export function importTextAtOnce(
  context: Pick<ImportContext, 'workspace' | 'wholePage'>,
  source: SourceBytes,
): ImportResult {
  return storeReading(context, source, packOriginal(source.bytes), readPlainText(source));
}

function storeReading(
  { workspace, wholePage }: Pick<ImportContext, 'workspace' | 'wholePage'>,
  { file, fileName }: SourceBytes,
  original: PackedOriginal,
  { imported, importerVersion, likeness }: Reading,
): ImportResult {
  const { kind, mediaType, encoding, notices } = imported;
  const { sha256, bytes } = original;
  const importedAtMs = workspace.clock();
  const source: Source = { fileName, mediaType, bytes, sha256, importedAtMs };
  const arrived: ArrivedFile = {
    source,
    original,
    kind,
    importerVersion,
    encoding,
    wholePage: wholePage && pages.has(kind),
    notices,
  };
  return transaction(workspace.db, (db) => {
    // Again inside the transaction: the same bytes may have come in meanwhile.
    const known = findKnown(db, sha256);
    if (known.lacksOriginal !== null) {
      keepLateOriginal(db, known.lacksOriginal, arrived, imported.articles);
    }
    if (known.articles.length > 0) return knownResult(file, known.articles);
    const tagset = defaultTagset(db);
    const articles = imported.articles.map((article, partIndex): ArrivedArticle => ({
      document: documentOf(article, source, tagset),
      detected: article.detected,
      map: article.sourceMap,
      likeness: likeness[partIndex] ?? [],
      partIndex,
    }));
    const refs = storeArrival(workspace, db, arrived, articles);
    return importResult(file, { kind, encoding, articles: refs, problems: notices });
  });
}

/** A new article of this text; nothing is marked on it yet. */
function documentOf(
  { text, blocks, marks, metadata }: ImportedArticle,
  source: Source,
  tagset: Tagset,
): AnnotatedArticle {
  const createdAtMs = source.importedAtMs;
  return {
    article: {
      id: randomUUID() as string as ArticleId,
      ...metadata,
      text,
      textSha256: sha256Hex(text),
      blocks,
      marks,
      revision: { number: 1, parentTextSha256: null, createdAtMs, reason: null },
      source,
      extra: {},
    },
    tagset,
    annotators: [],
    annotations: [],
    relations: [],
    review: null,
  };
}
