// Where the articles of a dataset come from: one after the other, each as it was when the export began.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { MarkChoice } from '../../../shared/datasets/select-marks.ts';
import { marksChosenBy, type IsChosenElsewhere } from '../../../shared/datasets/select-marks.ts';
import type { SplitItem } from '../../../shared/datasets/split.ts';
import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { LibraryTarget } from '../../../shared/domain/library.ts';
import type { ReadDb } from '../db/connection.ts';
import {
  countTags,
  isChosenMark,
  listArticlesById,
  listArticlesOf,
  type ListedArticle,
} from '../db/export-list.ts';
import { cancelled } from './export-checks.ts';
import { requireFilter } from './library-view.ts';
import { documentIn } from './load-document.ts';
import { noSuchArticle } from './lookup.ts';
import { makeOpenWorkspace, type OpenWorkspace } from './open-workspace.ts';

export interface ExportSource {
  /** How many articles there are. */
  readonly articles: number;
  /** The article at a place from 0, without what the choice leaves out. */
  readonly read: (index: number) => AnnotatedArticle;
  /** Of all articles, the chosen marks by tag. */
  readonly splitItems: () => SplitItem[];
}

/** What the target names, each article once, in the order in which they came into the workspace. */
export function listTarget(db: ReadDb, target: LibraryTarget): ListedArticle[] {
  if ('view' in target) {
    const spared = new Set<ArticleId>(target.except);
    return listArticlesOf(db, requireFilter(target.view)).filter(([, id]) => !spared.has(id));
  }
  const found = listArticlesById(db, target.ids);
  const ids = new Set(target.ids);
  if (found.length === ids.size) return found;
  const there = new Set(found.map(([, id]) => id));
  const missing = target.ids.find((id) => !there.has(id));
  throw noSuchArticle(missing ?? target.ids[0] ?? ('' as ArticleId));
}

/** Articles that are counted by one statement, so that nothing large is held. */
const COUNTED_AT_ONCE = 1000;

/** Runs the work on one unchanging state of the workspace, whatever is written meanwhile. A stop closes it at once. */
export async function withWorkspaceSource<T>(
  workspace: OpenWorkspace,
  target: LibraryTarget,
  choice: MarkChoice,
  signal: AbortSignal,
  work: (source: ExportSource) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw cancelled();
  const { db, close } = workspace.openSnapshot();
  signal.addEventListener('abort', close, { once: true });
  try {
    const { path, clock, annotator, checked } = workspace;
    // It opens nothing further.
    const asItWas = makeOpenWorkspace({ path, key: null, db, clock, annotator, checked });
    return await work(sourceIn(asItWas, listTarget(db, target), choice));
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
}

function sourceIn(
  workspace: OpenWorkspace,
  listed: readonly ListedArticle[],
  choice: MarkChoice,
): ExportSource {
  const { db } = workspace;
  const choose = marksChosenBy(choice);
  const isChosenElsewhere: IsChosenElsewhere = (article, mark) =>
    isChosenMark(db, article, mark, choice);
  return {
    articles: listed.length,
    read(index) {
      const id = listed[index]?.[1];
      if (id === undefined) throw new RangeError(`no article ${index} of ${listed.length}`);
      return choose(documentIn(workspace, db, id), isChosenElsewhere);
    },
    splitItems: () => itemsOf(db, listed, choice),
  };
}

function itemsOf(db: ReadDb, listed: readonly ListedArticle[], choice: MarkChoice): SplitItem[] {
  const marks = new Map<number, (readonly [tag: number, count: number])[]>();
  const tags = new Map<string, number>();
  for (let at = 0; at < listed.length; at += COUNTED_AT_ONCE) {
    const keys = listed.slice(at, at + COUNTED_AT_ONCE).map(([key]) => key);
    for (const [key, tag, count] of countTags(db, keys, choice)) {
      const number = tags.get(tag) ?? tags.size;
      tags.set(tag, number);
      const known = marks.get(key);
      if (known === undefined) marks.set(key, [[number, count]]);
      else known.push([number, count]);
    }
  }
  return listed.map(([key, id]) => ({ id, marks: marks.get(key) ?? [] }));
}

/** Articles that are at hand, as those of files. Relations into other articles go by the marks that are here. */
export function sourceOfArticles(
  documents: readonly AnnotatedArticle[],
  choice: MarkChoice,
): ExportSource {
  const choose = marksChosenBy(choice);
  let chosen: Map<ArticleId, Set<AnnotationId>> | null = null;
  const isChosenElsewhere: IsChosenElsewhere = (article, mark) => {
    chosen ??= new Map(
      documents.map((document) => [
        document.article.id,
        new Set(choose(document, () => false).annotations.map(({ id }) => id)),
      ]),
    );
    return chosen.get(article)?.has(mark) === true;
  };
  const read = (index: number): AnnotatedArticle => {
    const document = documents[index];
    if (document === undefined) throw new RangeError(`no article ${index} of ${documents.length}`);
    return choose(document, isChosenElsewhere);
  };
  return {
    articles: documents.length,
    read,
    splitItems() {
      const tags = new Map<string, number>();
      return documents.map((document, index) => {
        const counts = new Map<number, number>();
        for (const { tag } of read(index).annotations) {
          const number = tags.get(tag) ?? tags.size;
          tags.set(tag, number);
          counts.set(number, (counts.get(number) ?? 0) + 1);
        }
        return { id: document.article.id, marks: [...counts] };
      });
    },
  };
}
