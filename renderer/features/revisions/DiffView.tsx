// The differences of two texts as a list of changed places: what went is struck, what came is underlined, and both are
// said, so that colour is never the only sign. j and k, or the arrow keys, go from one place to the next.

import { useRef, type KeyboardEvent } from 'react';
import type { DiffHunk, DiffPiece, TextDiff } from '../../../shared/ipc/text-types.ts';
import { countOf, formatNumber } from '../../ui/words.ts';
import './diff-view.css';

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function Piece({ piece }: { readonly piece: DiffPiece }) {
  if (piece.kind === 'same') return <>{piece.text}</>;
  // A line break alone would not show.
  const shown = piece.text.replaceAll('\n', '¶\n');
  return piece.kind === 'deleted' ? (
    <del>
      <span className="visually-hidden">deleted: </span>
      {shown}
    </del>
  ) : (
    <ins>
      <span className="visually-hidden">inserted: </span>
      {shown}
    </ins>
  );
}

function Hunk({ hunk, number }: { readonly hunk: DiffHunk; readonly number: number }) {
  return (
    <li className="diff-hunk" tabIndex={-1} aria-label={`Change ${formatNumber(number)}`}>
      <p dir="auto">
        {hunk.pieces.map((piece, at) => (
          // Pieces have no identity and never change places.
          <Piece key={at} piece={piece} />
        ))}
      </p>
    </li>
  );
}

/** Such as `3 changed places: 12 characters deleted, 40 inserted`. */
export function diffWords({ hunkCount, deleted, inserted }: TextDiff): string {
  if (hunkCount === 0) return 'The two texts are the same.';
  return `${countOf(hunkCount, 'changed place')}: ${countOf(deleted, 'character')} deleted, ${formatNumber(inserted)} inserted.`;
}

export function DiffView({ diff }: { readonly diff: TextDiff }) {
  const list = useRef<HTMLOListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const hunks = [...(list.current?.children ?? [])];
    const at = hunks.findIndex((hunk) => hunk === document.activeElement);
    const next = hunks[Math.min(hunks.length - 1, Math.max(0, at + step))];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  };
  const more = diff.hunkCount - diff.hunks.length;
  return (
    <section
      className="diff-view"
      role="region"
      aria-label="Changes, j and k go from one to the next"
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <ol ref={list}>
        {diff.hunks.map((hunk, at) => (
          <Hunk key={`${hunk.beforeUtf16} ${hunk.afterUtf16}`} hunk={hunk} number={at + 1} />
        ))}
      </ol>
      {more > 0 ? (
        <p className="quiet diff-more">{countOf(more, 'more changed place')} not shown.</p>
      ) : null}
    </section>
  );
}
