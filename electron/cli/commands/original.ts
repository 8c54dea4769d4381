// `sourcebench original ARTICLE-ID --out PATH`: the file that an article was made of, byte for byte.

import { join } from 'node:path';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';
import { isFolder, makeFolder } from '../output-folder.ts';

export interface OriginalInput {
  readonly articleId: string;
  readonly out: string;
  readonly revision?: number;
}

/** `--out` names a folder when it is one or ends like one; the file then keeps its own name. */
export async function originalCommand(context: Context, input: OriginalInput): Promise<Outcome> {
  const { handlers } = await context.openToRead();
  const { articleId, out, revision } = input;
  const wanted = { articleId: articleId as ArticleId, revision };
  // Also finds out whether there is one, before anything is made.
  const name = await handlers['original:file-name'](wanted);
  const intoFolder = isFolder(out);
  if (intoFolder) makeFolder(out);
  const path = intoFolder ? join(out, name) : out;
  const saved = await handlers['original:save']({ ...wanted, path });
  return {
    document: { original: { articleId, ...saved } },
    lines: [`saved  ${saved.path}  (${saved.bytes} bytes)`],
    errors: [],
  };
}
