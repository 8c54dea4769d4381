// Packs a .qdpx archive piece by piece. Times in it are always the same, as are the bytes of the same content.

import { Zip, ZipDeflate } from 'fflate/browser';
import { encodeUtf8 } from '../utf8.ts';

export interface Packing {
  /** The pieces that are ready once the file is in it. */
  add(name: string, content: Iterable<string>): Generator<Uint8Array, void>;
  end(): Generator<Uint8Array, void>;
}

/** Written by its parts in local time, so it is the same in every zone; the first that a ZIP can say. */
const mtime = new Date(1980, 0, 1);
const PIECE = 65_536;

export function createPacking(): Packing {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    if (piece.length > 0) ready.push(piece);
  });
  function* taken() {
    const pieces = ready;
    ready = [];
    yield* pieces;
  }
  return {
    *add(name, content) {
      const file = new ZipDeflate(name, { level: 6 });
      file.mtime = mtime;
      zip.add(file);
      let waiting = '';
      for (const words of content) {
        waiting += words;
        if (waiting.length < PIECE) continue;
        file.push(encodeUtf8(waiting), false);
        waiting = '';
        yield* taken();
      }
      file.push(encodeUtf8(waiting), true);
      yield* taken();
    },
    *end() {
      zip.end();
      yield* taken();
    },
  };
}
