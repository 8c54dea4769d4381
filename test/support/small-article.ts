// One small annotated article whose every part is known, to state exactly what a format makes of it: a mark with a note,
// one of two segments, and a relation between them.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
  TagId,
} from '../../shared/domain/ids.ts';
import { contextOf } from '../../shared/text/context.ts';
import { sha256Hex } from './arbitrary-article.ts';

const text = '🚧 Ana said so';
const ana = 'ana' as AnnotatorId;

function mark(id: string, tag: string, words: readonly string[]): Annotation {
  const segments = words.map((quote) => {
    const startUtf16 = text.indexOf(quote);
    return { startUtf16, endUtf16: startUtf16 + quote.length, quote };
  });
  return {
    id: id as AnnotationId,
    tag: tag as TagId,
    segments,
    ...contextOf(text, segments),
    attributes: {},
    note: null,
    annotator: ana,
    origin: 'manual',
    createdAtMs: 1000,
    updatedAtMs: 2000,
    anchoring: { state: 'exact', score: 1 },
    extra: {},
  };
}

export function smallArticle(): AnnotatedArticle {
  const tag = (id: string, color: string) => ({
    id: id as TagId,
    label: id.toUpperCase(),
    color,
    shortcut: null,
    description: null,
  });
  return {
    article: {
      id: 'article-1' as ArticleId,
      title: 'A day',
      subtitle: null,
      byline: null,
      publisher: null,
      publishedOn: null,
      url: null,
      language: null,
      direction: 'ltr',
      text,
      textSha256: sha256Hex(text),
      blocks: [{ startUtf16: 0, endUtf16: text.length, type: 'blockquote', role: 'body' }],
      marks: [],
      revision: { number: 1, parentTextSha256: null, createdAtMs: 0, reason: null },
      source: {
        fileName: 'a.txt',
        mediaType: 'text/plain',
        bytes: 0,
        sha256: sha256Hex(''),
        importedAtMs: 0,
      },
      extra: {},
    },
    tagset: {
      id: 'small',
      name: 'Small',
      version: 1,
      tags: [
        { ...tag('actor', '#1d4ed8'), attributes: [] },
        {
          ...tag('quote', '#b45309'),
          shortcut: 'q',
          description: 'Words & "deeds".',
          attributes: [
            {
              id: 'form',
              label: 'Form',
              type: 'choice',
              options: [{ id: 'direct', label: 'Direct' }],
              required: false,
            },
          ],
        },
      ],
      relations: [
        { id: 'said-by', label: 'said by', from: ['quote' as TagId], to: ['actor' as TagId] },
      ],
    },
    annotators: [{ id: ana, name: 'Ana' }],
    annotations: [
      { ...mark('m1', 'actor', ['Ana']), note: 'who?' },
      { ...mark('m2', 'quote', ['said', 'so']), attributes: { form: 'direct' } },
    ],
    relations: [
      {
        id: 'r1' as RelationId,
        type: 'said-by',
        from: 'm2' as AnnotationId,
        to: 'm1' as AnnotationId,
        note: null,
        annotator: ana,
        createdAtMs: 1000,
        updatedAtMs: 2000,
        extra: {},
      },
    ],
    review: null,
  };
}

/** What the tagset editor would not allow or would tidy, while files may have it. */
export const oddTagsets: readonly (readonly [what: string, AnnotatedArticle])[] = [
  ['without tags', bare({ tags: [], relations: [] })],
  ['with an empty name and empty labels', relabelled('')],
  ['with one label for two tags', relabelled('Same')],
];

function bare(more: Partial<AnnotatedArticle['tagset']>): AnnotatedArticle {
  const given = smallArticle();
  return { ...given, tagset: { ...given.tagset, ...more }, annotations: [], relations: [] };
}

/** Both tags want the same key, too. */
function relabelled(label: string): AnnotatedArticle {
  const given = smallArticle();
  const tags = given.tagset.tags.map((tag) => ({ ...tag, label, shortcut: 'x' }));
  return { ...given, tagset: { ...given.tagset, name: label, tags } };
}
