// Texts among the files, by what annotations call their source.

import type { FormatFile } from '../codec.ts';
import { arrivedText, type ArrivedText } from '../offset-choice.ts';
import type { Reading } from '../reading.ts';
import { decodeLeniently, decodeUtf8 } from '../utf8.ts';
import { lastPart, stemOf } from './source-name.ts';

export interface Sources {
  /** What is no text: the files of annotations. */
  readonly documents: readonly FormatFile[];
  /** The text of a source, by its whole name, the end of its address, or its name without an extension. */
  textOf(source: string): ArrivedText | null;
  /** The text that is called like the file of annotations. */
  textBeside(document: FormatFile): ArrivedText | null;
  /** Tells which texts nothing was read with. */
  noteUnused(): void;
}

/** A name on a disk, where `#` and `%` mean nothing. */
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const textName = /\.(?:txt|text|md)$/i;

/** A text begins with neither bracket, or is named as one. */
export function sortFiles(files: readonly FormatFile[], reading: Reading): Sources {
  const texts: FormatFile[] = [];
  const documents: FormatFile[] = [];
  for (const file of files) {
    const opening = decodeLeniently(file.bytes.subarray(0, 4096)).replace(/^\ufeff/, '');
    if (textName.test(file.path) || !/^\s*[{[]/.test(opening)) texts.push(file);
    else documents.push(file);
  }
  // With nothing else, what was chosen is what should have been annotations.
  if (documents.length === 0) documents.push(...texts.splice(0));
  const byPath = indexed(texts, ({ path }) => path);
  const byName = indexed(texts, ({ path }) => fileName(path));
  const byStem = indexed(texts, ({ path }) => stemOf(fileName(path)));
  const known = new Map<string, ArrivedText>();
  const read = (file: FormatFile | undefined) => {
    if (file === undefined) return null;
    const text = known.get(file.path) ?? arrivedText(decodeUtf8(file, reading));
    known.set(file.path, text);
    return text;
  };
  return {
    documents,
    textOf(source) {
      const name = lastPart(source);
      if (name === '') return null;
      return read(byPath.get(source) ?? byName.get(name) ?? byStem.get(stemOf(name)));
    },
    textBeside: ({ path }) => read(byStem.get(stemOf(fileName(path)))),
    noteUnused() {
      for (const { path } of texts) {
        if (known.has(path)) continue;
        reading.note(
          path,
          '$',
          'None of the annotations is about this text; it was not read.',
          'Name it as the annotations name their source, or import it by itself.',
        );
      }
    },
  };
}

/** The first of each key. */
function indexed(
  files: readonly FormatFile[],
  keyOf: (file: FormatFile) => string,
): ReadonlyMap<string, FormatFile> {
  const index = new Map<string, FormatFile>();
  for (const file of files) if (!index.has(keyOf(file))) index.set(keyOf(file), file);
  return index;
}
