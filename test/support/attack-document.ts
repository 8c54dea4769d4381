// A colleague's file whose every free word is an attack: title, names, labels of tags, notes, values.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { AttackFile } from './attack-corpus.ts';
import { exampleDocument } from './sharing-example.ts';

export function attackDocument(words: readonly string[]): AnnotatedArticle {
  const document = exampleDocument();
  const all = words.join(' ');
  return {
    ...document,
    article: { ...document.article, title: all, subtitle: all, byline: all, publisher: all },
    tagset: {
      ...document.tagset,
      tags: document.tagset.tags.map((tag, index) => ({
        ...tag,
        label: `${words[index % words.length] ?? ''} ${index}`,
      })),
    },
    annotators: document.annotators.map((one) => ({ ...one, name: words[0] ?? one.name })),
    annotations: document.annotations.map((one) => ({ ...one, note: all })),
  };
}

export const annotatedFile = (document: AnnotatedArticle, name: string): AttackFile => ({
  name,
  bytes: new TextEncoder().encode(
    serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '0.0.0' }),
  ),
});
