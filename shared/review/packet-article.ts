// An article for a blind second reading: its text, its structure, its tagset and the guidelines, and nothing that would
// tell what somebody marked or thought. The id stays, so that what comes back is matched with the article.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import { putGuidelinesInto } from '../annotation-file/own-guidelines.ts';

/** `markdown` are the guidelines of the article's tagset; null where it has none. */
export function packetArticle(
  { article, tagset }: AnnotatedArticle,
  markdown: string | null,
): AnnotatedArticle {
  const guidelines =
    markdown === null || markdown.trim() === '' ? null : { tagsetId: tagset.id, markdown };
  return {
    article: {
      ...article,
      // The reason of an edit is a note, and what other programs kept under `extra` may be about marks.
      revision: { ...article.revision, reason: null },
      extra: putGuidelinesInto({}, guidelines),
    },
    tagset,
    annotators: [],
    annotations: [],
    relations: [],
    review: null,
  };
}
