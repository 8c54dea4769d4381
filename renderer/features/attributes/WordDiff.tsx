// Old words beside new ones in one line: what went is struck out, what came is underlined; both are said aloud.

import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';

/** More than this is shown as gone and come as a whole; comparing it word by word helps nobody. */
const LONGEST_UTF16 = 8000;
const MOST_EDITS = 2000;

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
  readonly language: string | null;
}

interface Piece {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
}

function segmenterOf(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}

function piecesOf({ before, after, language }: WordDiffProps): readonly Piece[] {
  const whole: readonly Piece[] = [
    { kind: 'gone', text: before },
    { kind: 'come', text: after },
  ];
  if (before.length + after.length > LONGEST_UTF16) return whole;
  const changes = diffWordsWithSpace(before, after, {
    maxEditLength: MOST_EDITS,
    intlSegmenter: segmenterOf(language),
  });
  return (
    changes?.map(({ added, removed, value }) => ({
      kind: added ? 'come' : removed ? 'gone' : 'same',
      text: value,
    })) ?? whole
  );
}

function PieceOf({ kind, text }: Piece) {
  if (kind === 'same') return text;
  const said = <span className="visually-hidden">{kind === 'gone' ? ' gone: ' : ' new: '}</span>;
  return kind === 'gone' ? (
    <del>
      {said}
      {text}
    </del>
  ) : (
    <ins>
      {said}
      {text}
    </ins>
  );
}

export function WordDiff({ before, after, language }: WordDiffProps) {
  const pieces = useMemo(() => piecesOf({ before, after, language }), [before, after, language]);
  return (
    <p className="word-diff" dir="auto" lang={language ?? undefined}>
      {pieces.map((piece, at) => (
        // Pieces have no identity but their place.
        <PieceOf key={at} {...piece} />
      ))}
    </p>
  );
}
