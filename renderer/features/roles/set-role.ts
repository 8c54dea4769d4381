// Gives the blocks at the caret, in the selection or under the selected mark another role.

import type { Block, BlockRole } from '../../../shared/domain/article.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { enqueueKept, requestOf } from '../../state/act-requests.ts';
import { applyResult, reportFailure } from '../../state/acts.ts';
import { currentArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { useSelection } from '../../state/selection-store.ts';
import { countOf } from '../../ui/words.ts';
import { hullOf } from '../annotate/prepare-span.ts';
import { roleLabel } from './role-words.ts';

/** Where the person is: the selection or caret in the text, else the selected mark; null when nowhere. */
export function placeForRole(): Span | null {
  const { span, markId } = useSelection.getState();
  const inText = reader.current?.selection() ?? null;
  const mark = markId === null ? undefined : marks.get(markId);
  const placed = mark === undefined || mark.state === 'orphan' ? null : hullOf(mark.segments);
  return inText ?? span ?? placed;
}

/** The blocks that the place touches; a caret touches the block it stands in or at the edge of. */
export function blocksAt(place: Span): readonly Block[] {
  const blocks = currentArticle()?.article.blocks ?? [];
  return blocks.filter(
    ({ startUtf16, endUtf16 }) => startUtf16 <= place.endUtf16 && place.startUtf16 <= endUtf16,
  );
}

export async function setRole(role: BlockRole): Promise<void> {
  const current = currentArticle();
  const place = placeForRole();
  if (current === null || place === null) {
    announce('Put the caret in a paragraph first.');
    return;
  }
  const touched = blocksAt(place);
  if (touched.every((block) => block.role === role)) {
    announce(`Already ${roleLabel(role).toLowerCase()}`);
    return;
  }
  const { startUtf16, endUtf16 } = place;
  const articleId = current.article.id;
  try {
    const said = `${countOf(touched.length, 'paragraph')}: ${roleLabel(role).toLowerCase()}`;
    const result = await enqueueKept(
      requestOf('article:set-role', { articleId, place: { startUtf16, endUtf16 }, role }),
      {
        what: said,
        touches: touched.map((block) => `${articleId} block ${block.startUtf16}`),
        placed: true,
      },
    );
    applyResult(result);
    announce(said);
  } catch (thrown) {
    reportFailure(thrown);
  }
}
