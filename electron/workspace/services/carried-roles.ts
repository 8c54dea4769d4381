// Roles that somebody gave to blocks, carried over to a new text: a block that says the same keeps its role.

import type { Block } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { listRoleStarts, type RolesChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';

interface BlockedText {
  readonly text: string;
  readonly blocks: readonly Block[];
}

interface Revisions {
  readonly articleId: ArticleId;
  readonly before: BlockedText & { readonly number: number };
  readonly after: BlockedText & { readonly number: number };
}

/** None when nobody gave a role that the new text does not have already. */
export function carriedRoles(db: ReadDb, { articleId, before, after }: Revisions): RolesChange[] {
  const given = listRoleStarts(db, articleId, before.number);
  if (given.size === 0) return [];
  const now = blocksByWords(after);
  const pairs: (readonly [block: Block, given: Block])[] = [];
  for (const [words, blocks] of blocksByWords(before)) {
    const others = now.get(words) ?? [];
    // Of blocks that say the same, nobody knows which is which when there are more or fewer of them now.
    if (others.length !== blocks.length) continue;
    for (const [index, block] of blocks.entries()) {
      const other = others[index];
      const isOther = other !== undefined && other.role !== block.role;
      if (isOther && given.has(block.startUtf16)) pairs.push([other, block]);
    }
  }
  if (pairs.length === 0) return [];
  return [
    {
      entity: 'roles',
      articleId,
      id: String(after.number),
      before: pairs.map(([{ startUtf16, role }]) => ({ startUtf16, role })),
      after: pairs.map(([{ startUtf16 }, { role }]) => ({ startUtf16, role })),
    },
  ];
}

function blocksByWords({ text, blocks }: BlockedText): Map<string, Block[]> {
  const byWords = new Map<string, Block[]>();
  for (const block of blocks) {
    const words = text.slice(block.startUtf16, block.endUtf16);
    const alike = byWords.get(words);
    if (alike === undefined) byWords.set(words, [block]);
    else alike.push(block);
  }
  return byWords;
}
