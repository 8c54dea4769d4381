// Names for the files of articles: from their titles, as every disk takes them, none twice.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import { slugOf } from '../annotation-file/file-name.ts';

export interface FileNames {
  /** Always the same for an article. */
  readonly nameOf: (document: AnnotatedArticle) => string;
  /** Another one for the article, because files of others are called like that. */
  readonly rename: (document: AnnotatedArticle) => string;
}

/** Of articles with one title, the first to ask gets the plain name and the others numbers; nobody gets a reserved one. */
export function createFileNames(reserved: readonly string[]): FileNames {
  const names = new Map<string, string>();
  const taken = new Set(reserved.map(folded));
  /** How far the numbers of a stem have come, so that ten thousand of one title do not search from the start. */
  const counts = new Map<string, number>();

  function rename({ article: { id, title } }: AnnotatedArticle): string {
    const stem = slugOf(title, 'article');
    const first = counts.get(stem) ?? 1;
    for (let count = first; ; count += 1) {
      const name = count === 1 ? stem : `${stem}-${count}`;
      if (taken.has(folded(name))) continue;
      taken.add(folded(name));
      counts.set(stem, count + 1);
      names.set(id, name);
      return name;
    }
  }

  return { nameOf: (document) => names.get(document.article.id) ?? rename(document), rename };
}

/** Two names are one file on some disks when these are the same. */
export const folded = (name: string): string => name.normalize('NFKC').toUpperCase();
