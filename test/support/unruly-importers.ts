// Thread entry in place of the program's own: importers that do what the file tells them to, to see how the workspace
// bears it. A file says its order on its first line, behind `<!doctype html>`; any other text becomes an article.

import { threadId, parentPort } from 'node:worker_threads';
import type { Imported, ImportedArticle } from '../../electron/workspace/importers/imported.ts';
import { serveImporters } from '../../electron/workspace/importers/thread-serve.ts';

if (parentPort === null) throw new Error('this runs as a worker thread only');

const opening = '<!doctype html>';

function article(text: string): ImportedArticle {
  const metadata = {
    title: text.split('\n')[0]?.slice(0, 80) ?? text,
    subtitle: null,
    byline: null,
    publisher: `thread ${threadId}`,
    publishedOn: null,
    url: null,
    language: null,
    direction: 'ltr',
  } as const;
  return {
    text,
    blocks: [{ startUtf16: 0, endUtf16: text.length, type: 'paragraph', role: 'body' }],
    marks: [],
    metadata,
    detected: {
      title: { value: metadata.title, origin: { how: 'inferred', where: 'first line' } },
    },
    sourceMap: [
      {
        startUtf16: 0,
        endUtf16: text.length,
        place: { startUtf16: 15, endUtf16: 15 + text.length },
      },
    ],
  };
}

const imported = (articles: readonly ImportedArticle[]): Imported => ({
  kind: 'html',
  mediaType: 'text/html',
  encoding: 'UTF-8',
  articles,
  notices: [],
});

function eatMemory(): never {
  const eaten: object[] = [];
  for (;;) eaten.push({ eaten: Array.from({ length: 1000 }, (_, index) => ({ index })) });
}

/** Outside the heap, where the thread's own limit does not look. */
function eatBuffers(): never {
  const eaten: Uint8Array[] = [];
  for (;;) eaten.push(new Uint8Array(8 * 1024 * 1024).fill(1));
}

const overflow = (depth: number): number => overflow(depth + 1) + depth;

async function read(text: string): Promise<Imported> {
  const good = article(text);
  switch (text.split(' ', 1)[0]) {
    case 'hang':
      for (;;);
    case 'wait':
      return new Promise(() => {});
    case 'memory':
      return eatMemory();
    case 'buffers':
      return eatBuffers();
    case 'crash':
      setImmediate(() => {
        throw new Error('a library fell over');
      });
      return new Promise(() => {});
    case 'exit':
      return process.exit(3);
    case 'reject':
      void Promise.reject(new Error('nobody waits for this'));
      return imported([good]);
    case 'throw':
      throw new TypeError('Cannot read properties of null.');
    case 'overflow':
      overflow(0);
      return imported([good]);
    case 'function':
      return { ...imported([good]), notices: [() => {}] as never };
    case 'script':
      return imported([
        {
          ...good,
          marks: [{ startUtf16: 0, endUtf16: 2, type: 'link', href: 'javascript:alert(1)' }],
        },
      ]);
    case 'outside':
      return imported([
        { ...good, blocks: [{ startUtf16: 0, endUtf16: 9999, type: 'paragraph', role: 'body' }] },
      ]);
    case 'none':
      return imported([]);
    case 'book':
      return imported(text.split('\n').map((chapter) => article(chapter)));
    case 'bad-book':
      return imported([...text.split('\n').map((chapter) => article(chapter)), article(' ')]);
    default:
      return imported([good]);
  }
}

serveImporters(parentPort, async () => ({
  kind: 'html',
  version: 7,
  read: ({ bytes }) => read(new TextDecoder().decode(bytes).slice(opening.length)),
}));
