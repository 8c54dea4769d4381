// `sourcebench list`: the articles of a workspace, newest import first.

import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export async function listCommand(context: Context): Promise<Outcome> {
  const { handlers } = await context.openToRead();
  const articles = await handlers['article:list'](undefined);
  return {
    document: {
      articles: articles.map(({ id, title, annotations }) => ({ id, title, annotations })),
    },
    lines: articles.map(
      (article) =>
        `${article.id}  ${String(article.annotations).padStart(5)}  ${article.title}${where(article)}`,
    ),
    errors: [],
  };
}

function where({ shelf }: ArticleSummary): string {
  if (shelf === 'library') return '';
  return shelf === 'archive' ? '  (archived)' : '  (deleted)';
}
