// Gives pdf.js the predefined character maps of Chinese, Japanese and Korean documents, from the disk: beside the
// bundle, where the build copies them, or from the package. Its fonts and decoders are for drawing and are not given.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The folder of the maps beside a bundle; the build copies `pdfjs-dist/cmaps/*.bcmap` there. */
export const cMapFolder = 'pdf-cmaps';

interface Asked {
  readonly kind: string;
  readonly filename: string;
}

/** What pdf.js calls for data. It takes a failure for “not there”, and goes on without. */
export class BinaryData {
  async fetch({ kind, filename }: Asked): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) {
      throw new Error(`${filename} is not used`);
    }
    for (const folder of folders()) {
      const bytes = await readFile(new URL(filename, folder)).catch(() => null);
      if (bytes !== null) return new Uint8Array(bytes);
    }
    throw new Error(`${filename} is missing`);
  }
}

/** `moduleUrl` is this module's own address; bundlers put it into the entry itself or into a folder of chunks. */
function folders(moduleUrl: string = import.meta.url): readonly URL[] {
  if (moduleUrl.endsWith('.ts')) {
    const found = createRequire(moduleUrl).resolve('pdfjs-dist/package.json');
    return [new URL('cmaps/', pathToFileURL(found))];
  }
  return [new URL(`${cMapFolder}/`, moduleUrl), new URL(`../${cMapFolder}/`, moduleUrl)];
}
