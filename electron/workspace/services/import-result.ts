// What an import answers, the same for every kind of file.

import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { failedImport } from '../../../shared/ipc/failed-import.ts';
import { toErrorData, type Problem } from '../../../shared/ipc/result.ts';
import type { ImportedRef, ImportResult } from '../../../shared/ipc/types.ts';
import type { KnownArticle } from '../db/custody.ts';

export interface Imports {
  readonly kind: SourceKind | null;
  readonly encoding: string | null;
  readonly articles: readonly ImportedRef[];
  readonly problems: readonly Problem[];
}

/** For a file of which at least one article is in the workspace now. */
export function importResult(file: string, { articles, ...rest }: Imports): ImportResult {
  const [first] = articles;
  return {
    file,
    status: articles.some(({ status }) => status === 'imported') ? 'imported' : 'exists',
    articles,
    articleId: first?.id ?? null,
    title: first?.title ?? null,
    error: null,
    salvageToken: null,
    ...rest,
  };
}

/** For a file whose bytes are known. */
export function knownResult(file: string, known: readonly KnownArticle[]): ImportResult {
  return importResult(file, {
    kind: known[0]?.kind ?? null,
    encoding: known[0]?.encoding ?? null,
    articles: known.map(({ id, title, shelf }) => existing({ id, title, shelf })),
    problems: [],
  });
}

export const existing = ({
  id,
  title,
  shelf,
}: Omit<ImportedRef, 'status' | 'similar'>): ImportedRef => ({
  id,
  title,
  status: 'exists',
  shelf,
  similar: null,
});

/** The result for a source that was not imported. */
export function failed(file: string, thrown: unknown): ImportResult {
  return failedImport(file, toErrorData(thrown));
}
