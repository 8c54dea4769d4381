// Readers with a fault planted around the real ones, for the test of the test.

import type { AnnotatedArticle } from '../../../../shared/annotation-file/model.ts';
import type { Importer } from '../../../../electron/workspace/importers/imported.ts';
import { realReaders, type Readers } from './read-fuzzed.ts';

/** What is kept by the reader that keeps everything. */
const kept: Buffer[] = [];
const keptBytes = 60 * 2 ** 20;

const around =
  (before: (bytes: Uint8Array) => void): Readers['importer'] =>
  async (name) => {
    const importer: Importer = await realReaders.importer(name);
    return {
      ...importer,
      read(input) {
        before(input.bytes);
        return importer.read(input);
      },
    };
  };

const hasNul = (bytes: Uint8Array) => bytes.includes(0);

/** One mark reaches one character past the text. */
function withTooFar(document: AnnotatedArticle): AnnotatedArticle {
  const [first, ...others] = document.annotations;
  const [segment, ...rest] = first?.segments ?? [];
  if (first === undefined || segment === undefined) return document;
  const tooFar = { ...segment, endUtf16: document.article.text.length + 1 };
  return { ...document, annotations: [{ ...first, segments: [tooFar, ...rest] }, ...others] };
}

export const faultyReaders: { readonly [fault: string]: Readers } = {
  'an importer throws a TypeError': {
    ...realReaders,
    importer: around((bytes) => {
      if (hasNul(bytes)) throw new TypeError('undefined is not a function');
    }),
  },
  'an importer loops': {
    ...realReaders,
    importer: around((bytes) => {
      if (hasNul(bytes)) for (;;) bytes.at(0);
    }),
  },
  'an importer writes into Object.prototype': {
    ...realReaders,
    importer: around((bytes) => {
      if (hasNul(bytes)) Reflect.set(Object.prototype, 'isAdmin', true);
    }),
  },
  'an importer keeps what it read': {
    ...realReaders,
    importer: around(() => void kept.push(Buffer.alloc(keptBytes, 1))),
  },
  'a codec does not check an offset': {
    ...realReaders,
    async own(input) {
      const file = await realReaders.own(input);
      const articles = file.articles.map((article) =>
        article.document === null
          ? article
          : { ...article, document: withTooFar(article.document) },
      );
      return { ...file, articles };
    },
  },
};
