// The channels about the library: lists, counts, values, search, and the acts on articles and collections.

import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import {
  articleStatuses,
  shelves,
  type FacetField,
  type LibraryTarget,
  type LibraryView,
  type SortField,
} from '../../../shared/domain/library.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { FacetValue, LibraryCounts, QueryFault } from '../../../shared/ipc/types.ts';
import { queryFault } from '../../../renderer/state/search-query.ts';
import { hitsOf, matches, termsOf, type Searched } from './fake-query.ts';
import type { FakeStore, LibraryState } from './fake-store.ts';
import type { Answers } from './fake-types.ts';

type SortValue = string | number | null;

const sortValues: { readonly [Field in SortField]: (row: ArticleSummary) => SortValue } = {
  imported: ({ importedAtMs }) => importedAtMs,
  changed: ({ updatedAtMs }) => updatedAtMs,
  published: ({ publishedOn }) => publishedOn,
  title: ({ title }) => title.toLowerCase(),
  publisher: ({ publisher }) => publisher?.toLowerCase() ?? null,
  byline: ({ byline }) => byline?.toLowerCase() ?? null,
  status: ({ status }) => articleStatuses.indexOf(status),
  marks: ({ annotations }) => annotations,
  length: ({ characters }) => characters,
  language: ({ language }) => language,
  kind: ({ kind }) => kind,
};

function compare(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

function sorted(rows: readonly ArticleSummary[], { by, descending }: LibraryView['sort']) {
  const value = sortValues[by];
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return descending ? compare(right, left) : compare(left, right);
  });
}

/** The list on screen is asked for again and again while scrolling. */
const kept = new WeakMap<FakeStore, { readonly key: string; readonly rows: ArticleSummary[] }>();

function searched(store: FakeStore, row: ArticleSummary): Searched {
  return { row, article: store.article(row.id), annotations: store.ofArticle(row.id) };
}

function listed(store: FakeStore, view: LibraryView): ArticleSummary[] {
  const key = JSON.stringify([view, store.version]);
  const known = kept.get(store);
  if (known?.key === key) return known.rows;
  const terms = termsOf(view.query);
  const found = store.rows().filter((row) => {
    if (row.shelf !== view.shelf) return false;
    if (view.status !== null && row.status !== view.status) return false;
    if (view.collection !== null && !row.collections.includes(view.collection)) return false;
    return terms.length === 0 || matches(searched(store, row), terms);
  });
  const rows = sorted(found, view.sort);
  kept.set(store, { key, rows });
  return rows;
}

function faultOf({ query }: LibraryView): QueryFault | null {
  return queryFault(query);
}

function counts(store: FakeStore): LibraryCounts {
  const rows = store.rows();
  const shelved = rows.filter(({ shelf }) => shelf === 'library');
  const shelfCounts = shelves.map((name) => [
    name,
    rows.filter(({ shelf }) => shelf === name).length,
  ]);
  const statusCounts = articleStatuses.map((name) => [
    name,
    shelved.filter(({ status }) => status === name).length,
  ]);
  const collections = [...store.library.names]
    .map(([id, name]) => ({
      id,
      name,
      articles: shelved.filter((row) => row.collections.includes(id)).length,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return {
    shelves: Object.fromEntries(shelfCounts) as LibraryCounts['shelves'],
    statuses: Object.fromEntries(statusCounts) as LibraryCounts['statuses'],
    collections,
  };
}

function valuesOf(store: FakeStore, row: ArticleSummary, field: FacetField): readonly string[] {
  switch (field) {
    case 'tag':
      return store.ofArticle(row.id).map(({ tag }) => tag);
    case 'annotator':
      return store.ofArticle(row.id).length === 0 ? [] : ['Ana Ruiz'];
    case 'year':
      return row.publishedOn === null ? [] : [row.publishedOn.slice(0, 4)];
    case 'publisher':
    case 'byline':
    case 'language':
    case 'kind':
      return row[field] === null ? [] : [row[field]];
  }
}

function facet(store: FakeStore, view: LibraryView, field: FacetField): readonly FacetValue[] {
  const articles = new Map<string, number>();
  for (const row of listed(store, view)) {
    for (const value of new Set(valuesOf(store, row, field))) {
      articles.set(value, (articles.get(value) ?? 0) + 1);
    }
  }
  return [...articles]
    .map(([value, count]) => ({ value, label: value, articles: count }))
    .toSorted((a, b) => b.articles - a.articles);
}

export function targetIds(store: FakeStore, target: LibraryTarget): readonly ArticleId[] {
  if ('ids' in target) return target.ids;
  return listed(store, target.view)
    .map(({ id }) => id)
    .filter((id) => !target.except.includes(id));
}

const words = (ids: readonly ArticleId[]) =>
  ids.length === 1 ? 'article' : `${ids.length} articles`;

export function libraryAnswers(store: FakeStore) {
  const act = (label: string, library: LibraryState, ids: readonly ArticleId[]) =>
    store.act({
      label,
      articleId: null,
      onlyId: ids.length === 1 ? (ids[0] ?? null) : null,
      before: { library: store.library },
      after: { library },
    });
  const stand = (
    ids: readonly ArticleId[],
    set: Partial<Pick<ArticleSummary, 'status' | 'shelf'>>,
  ) => {
    const standings = new Map(store.library.standings);
    for (const id of ids) {
      const { status, shelf, kind } = store.row(id);
      standings.set(id, { status, shelf, kind, ...set });
    }
    return { ...store.library, standings };
  };
  return {
    'library:page': ({ view, offset, limit }) => {
      const fault = faultOf(view);
      const rows = fault === null ? listed(store, view) : [];
      return { offset, rows: rows.slice(offset, offset + limit), total: rows.length, fault };
    },
    'library:position': ({ view, id }) => {
      const at = listed(store, view).findIndex((row) => row.id === id);
      return at === -1 ? null : at;
    },
    'library:neighbour': ({ view, id, step }) => {
      const rows = listed(store, view);
      const at = rows.findIndex((row) => row.id === id);
      return (at === -1 ? rows[0] : rows[at + step])?.id ?? null;
    },
    'library:counts': () => counts(store),
    'library:facet': ({ view, field }) => facet(store, view, field),
    'library:search': ({ view, offset, limit }) => {
      const fault = faultOf(view);
      const rows = fault === null ? listed(store, view) : [];
      const terms = termsOf(view.query);
      const groups = rows.slice(offset, offset + limit).map((row) => {
        const hits = hitsOf(searched(store, row), terms);
        return { article: row, hits: hits.slice(0, 20), hitCount: hits.length };
      });
      return { offset, groups, total: rows.length, fault };
    },
    'library:act': ({ target, act: what }) => {
      const ids = targetIds(store, target);
      switch (what.kind) {
        case 'set-status':
          return act(`Set the status of ${words(ids)}`, stand(ids, { status: what.status }), ids);
        case 'move':
          return act(
            `Move ${words(ids)} to the ${what.shelf}`,
            stand(ids, { shelf: what.shelf }),
            ids,
          );
        case 'collect':
        case 'uncollect': {
          const before = store.library.members.get(what.collection) ?? new Set();
          const chosen = new Set(ids);
          const after = what.kind === 'collect' ? before.union(chosen) : before.difference(chosen);
          const members = new Map(store.library.members).set(what.collection, after);
          return act(`Change collections of ${words(ids)}`, { ...store.library, members }, ids);
        }
      }
    },
    'collection:create': ({ id, name, target }) => {
      const taken = [...store.library.names.values()].some(
        (other) => other.toLowerCase() === name.toLowerCase(),
      );
      if (taken) {
        throw new AppError('conflict', `There is a collection “${name}” already.`, {
          remedy: 'Choose another name.',
        });
      }
      const ids = target === null ? [] : targetIds(store, target);
      const names = new Map(store.library.names).set(id, name);
      const members = new Map(store.library.members).set(id, new Set(ids));
      return act(`Create collection ${name}`, { ...store.library, names, members }, []);
    },
    'collection:rename': ({ id, name }) => {
      const names = new Map(store.library.names).set(id, name);
      return act('Rename collection', { ...store.library, names }, []);
    },
    'collection:delete': ({ id }) => {
      const names = new Map(store.library.names);
      const members = new Map(store.library.members);
      names.delete(id);
      members.delete(id);
      return act('Delete collection', { ...store.library, names, members }, []);
    },
  } satisfies Partial<Answers>;
}
