// `sourcebench share ARTICLE-ID --out FILE`: a sharing copy of an article, in which chosen names are replaced.

import { resolve } from 'node:path';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { SharingNames } from '../../../shared/ipc/sharing-types.ts';
import { hideableFields, type HideableField } from '../../../shared/sharing/sharing-choice.ts';
import type { Context } from '../context.ts';
import { encryptionOf, type EncryptionInput } from '../encryption-options.ts';
import type { Outcome } from '../outcome.ts';

export interface ShareInput extends EncryptionInput {
  readonly articleId: string;
  readonly out: string;
  /** Tags of marks whose names are hidden. */
  readonly hide?: readonly string[];
  readonly hideName?: readonly string[];
  readonly hideParts?: boolean;
  readonly hideNotes?: boolean;
  readonly hideAnnotators?: boolean;
  readonly hideFields?: readonly HideableField[];
  /** Where the list of replacements goes. */
  readonly list?: string;
}

export async function shareCommand(context: Context, input: ShareInput): Promise<Outcome> {
  const { handlers } = await context.openToRead();
  const articleId = input.articleId as ArticleId;
  const can = await handlers['sharing:names']({ articleId });
  const choice = {
    names: [...namesOfTags(can, input.hide ?? []), ...(input.hideName ?? [])],
    parts: input.hideParts === true,
    notes: input.hideNotes === true ? ('all' as const) : [],
    annotators: input.hideAnnotators === true,
    fields: [...(input.hideFields ?? [])],
  };
  const copy = await handlers['sharing:write']({
    articleId,
    choice,
    encryption: encryptionOf(context, input),
    path: resolve(input.out),
    listPath: input.list === undefined ? null : resolve(input.list),
  });
  return {
    document: { ...copy },
    lines: [
      `wrote  ${copy.path}  (${copy.words} words of the text replaced)`,
      ...(copy.listPath === null ? [] : [`wrote  ${copy.listPath}  (keep it to yourself)`]),
      ...copy.warnings.map((warning) => `  ${warning}`),
    ],
    errors: [],
  };
}

function namesOfTags({ names }: SharingNames, tags: readonly string[]): string[] {
  const chosen = tags.flatMap((one) => one.split(',')).map((tag) => tag.trim());
  const missing = chosen.find((tag) => !names.some((name) => name.tag === tag));
  if (missing === undefined) {
    return names.filter(({ tag }) => chosen.includes(tag)).map(({ name }) => name);
  }
  const known = [...new Set(names.map(({ tag }) => tag))].join(', ');
  throw new AppError('not-found', `The article has no mark with the tag “${missing}”.`, {
    remedy: known === '' ? 'Name what to hide with --hide-name.' : `Name one of ${known}.`,
  });
}

/** Of `--hide-fields`. */
export function parseFields(value: string): HideableField[] {
  return value.split(',').map((given) => {
    const field = hideableFields.find((one) => one === given.trim());
    if (field !== undefined) return field;
    throw new AppError('bad-usage', `“${given}” is no field of an article that can be hidden.`, {
      remedy: `Name some of ${hideableFields.join(', ')}, with commas between them.`,
    });
  });
}
