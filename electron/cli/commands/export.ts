// `sourcebench export`: one article to a file, or every article into a folder; deleted ones only by name.

import { join } from 'node:path';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ExportResult } from '../../../shared/ipc/types.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';
import { isFolder, makeFolder } from '../output-folder.ts';

export interface ExportInput {
  readonly out: string;
  readonly article?: string;
}

/** `--out` names a folder when it is one or ends like one; it is made when it is missing. */
export async function exportCommand(context: Context, input: ExportInput): Promise<Outcome> {
  const { handlers } = await context.open();
  const listed = await handlers['article:list'](undefined);
  const articles = listed.filter(({ shelf }) => shelf !== 'bin');
  const chosen = choose(context, articles, input);
  const intoFolder = isFolder(input.out);
  const taken = new Set<string>();
  const targets: { readonly articleId: ArticleId; readonly path: string }[] = [];
  for (const articleId of chosen) {
    // Also finds out whether there is such an article, before anything is made.
    const name = freeName(await handlers['export:file-name']({ articleId }), taken);
    targets.push({ articleId, path: intoFolder ? join(input.out, name) : input.out });
  }
  if (intoFolder) makeFolder(input.out);
  const exported: (ExportResult & { readonly articleId: ArticleId })[] = [];
  for (const { articleId, path } of targets) {
    exported.push({ articleId, ...(await handlers['export:annotated-json']({ articleId, path })) });
  }
  return {
    document: { exports: exported },
    lines: exported.map(
      ({ path, annotations }) =>
        `exported  ${path}  (${annotations} ${annotations === 1 ? 'mark' : 'marks'})`,
    ),
    errors: [],
  };
}

function choose(
  context: Context,
  articles: readonly ArticleSummary[],
  { article, out }: ExportInput,
): ArticleId[] {
  if (article !== undefined) return [article as ArticleId];
  if (articles.length === 0) {
    throw new AppError('not-found', `The workspace ${context.path} has no article to export.`, {
      remedy: 'Import one first.',
      file: context.path,
    });
  }
  if (articles.length > 1 && !isFolder(out)) {
    throw new AppError(
      'bad-usage',
      `The workspace ${context.path} has ${articles.length} articles, and --out ${out} is one file.`,
      { remedy: 'Name one with --article ID, or give --out a folder (ending in “/”).' },
    );
  }
  return articles.map(({ id }) => id);
}

/** Two articles may have one headline; names that differ in case only are one name on some systems. */
function freeName(name: string, taken: Set<string>): string {
  const suffix = '.annotated.json';
  const stem = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
    candidate = `${stem}-${count}${suffix}`;
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}
