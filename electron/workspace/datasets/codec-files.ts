// Files as codecs get them: under the name of their folder, because tools write one name again and again (`ana.tsv` in
// a folder for each document), and an article without an id of its own is told apart by its file.

import { basename, dirname, resolve } from 'node:path';
import type { FileProblem, FormatFile } from '../../../shared/formats/codec.ts';
import type { SourceBytes } from '../importers/read-source.ts';

export interface CodecFiles {
  readonly files: readonly FormatFile[];
  /** The problem with its file called as it lies in the folder. */
  readonly named: (problem: FileProblem) => FileProblem;
}

/** A file that was dropped or pasted has no folder. */
export function codecFiles({ file, fileName, bytes, companions = [] }: SourceBytes): CodecFiles {
  const folder = basename(file) === file ? '' : basename(dirname(resolve(file)));
  const prefix = folder === '' ? '' : `${folder}/`;
  return {
    files: [{ fileName, bytes }, ...companions].map((one) => ({
      path: prefix + one.fileName,
      bytes: one.bytes,
    })),
    named: (problem) => ({
      ...problem,
      file: problem.file.startsWith(prefix) ? problem.file.slice(prefix.length) : problem.file,
    }),
  };
}
