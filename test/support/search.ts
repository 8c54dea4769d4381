// Searching a test's workspace, and results as lines that can be read.

import type { SearchHit, SearchPage } from '../../shared/ipc/types.ts';
import type { LibraryView } from '../../shared/domain/library.ts';
import { viewOf } from './library.ts';
import type { TestWorkspace } from './workspace.ts';

interface Asked {
  readonly view?: Partial<LibraryView>;
  readonly order?: 'relevance' | 'sort';
  readonly offset?: number;
  readonly limit?: number;
}

export function searchFor(
  { call }: Pick<TestWorkspace, 'call'>,
  query: string,
  { view, order = 'relevance', offset = 0, limit = 50 }: Asked = {},
): Promise<SearchPage> {
  return Promise.resolve(
    call['library:search']({ view: viewOf({ ...view, query }), order, offset, limit }),
  );
}

/** The titles found, in order. Throws when the query is wrong. */
export async function titlesFor(
  workspace: Pick<TestWorkspace, 'call'>,
  query: string,
  asked: Asked = {},
): Promise<string[]> {
  const { groups, fault } = await searchFor(workspace, query, asked);
  if (fault !== null) throw new Error(`${query}: ${fault.message}`);
  return groups.map(({ article }) => article.title);
}

/** `text: before [match] after`. */
export const lineOf = ({ in: field, before, match, after }: SearchHit) =>
  `${field}: ${before}[${match}]${after}`;
