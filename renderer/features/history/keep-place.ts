// Going to a past state and back draws the text anew; whoever looks at it stays where they were, and so does the focus.

import { paneIds } from '../../app/panes.ts';
import { reader } from '../../state/reader-handle.ts';

const scroller = (): Element | null =>
  document.querySelector(`#${paneIds.reader} .reader-scroller`);

/** To be called before; the answer afterwards. The focus goes to the text where it was in it or above it. */
export function keepPlace(): () => void {
  const pane = document.getElementById(paneIds.reader);
  const scrollTop = scroller()?.scrollTop ?? 0;
  const hadFocus = pane?.contains(document.activeElement) === true;
  return () => {
    // The text is drawn by then.
    requestAnimationFrame(() => {
      const now = scroller();
      if (now !== null) now.scrollTop = scrollTop;
      if (hadFocus) reader.current?.focus();
    });
  };
}
