// `sourcebench list`: the articles of a workspace, newest import first.

import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export async function listCommand(context: Context): Promise<Outcome> {
  const { handlers } = await context.open();
  const articles = await handlers['article:list'](undefined);
  return {
    document: {
      articles: articles.map(({ id, title, annotations }) => ({ id, title, annotations })),
    },
    lines: articles.map(
      ({ id, title, annotations }) => `${id}  ${String(annotations).padStart(5)}  ${title}`,
    ),
    errors: [],
  };
}
