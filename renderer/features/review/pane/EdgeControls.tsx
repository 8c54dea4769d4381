// The edges of the edited span, each a stop for Tab: left and right move it by a character, with Ctrl by a word. The
// handles in the text do the same by pointer.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useArticle } from '../../../state/article-store.ts';
import { moveEditEdge, takeEdge } from '../../../state/review-edit.ts';
import type { EditDraft } from '../../../state/review-store.ts';
import { edgeParts } from './edge-words.ts';

type Edge = EditDraft['edge'];

function edgesOf({ segments }: EditDraft): readonly Edge[] {
  return segments.flatMap((_, segment): Edge[] => [
    { segment, edge: 'start' },
    { segment, edge: 'end' },
  ]);
}

interface ControlProps {
  readonly edit: EditDraft;
  readonly edge: Edge;
  readonly text: string;
  readonly isRtl: boolean;
}

function Control({ edit, edge, text, isRtl }: ControlProps) {
  const { before, after } = edgeParts(text, edit.segments, edge);
  const name = edge.edge === 'start' ? 'Start' : 'End';
  const which = edit.segments.length === 1 ? name : `${name} ${edge.segment + 1}`;
  const active = edge.segment === edit.edge.segment && edge.edge === edit.edge.edge;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const forwards = (event.key === 'ArrowRight') !== isRtl;
    moveEditEdge(edge, forwards ? 1 : -1, event.ctrlKey || event.altKey || event.metaKey);
  };
  return (
    <button
      type="button"
      className="edge-control"
      data-edge={`${edge.segment} ${edge.edge}`}
      aria-pressed={active}
      onFocus={() => takeEdge(edge)}
      onKeyDown={onKeyDown}
    >
      <span className="edge-name">{which}</span>
      <span className="edge-place" dir="auto">
        <span data-in={edge.edge === 'end'}>{before}</span>
        <span className="edge-bar" />
        <span data-in={edge.edge === 'start'}>{after}</span>
      </span>
    </button>
  );
}

export function EdgeControls({ edit }: { readonly edit: EditDraft }) {
  const article = useArticle((state) => state.current?.article ?? null);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = group.current?.querySelectorAll('button');
    buttons?.[buttons.length - 1]?.focus();
  }, [edit.item]);
  // Segments that were joined are one: the focus goes on at the edge that is left.
  const active = `${edit.edge.segment} ${edit.edge.edge}`;
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    group.current?.querySelector<HTMLElement>(`[data-edge="${active}"]`)?.focus();
  }, [active, edit.segments.length]);
  if (article === null) return null;
  return (
    <div className="edge-controls" role="group" aria-label="Span" ref={group}>
      {edgesOf(edit).map((edge) => (
        <Control
          key={`${edge.segment} ${edge.edge}`}
          edit={edit}
          edge={edge}
          text={article.text}
          isRtl={article.direction === 'rtl'}
        />
      ))}
    </div>
  );
}
