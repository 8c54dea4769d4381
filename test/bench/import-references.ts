// What the importers' libraries do by themselves, as somebody would write it who wants a file's text and nothing else:
// no bounds, no structure, no places, no metadata. Each answers how much it found, so that none is idle.

import { Readability } from '@mozilla/readability';
import { detect } from 'chardet';
import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parse } from 'parse5';
import PostalMime from 'postal-mime';
import { Tokenize } from 'rtf-stream-parser';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { loadPdfJs, type PdfPage } from '../../electron/workspace/importers/pdf/read/pdfjs.ts';

export type Bare = (bytes: Uint8Array) => number | Promise<number>;

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

export const bareMarkdown: Bare = (bytes) =>
  fromMarkdown(decoded(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    .children.length;

/** The page as a DOM, and the article in it. */
function article(html: string): number {
  const { document } = parseHTML(html);
  return new Readability(document).parse()?.textContent?.length ?? 0;
}

export const bareHtml: Bare = (bytes) => article(decoded(bytes));

export const bareMhtml: Bare = async (bytes) => article((await PostalMime.parse(bytes)).html ?? '');

/** Asked where everything stands, as the importer asks it; without that the library takes a third less. */
const tree = (html: string): number =>
  parse(html, { sourceCodeLocationInfo: true }).childNodes.length;

/** A message is all article: nothing has to be found in it. */
export const bareEmail: Bare = async (bytes) => tree((await PostalMime.parse(bytes)).html ?? '');

export const bareDocx: Bare = async (bytes) =>
  (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value.length;

/** The files of an archive whose names match, unpacked. */
async function unzipped(bytes: Uint8Array, wanted: RegExp): Promise<string[]> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const texts: string[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!wanted.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    texts.push(Buffer.concat(chunks).toString());
  }
  return texts;
}

export const bareOdt: Bare = async (bytes) => {
  let found = 0;
  for (const xml of await unzipped(bytes, /^(?:content|styles|meta)\.xml$/)) {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'p') found += Object.keys(attributes).length;
    });
    parser.on('text', (text) => {
      found += text.length;
    });
    parser.write(xml).close();
  }
  return found;
};

export const bareEpub: Bare = async (bytes) => {
  let found = 0;
  for (const page of await unzipped(bytes, /\.xhtml$/)) found += tree(page);
  return found;
};

/** The library takes text out of what mail programs wrapped only; of other files, its tokens are all that it gives. */
export const bareRtf: Bare = async (bytes) => {
  const tokens = new Tokenize();
  tokens.end(bytes);
  const texts: Buffer[] = [];
  for await (const token of tokens) {
    const { data } = token as { readonly data?: Buffer };
    if (data !== undefined) texts.push(data);
  }
  return Buffer.concat(texts).toString('latin1').length;
};

type TextPage = PdfPage & { getTextContent(): Promise<{ readonly items: readonly unknown[] }> };

export const barePdf: Bare = async (bytes) => {
  const { getDocument } = await loadPdfJs();
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  let found = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = (await document.getPage(number)) as TextPage;
    found += (await page.getTextContent()).items.length;
  }
  await task.destroy();
  return found;
};

/** There is no parser of plain text; what a library does for it is to tell its encoding. */
export const bareText: Bare = (bytes) =>
  new TextDecoder(detect(bytes) ?? 'utf-8').decode(bytes).split(/\r\n?|\n/).length;
