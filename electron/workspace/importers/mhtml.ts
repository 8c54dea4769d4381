// Web archives (MHTML) as browsers save them: a message whose parts are the page and what it shows. The page is read;
// pictures and embedded pages stay in the original.

import PostalMime, { decodeWords } from 'postal-mime';
import type { Problem } from '../../../shared/ipc/result.ts';
import { decodeHtml } from './html/decode-html.ts';
import { articleFromHtml } from './html/html-article.ts';
import { textOrRefusal, titleOfFile } from './html/importer.ts';
import { pageAddress } from './html/metadata/read-values.ts';
import type { Imported, Importer, ImporterInput } from './imported.ts';
import { hasVisibleText, noVisibleText } from './plain-text.ts';
import { refused } from './read-source.ts';

export const mhtmlImporter = {
  kind: 'mhtml',
  version: 1,
  async read({ file, fileName, bytes, options }: ImporterInput): Promise<Imported> {
    const root = await readParts(file, bytes);
    const pages = pagesOf(root);
    const page = mainPage(root, pages);
    if (page === null) {
      throw refused(
        'file-invalid',
        file,
        'is a web archive without a page in it.',
        'Save the page again, or save it as HTML.',
      );
    }
    const content = new Uint8Array(page.content ?? new ArrayBuffer(0));
    const charset = page.contentType.parsed.params['charset'] ?? null;
    const { text, encoding, problems } = textOrRefusal(file, decodeHtml(content, charset));
    const location = locationOf(page) ?? locationOf(root);
    const subject = decodeWords(headerOf(root, 'subject') ?? '').trim();
    const { article, notices } = articleFromHtml(text, {
      pick: options.wholePage ? 'page' : 'article',
      fileName,
      baseUrl: location,
      part: location ?? `part ${pages.indexOf(page) + 1}`,
      ...(subject === ''
        ? { titleFallback: titleOfFile(fileName) }
        : { titleFallback: subject, titleFallbackFrom: 'header “Subject”' }),
    });
    if (!hasVisibleText(article.text)) throw noVisibleText(file);
    return {
      kind: 'mhtml',
      mediaType: 'multipart/related',
      encoding,
      articles: [article],
      notices: [...problems, ...notices, ...embeddedPages(pages.length - 1)],
    };
  },
} as const satisfies Importer;

/** What is used of a part as the library keeps it while it reads. Its public answer has no Content-Location. */
interface Part {
  readonly childNodes: readonly Part[];
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
  };
  readonly contentId?: string | undefined;
  readonly content: ArrayBuffer | null;
}

async function readParts(file: string, bytes: Uint8Array): Promise<Part> {
  const parser = new PostalMime({ rfc822Attachments: true, maxNestingDepth: 50 });
  try {
    await parser.parse(bytes);
  } catch {
    throw refused(
      'file-invalid',
      file,
      'is a damaged web archive: its parts cannot be told apart.',
      'Save the page again, or save it as HTML.',
    );
  }
  return (parser as unknown as { readonly root: Part }).root;
}

function pagesOf(root: Part): Part[] {
  const pages: Part[] = [];
  const pending: Part[] = [root];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    const isPage = /^(?:text\/html|application\/xhtml\+xml)$/i.test(part.contentType.parsed.value);
    if (isPage && (part.content?.byteLength ?? 0) > 0) pages.push(part);
    pending.push(...part.childNodes.toReversed());
  }
  return pages;
}

/** The part that the archive says it starts with, else the page it was saved of, else its first. */
function mainPage(root: Part, pages: readonly Part[]): Part | null {
  const start = root.contentType.parsed.params['start'];
  const saved = headerOf(root, 'snapshot-content-location');
  return (
    pages.find((page) => start !== undefined && page.contentId === start) ??
    pages.find((page) => saved !== null && headerOf(page, 'content-location') === saved) ??
    pages[0] ??
    null
  );
}

function headerOf({ headers }: Part, key: string): string | null {
  return headers.find((header) => header.key === key)?.value ?? null;
}

function locationOf(part: Part): string | null {
  for (const key of ['content-location', 'snapshot-content-location', 'content-base']) {
    // Long addresses are folded.
    const value = headerOf(part, key)?.replace(/\s+/g, '');
    const address = value === undefined ? null : pageAddress(value, null);
    if (address !== null) return address;
  }
  return null;
}

function embeddedPages(count: number): Problem[] {
  if (count <= 0) return [];
  return [
    {
      path: 'frames',
      message: `${count === 1 ? 'One page' : `${count} pages`} embedded in the page, such as films and advertisements, ${count === 1 ? 'was' : 'were'} not read.`,
      remedy: 'Open the original to see what they show.',
    },
  ];
}
