// Reads one fuzzed file as the program does, without its thread: what it is, what reads it, what comes of it. The
// answer says whether that is a result, a refusal in words, or something that must not be.

import { parseAnnotatedArticle } from '../../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../../shared/annotation-file/serialise.ts';
import { factCheckingTagset } from '../../../../shared/domain/fact-checking-tagset.ts';
import { isDatasetKind, type SourceKind } from '../../../../shared/domain/source-map.ts';
import type { AnnotatedArticle } from '../../../../shared/annotation-file/model.ts';
import { detectFormat } from '../../../../shared/formats/detect-format.ts';
import { AppError } from '../../../../shared/ipc/result.ts';
import { serialiseTagset, parseTagsetFile } from '../../../../shared/tagset/tagset-file.ts';
import {
  sha256OfContent,
  codecReadContext,
} from '../../../../electron/workspace/datasets/codec-context.ts';
import { checkImported } from '../../../../electron/workspace/importers/check-imported.ts';
import {
  readOwnFile,
  type OwnFile,
  type OwnInput,
} from '../../../../electron/workspace/importers/own-file.ts';
import type { Importer } from '../../../../electron/workspace/importers/imported.ts';
import { readingOf } from '../../../../electron/workspace/importers/reading.ts';
import { loadImporter } from '../../../../electron/workspace/importers/registry.ts';
import type { ImporterName } from '../../../../electron/workspace/importers/thread-protocol.ts';
import { requireKind } from '../../../../electron/workspace/services/import-source.ts';
import { loadCodec } from '../../../../shared/formats/codecs.ts';
import type { FuzzedFile } from './fuzz-file.ts';

export interface Readers {
  readonly importer: (name: ImporterName) => Promise<Importer>;
  readonly own: (input: OwnInput) => OwnFile | Promise<OwnFile>;
}

export const realReaders: Readers = { importer: loadImporter, own: readOwnFile };

export type Outcome =
  | { readonly is: 'read' | 'refused' }
  /** What a library threw, which the importers' thread takes for damage of the file. */
  | { readonly is: 'damage'; readonly what: string }
  | { readonly is: 'crash' | 'invalid'; readonly what: string };

const nowMs = Date.UTC(2026, 10, 23);

/** Never rejects. */
export async function readFuzzed(file: FuzzedFile, readers: Readers): Promise<Outcome> {
  try {
    const fault = await (file.as === 'tagset' ? readTagset(file) : readArticles(file, readers));
    return fault === null ? { is: 'read' } : { is: 'invalid', what: fault };
  } catch (thrown) {
    if (thrown instanceof AppError) return { is: 'refused' };
    const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return isOfLibrary(thrown) ? { is: 'damage', what } : { is: 'crash', what };
  }
}

/**
 * Importers may let through what a library makes of damage, and a stack that ran out on deep nesting. What our own code
 * or the platform called from it throws otherwise is a fault that nobody thought of.
 */
function isOfLibrary(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return true;
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) return true;
  const frame = (thrown.stack ?? '')
    .split('\n')
    .find((line) => /^\s+at .*(?:file:|[/\\])/.test(line));
  return frame === undefined || frame.includes('node_modules');
}

async function readArticles(file: FuzzedFile, readers: Readers): Promise<string | null> {
  const { fileName, bytes } = file.main;
  const kind = requireKind({ file: fileName, fileName, bytes });
  if (!isDatasetKind(kind)) return readForeign(kind, file, readers);
  const input = {
    file: fileName,
    kind,
    bytes,
    companions: file.companions,
    nowMs,
    tagsets: [factCheckingTagset],
  };
  for (const salvage of [false, true]) {
    const { articles } = await ownOf({ ...input, salvage }, readers);
    for (const { document } of articles) {
      const fault = document === null ? null : documentFault(document);
      if (fault !== null) return fault;
    }
    // What has no faults is the same when only what can be saved of it is asked for.
    if (articles.every(({ document }) => document !== null)) break;
  }
  return null;
}

/** A codec answers with problems and throws nothing, whatever throws inside of it. */
async function ownOf(input: OwnInput, readers: Readers): Promise<OwnFile> {
  try {
    return await readers.own(input);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw new CodecFault(thrown);
  }
}

class CodecFault extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
}

async function readForeign(
  kind: Exclude<SourceKind, OwnInput['kind']>,
  { main: { fileName, bytes }, number }: FuzzedFile,
  readers: Readers,
): Promise<string | null> {
  const importer = await readers.importer(kind);
  const options = { wholePage: number % 2 === 0 };
  // Reading may take the bytes away.
  const input = { file: fileName, fileName, bytes: Uint8Array.from(bytes), options };
  const { imported } = readingOf(await importer.read(input), importer.version);
  structuredClone(imported);
  return checkImported(imported);
}

/** An article is sound when its own file can be written and is read as it was written. */
function documentFault(document: AnnotatedArticle): string | null {
  try {
    const json = serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '0' });
    const { state, problems } = parseAnnotatedArticle(json, { sha256Hex: sha256OfContent });
    return state === 'clean' ? null : `${state}: ${JSON.stringify(problems.slice(0, 2))}`;
  } catch (thrown) {
    return `cannot be written: ${String(thrown)}`;
  }
}

async function readTagset({ main: { fileName, bytes } }: FuzzedFile): Promise<string | null> {
  if (detectFormat({ path: fileName, bytes }) === 'refi-qda') {
    const { read } = await loadCodec('refi-qda');
    const result = await read?.(
      [{ path: fileName, bytes }],
      codecReadContext({ nowMs, tagsets: [] }),
    );
    return result === undefined ? 'it has no reader' : null;
  }
  const { tagset } = parseTagsetFile(Buffer.from(bytes).toString('utf8'));
  if (tagset === null) return null;
  const again = parseTagsetFile(serialiseTagset(tagset));
  return again.tagset === null ? `its own file is refused: ${again.problems[0]?.message}` : null;
}
