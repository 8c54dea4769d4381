// Says what blocks of an article are for: headline, caption, boilerplate and so on. Neither the text nor the type of a
// block changes, so every mark stays where it is.

import type { Block, BlockRole } from '../../../shared/domain/article.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const roleNames: { readonly [Role in BlockRole]: string } = {
  headline: 'headline',
  subtitle: 'subtitle',
  byline: 'byline',
  date: 'date',
  caption: 'caption',
  body: 'body text',
  boilerplate: 'boilerplate',
};

/**
 * Every block that the place touches gets the role; offsets in UTF-16 code units. A caret, where start and end are
 * the same, touches the block that it is in or at the edge of. Throws `invalid-input` for a place without a block.
 */
export function setRole(
  workspace: OpenWorkspace,
  { articleId, place, role }: ThreadInput<'article:set-role'>,
): ActResult {
  return performAct(workspace, (db) => {
    const head = requireArticle(db, articleId);
    const touched = workspace.revisionOf(head).blocks.filter((block) => touches(block, place));
    if (touched.length === 0) {
      throw new AppError('invalid-input', 'There is no text at this place to give a role to.', {
        remedy: 'Put the caret into a paragraph, or select some of it.',
      });
    }
    const changed = touched.filter((block) => block.role !== role);
    const label = `Set role: ${roleNames[role]}`;
    if (changed.length === 0) return { label, head, changes: [] };
    return {
      label,
      head,
      changes: [
        {
          entity: 'roles',
          articleId,
          id: String(head.revisionNumber),
          before: changed.map(({ startUtf16, role: was }) => ({ startUtf16, role: was })),
          after: changed.map(({ startUtf16 }) => ({ startUtf16, role })),
        },
      ],
    };
  });
}

function touches(block: Block, place: Span): boolean {
  return place.startUtf16 === place.endUtf16
    ? block.startUtf16 <= place.startUtf16 && place.startUtf16 <= block.endUtf16
    : block.startUtf16 < place.endUtf16 && place.startUtf16 < block.endUtf16;
}
