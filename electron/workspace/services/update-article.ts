// Edits what is known about an article: headline, byline, date and so on. The text itself is not touched.

import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireStoredArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const fieldNames: { readonly [Field in keyof ArticleMetadata]: string } = {
  title: 'headline',
  subtitle: 'subtitle',
  byline: 'byline',
  publisher: 'publisher',
  publishedOn: 'date',
  url: 'address',
  language: 'language',
  direction: 'text direction',
};

export function updateArticle(
  workspace: OpenWorkspace,
  { id, fields }: ThreadInput<'article:update'>,
): ActResult {
  return performAct(workspace, (db) => {
    const head = requireStoredArticle(db, id);
    const before = head.metadata;
    const after = withFields(before, fields);
    const changed = changedFields(before, after);
    const [only] = changed;
    const label =
      changed.length === 1 && only !== undefined
        ? `Edit ${fieldNames[only]}`
        : 'Edit article details';
    if (changed.length === 0) return { label, head, changes: [] };
    return { label, head, changes: [{ entity: 'metadata', articleId: id, id, before, after }] };
  });
}

/** A field that is absent or undefined stays as it is; null clears it. */
function withFields(
  before: ArticleMetadata,
  fields: ThreadInput<'article:update'>['fields'],
): ArticleMetadata {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...before, ...(Object.fromEntries(given) as Partial<ArticleMetadata>) };
}

function changedFields(before: ArticleMetadata, after: ArticleMetadata): (keyof ArticleMetadata)[] {
  const fields = Object.keys(fieldNames) as (keyof ArticleMetadata)[];
  return fields.filter((field) => before[field] !== after[field]);
}
