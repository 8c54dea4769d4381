// Reads a file, of any kind that is imported, as a newer text of an article that is here already. It must hold one
// article, and no marks of its own: those would be lost from sight.

import { AppError } from '../../../shared/ipc/result.ts';
import { requireKind } from './import-source.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { OwnKind } from '../importers/own-file.ts';
import type { OpenSource } from '../age/open-sealed.ts';
import { readSource, refused, type SourceBytes } from '../importers/read-source.ts';
import type { ImporterRunner } from '../importers/run-importer.ts';
import type { PackedOriginal } from '../db/original.ts';
import { generatorVersion } from '../version.ts';
import { readForeign } from './import-foreign.ts';
import { isDatasetKind } from '../../../shared/domain/source-map.ts';
import { ownMediaType, ownReaderVersion, readOwn } from './import-own.ts';
import type { NewText } from './new-revision.ts';
import { packOriginalAside } from './original.ts';

export interface VersionReading {
  readonly importers: ImporterRunner;
  readonly maxFileBytes: number;
  /** Opens files that are encrypted. */
  readonly open: OpenSource;
  /** Keep everything on a web page instead of the article alone. */
  readonly wholePage: boolean;
  readonly signal: AbortSignal;
  readonly nowMs: number;
}

export interface NewVersion {
  readonly fresh: Omit<NewText, 'reason'>;
  readonly original: PackedOriginal;
}

type Article = Pick<NewText, 'text' | 'blocks' | 'marks' | 'metadata' | 'detected'> &
  Pick<NonNullable<NewText['custody']>, 'map'>;
type How = Pick<
  NonNullable<NewText['custody']>,
  'kind' | 'mediaType' | 'encoding' | 'notices' | 'importerVersion' | 'wholePage'
>;

/** Rejects with what is wrong with the file, naming it. */
export async function readNewVersion(reading: VersionReading, path: string): Promise<NewVersion> {
  const source = await reading.open(await readSource(path, reading.maxFileBytes));
  const sha256 = sha256Hex(source.bytes);
  const kind = requireKind(source);
  // Before the bytes are handed over to the thread that reads them.
  const original = await packOriginalAside(source.bytes, sha256);
  const { article, how } = isDatasetKind(kind)
    ? await ownArticle(reading, source, kind)
    : await foreignArticle(reading, source, kind);
  const { map, ...text } = article;
  const from = {
    fileName: source.fileName,
    mediaType: how.mediaType,
    bytes: original.bytes,
    sha256,
    importedAtMs: reading.nowMs,
  };
  const fresh = {
    ...text,
    textSha256: sha256Hex(text.text),
    source: from,
    kind: how.kind,
    custody: {
      ...from,
      ...how,
      revision: 0,
      programVersion: generatorVersion,
      partIndex: 0,
      map,
    },
  };
  return { fresh, original };
}

async function foreignArticle(
  { importers, wholePage, signal }: VersionReading,
  source: SourceBytes,
  kind: Exclude<ReturnType<typeof requireKind>, OwnKind>,
): Promise<{ readonly article: Article; readonly how: How }> {
  const isPage = kind === 'html' || kind === 'mhtml';
  const whole = wholePage && isPage;
  const read = await readForeign({ importers, wholePage: whole, signal }, kind, source);
  const { articles, mediaType, encoding, notices } = read.imported;
  const article = theOnly(source.file, articles);
  const { text, blocks, marks, metadata, detected, sourceMap: map } = article;
  const { importerVersion } = read;
  return {
    article: { text, blocks, marks, metadata, detected, map },
    how: { kind, mediaType, encoding, notices, importerVersion, wholePage: whole },
  };
}

async function ownArticle(
  { importers, signal, nowMs }: VersionReading,
  source: SourceBytes,
  kind: OwnKind,
): Promise<{ readonly article: Article; readonly how: How }> {
  const reading = { importers, signal, nowMs, tagsets: [] };
  const { articles, encoding } = await readOwn(reading, { source, kind }, false);
  const { document, error, problems: notices } = theOnly(source.file, articles);
  if (document === null) {
    throw error === null
      ? refused('file-invalid', source.file, 'holds no article.', 'Choose another file.')
      : AppError.from(error);
  }
  const count = document.annotations.length;
  if (count > 0) {
    throw refused(
      'conflict',
      source.file,
      `has ${count === 1 ? 'a mark' : `${count} marks`} of its own, which a new version of an article would not show.`,
      'Import it as an article, or choose a file without marks.',
    );
  }
  const {
    id: _id,
    text,
    textSha256: _hash,
    blocks,
    marks,
    revision: _revision,
    source: _source,
    extra: _extra,
    ...metadata
  } = document.article;
  const mediaType = ownMediaType(kind);
  return {
    article: { text, blocks, marks, metadata, detected: {}, map: [] },
    how: {
      kind,
      mediaType,
      encoding,
      notices,
      importerVersion: ownReaderVersion,
      wholePage: false,
    },
  };
}

function theOnly<T>(file: string, articles: readonly T[]): T {
  const [article] = articles;
  if (article !== undefined && articles.length === 1) return article;
  throw refused(
    'file-invalid',
    file,
    articles.length === 0 ? 'holds no article.' : `holds ${articles.length} articles.`,
    'Choose a file that holds one article: the newer version of this one.',
  );
}
