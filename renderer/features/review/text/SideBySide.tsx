// The same text twice, mine left and theirs right. Both columns are as wide and hold the same blocks, so that what is
// scrolled in one is brought to the same block in the other.

import { useEffect, useRef } from 'react';
import type { CurrentArticle } from '../../../state/article-store.ts';
import { useFind } from '../../../state/find-store.ts';
import { reader } from '../../../state/reader-handle.ts';
import { mineMarks, theirMarks } from '../../../state/review-marks.ts';
import { useReview } from '../../../state/review-store.ts';
import { FindBar } from '../../find/FindBar.tsx';
import { textMoved } from '../../annotate/layout-signal.ts';
import { Reader } from '../../reader/Reader.tsx';
import type { ReaderHandle } from '../../reader/reader-types.ts';
import { reviewReader, useEditedEdge } from './review-reader.ts';

type Handles = readonly [{ current: ReaderHandle | null }, { current: ReaderHandle | null }];

/** Answers what stops it. */
function scrollTogether(
  pane: HTMLElement,
  handles: Handles,
  leader: { current: number },
): () => void {
  const scrollers = [...pane.querySelectorAll<HTMLElement>('.reader-scroller')];
  const ending = new AbortController();
  let frame = 0;
  const follow = (at: number) => {
    const other = scrollers[1 - at];
    const own = scrollers[at];
    if (own === undefined || other === undefined) return;
    other.scrollTop = own.scrollTop;
    cancelAnimationFrame(frame);
    // Blocks that were never laid out have estimated heights, which may differ.
    frame = requestAnimationFrame(() => {
      const place = handles[at]?.current?.topPlace() ?? null;
      if (place !== null) handles[1 - at]?.current?.showTop(place);
    });
  };
  for (const [at, scroller] of scrollers.entries()) {
    const lead = () => {
      leader.current = at;
    };
    const options = { signal: ending.signal, passive: true };
    for (const event of ['wheel', 'pointerdown', 'keydown', 'focusin'] as const) {
      scroller.addEventListener(event, lead, options);
    }
    scroller.addEventListener(
      'scroll',
      () => {
        if (leader.current === at) follow(at);
      },
      options,
    );
  }
  return () => {
    cancelAnimationFrame(frame);
    ending.abort();
  };
}

export function SideBySide({ current }: { readonly current: CurrentArticle }) {
  const pane = useRef<HTMLDivElement>(null);
  const theirs = useRef<ReaderHandle>(null);
  /** The column that is scrolled; the other one follows and is not followed back. */
  const leader = useRef(0);
  const names = useReview((state) => state.view?.names);
  const isPanel = useReview((state) => state.view?.head.mode === 'panel');
  const selected = useReview((state) => state.selected);
  const edge = useEditedEdge();
  const found = useFind((state) => state.found);
  useEffect(
    () =>
      pane.current === null ? undefined : scrollTogether(pane.current, [reader, theirs], leader),
    [current.document],
  );
  const place = useReview((state) =>
    selected === null ? null : (state.view?.byItem.get(selected)?.place ?? null),
  );
  useEffect(() => {
    leader.current = 0;
    if (place !== null) reader.current?.reveal(place);
  }, [place]);
  const shared = { ...reviewReader, document: current.document, found };
  return (
    <div className="side-by-side" ref={pane} data-editing={edge !== null}>
      <section className="side-column" aria-label={names?.[0] ?? 'Mine'}>
        <h2 className="side-name legend-mine">{names?.[0] ?? 'You'}</h2>
        <Reader
          {...shared}
          ref={reader}
          marks={mineMarks}
          selectedId={edge?.id ?? null}
          edgeEdit={edge}
          onLayoutChange={textMoved}
        />
      </section>
      <section
        className="side-column"
        aria-label={isPanel ? 'The others' : (names?.[1] ?? 'Theirs')}
      >
        <h2 className="side-name legend-theirs">{isPanel ? 'The others' : names?.[1]}</h2>
        <Reader {...shared} ref={theirs} marks={theirMarks} selectedId={null} edgeEdit={null} />
      </section>
      <FindBar />
    </div>
  );
}
