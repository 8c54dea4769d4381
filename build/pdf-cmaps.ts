// Puts the predefined character maps of Chinese, Japanese and Korean PDFs beside a bundle, where the importer looks.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { cMapFolder } from '../electron/workspace/importers/pdf/read/binary-data.ts';

export function copyPdfCMaps(): Plugin {
  return {
    name: 'copy-pdf-cmaps',
    apply: 'build',
    generateBundle() {
      const packageFile = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
      const folder = join(dirname(packageFile), 'cmaps');
      for (const name of readdirSync(folder)) {
        const fileName = `${cMapFolder}/${name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(join(folder, name)) });
      }
    },
  };
}
