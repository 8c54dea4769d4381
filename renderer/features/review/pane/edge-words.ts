// Where an edge of the edited span is, in the words beside it.

import type { Span } from '../../../../shared/domain/span.ts';
import { edgeOffset } from '../../../../shared/spans/segment-edges.ts';
import type { EditDraft } from '../../../state/review-store.ts';

const SHOWN_UTF16 = 22;

/** Such as `cost |$41 million`; the bar is where the edge is. */
export function edgeParts(
  text: string,
  segments: readonly Span[],
  edge: EditDraft['edge'],
): { readonly before: string; readonly after: string } {
  const at = edgeOffset(segments, edge);
  const oneLine = (words: string) => words.replaceAll(/\s+/gu, ' ');
  return {
    before: oneLine(text.slice(Math.max(0, at - SHOWN_UTF16), at)).replace(/^[\uDC00-\uDFFF]/u, ''),
    after: oneLine(text.slice(at, at + SHOWN_UTF16)).replace(/[\uD800-\uDBFF]$/u, ''),
  };
}
