// Which articles of a workspace a command is about: named ones, a collection, a search, or all that are not deleted.

import { defaultSort, type LibraryTarget } from '../../shared/domain/library.ts';
import type { ArticleId, CollectionId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { WorkspaceService } from '../workspace/workspace.ts';

export interface SelectionInput {
  readonly article?: readonly string[];
  /** In the query language of the library. */
  readonly query?: string;
  readonly collection?: string;
}

/** Throws `bad-usage` for articles and a search at once, `not-found` for a collection that is not there. */
export async function selectArticles(
  handlers: WorkspaceService['handlers'],
  { article, query, collection }: SelectionInput,
): Promise<LibraryTarget> {
  if (article !== undefined) {
    if (query === undefined && collection === undefined) return { ids: article as ArticleId[] };
    throw new AppError('bad-usage', '--article names articles, so nothing is searched.', {
      remedy: 'Leave out --article, or --query and --collection.',
    });
  }
  const isAll = query === undefined && collection === undefined;
  return {
    view: {
      // A search is over what is not deleted, unless it says where to look.
      query: isAll ? 'in:library OR in:archive' : (query ?? ''),
      shelf: 'library',
      status: null,
      collection: collection === undefined ? null : await collectionNamed(handlers, collection),
      sort: defaultSort,
    },
    except: [],
  };
}

async function collectionNamed(
  handlers: WorkspaceService['handlers'],
  name: string,
): Promise<CollectionId> {
  const { collections } = await handlers['library:counts'](undefined);
  const found = collections.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found.id;
  const names = collections.map((one) => `“${one.name}”`).join(', ');
  throw new AppError('not-found', `There is no collection “${name}”.`, {
    remedy: names === '' ? 'There are no collections yet.' : `Name one of ${names}.`,
  });
}
