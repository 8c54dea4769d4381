// The one shape of every format: `read` makes articles of files, `write` makes files of articles and says what they
// could not hold. Codecs are pure: bytes and articles in, the same out for the same in; no clock, no chance, no disk.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { Problem } from '../ipc/result.ts';
import type { FormatId } from './format-list.ts';
import type { LossReport } from './loss.ts';

/** A file of a dataset. The path is relative, with `/` between folders, such as `news/a.ann`. */
export interface FormatFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `path` is a place in the file: a JSON path, `line 3`, or `$` for the file itself. */
export interface FileProblem extends Problem {
  readonly file: string;
}

export interface ReadContext {
  /** SHA-256 of bytes, or of a text's UTF-8 bytes, lower-case hex. */
  readonly sha256Hex: (content: string | Uint8Array) => string;
  /** A UUID that is always the same for the same words: what has no id of its own gets one of what it is. */
  readonly idFor: (...words: readonly string[]) => string;
  /** When it is read: what has no time of its own was made then. */
  readonly nowMs: number;
  /** Tagsets that are known here. A scheme that one of them covers becomes that one (scheme.ts). */
  readonly tagsets: readonly Tagset[];
}

export interface ReadResult {
  /** What is valid, each consistent in itself. With problems, callers take them only when the user asks for that. */
  readonly articles: readonly AnnotatedArticle[];
  /**
   * The scheme of the files; null when there are no articles, unless the files are codebooks, which are nothing but a
   * scheme. Articles of our own formats may differ from it.
   */
  readonly tagset: Tagset | null;
  /** What is wrong: at most 100 of them, `problemCount` counts all. */
  readonly problems: readonly FileProblem[];
  readonly problemCount: number;
  /** What was read otherwise than it is written (another offset unit), or has no place in the window; at most 100. */
  readonly notes: readonly FileProblem[];
}

export interface WriteContext {
  readonly sha256Hex: (content: string | Uint8Array) => string;
  readonly idFor: (...words: readonly string[]) => string;
  /** When it is written. */
  readonly nowMs: number;
  readonly generatorVersion: string;
  /** Of the dataset's files, without extension: `dataset` gives `dataset.csv`, `dataset-relations.csv`. */
  readonly name: string;
  /** Of an article's own files, without extension; unique among the articles that are written, as every disk takes it. */
  readonly nameOf: (article: AnnotatedArticle) => string;
  /** False leaves texts and quotes out, where the format can ({@link FormatInfo.withoutText}). */
  readonly text: boolean;
  /** The unit for formats that can be written in more than one; null for the format's own. */
  readonly offsets: 'code-points' | 'utf-16' | null;
}

/** A piece of a file. Pieces of one path follow in order; pieces of other paths may come between. Text is UTF-8. */
export interface FileChunk {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Lazily: an article is asked for when those before it are written, so that any number fits into constant memory.
 * (A packed format may have to hold its own output.)
 */
export type Writing =
  | Generator<FileChunk, LossReport, void>
  | AsyncGenerator<FileChunk, LossReport, void>;

export interface Codec {
  readonly id: FormatId;
  /** Never throws on any bytes: what is wrong is among the problems. The caller bounds the size. */
  readonly read?: (
    files: readonly FormatFile[],
    context: ReadContext,
  ) => ReadResult | Promise<ReadResult>;
  /** Throws only what iterating the articles throws. Orphans have no place: formats of places leave them out, as a loss. */
  readonly write?: (articles: Iterable<AnnotatedArticle>, context: WriteContext) => Writing;
}
