// Which rows of a list of equal heights are near the viewport. Costs the same for a hundred rows and for a hundred
// thousand, and never moves what is shown: a row's place follows from its number alone.

import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

interface FixedRows {
  /** The first and last row to draw, both included; `last` is -1 for an empty list. */
  readonly first: number;
  readonly last: number;
  /** Scrolls no further than needed. */
  readonly reveal: (index: number) => void;
  /** How many rows fit, at least 1. */
  readonly fitting: () => number;
}

const OVERSCAN = 6;

interface Shown {
  readonly first: number;
  readonly last: number;
}

export function useFixedRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
): FixedRows {
  const [shown, setShown] = useState<Shown>({ first: 0, last: 0 });

  const look = useCallback(
    (sync: boolean) => {
      const element = scroller.current;
      if (element === null) return;
      const first = Math.max(0, Math.floor(element.scrollTop / rowPx) - OVERSCAN);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowPx) + OVERSCAN;
      const update = () =>
        setShown((before) =>
          before.first === first && before.last === last ? before : { first, last },
        );
      // In the same frame, so that no row is missing while scrolling.
      if (sync) flushSync(update);
      else update();
    },
    [rowPx, scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onScroll = () => look(true);
    const sizes = new ResizeObserver(() => look(false));
    element.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(element);
    look(false);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, [look, scroller]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      // Without a height nothing is seen yet.
      if (element === null || element.clientHeight === 0) return;
      const top = index * rowPx;
      const most = top;
      const least = top + rowPx - element.clientHeight;
      if (element.scrollTop > most) element.scrollTop = most;
      else if (element.scrollTop < least) element.scrollTop = least;
    },
    [rowPx, scroller],
  );

  const fitting = useCallback(
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx)),
    [rowPx, scroller],
  );

  return { first: shown.first, last: Math.min(shown.last, count - 1), reveal, fitting };
}
