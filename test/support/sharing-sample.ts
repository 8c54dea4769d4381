// An annotated article with what a sharing copy has to deal with: a name alone, with an ending, split by other words, in
// the notes, in the file's name and in what another format left behind.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import { contextOf } from '../../shared/text/context.ts';
import { plainTextStructure } from '../../shared/text/plain-text-structure.ts';

const text =
  'Bridge in Vell reopens\n\nMayor Ana Ruiz said 🚧 it was safe. Ruiz’s brother, Luis and his sister Ruiz, agreed. ANA RUIZ smiled.\n';

const annotator = '6a0d7a8e-3c1b-4a0e-9d0c-0f6f5b0c7a11' as AnnotatorId;

function mark(
  number: number,
  tag: string,
  words: readonly string[],
  note: string | null,
): Annotation {
  let from = words[0] === 'Luis' ? text.indexOf('Luis') : 0;
  const segments = words.map((quote) => {
    const startUtf16 = text.indexOf(quote, from);
    from = startUtf16 + quote.length;
    return { startUtf16, endUtf16: from, quote };
  });
  return {
    id: `00000000-0000-4000-8000-00000000000${number}` as AnnotationId,
    tag: tag as TagId,
    segments,
    ...contextOf(text, segments),
    attributes: {},
    note,
    annotator,
    origin: 'manual',
    createdAtMs: 0,
    updatedAtMs: 0,
    anchoring: { state: 'exact', score: 1 },
    extra: {},
  };
}

/** Without node, for the window as well: hashes are those of nothing unless somebody can work them out. */
export function sharingSample(
  sha256Hex: (text: string) => string = () => '0'.repeat(64),
): AnnotatedArticle {
  const { blocks } = plainTextStructure(text);
  return {
    article: {
      id: '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11' as ArticleId,
      title: 'Bridge in Vell reopens',
      subtitle: null,
      byline: null,
      publisher: 'Example Times',
      publishedOn: '2023-04-01',
      url: 'https://example.org/ana-ruiz',
      language: 'en',
      direction: 'ltr',
      text,
      textSha256: sha256Hex(text),
      blocks,
      marks: [],
      revision: {
        number: 2,
        parentTextSha256: sha256Hex('before'),
        createdAtMs: 0,
        reason: 'Ruiz was misspelt',
      },
      source: {
        fileName: 'ana_ruiz.txt',
        mediaType: 'text/plain',
        bytes: 10,
        sha256: sha256Hex('source'),
        importedAtMs: 0,
      },
      extra: { brat: { '#Ruiz': ['seen by Ana Ruiz’s desk'] } },
    },
    tagset: factCheckingTagset,
    annotators: [{ id: annotator, name: 'Jon' }],
    annotations: [
      mark(1, 'location', ['Vell'], null),
      mark(2, 'actor', ['Ana Ruiz'], 'Called by her desk: 112'),
      mark(3, 'actor', ['Luis', 'Ruiz'], null),
      mark(4, 'actor', ['ANA RUIZ'], null),
    ],
    relations: [],
    review: null,
  };
}
