// The characters of an original, long as they may be, with the passage that is looked for marked and in sight.

import { useEffect, useMemo, useRef } from 'react';
import { linesOf, splitLines, type Chunk } from './split-lines.ts';

/** The stylesheet's height of a line. */
const LINE_REM = 1.3125;

interface TextProps {
  readonly text: string;
  /** UTF-16 offsets in the text to show and mark; null for none. */
  readonly from: number | null;
  readonly to: number | null;
}

function Marked({ chunk, from, to }: { chunk: Chunk; from: number; to: number }) {
  const start = Math.max(0, Math.min(chunk.text.length, from - chunk.startUtf16));
  const end = Math.max(start, Math.min(chunk.text.length, to - chunk.startUtf16));
  return (
    <>
      {chunk.text.slice(0, start)}
      <mark>{chunk.text.slice(start, end)}</mark>
      {chunk.text.slice(end)}
    </>
  );
}

/** In chunks, so that only what is near the window is laid out. */
export function OriginalText({ text, from, to }: TextProps) {
  const chunks = useMemo(() => splitLines(text), [text]);
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroller.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [from, text]);
  useEffect(() => {
    // The dialog opened before the text was there, and has the focus itself.
    const element = scroller.current;
    if (document.activeElement?.contains(element) === true) element?.focus({ preventScroll: true });
  }, []);
  const holds = ({ startUtf16, text: words }: Chunk) =>
    from !== null && to !== null && from < startUtf16 + words.length && to > startUtf16;
  return (
    <div
      className="original-text"
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label="Text of the original"
    >
      {chunks.map((chunk) => {
        const marked = holds(chunk);
        return (
          <pre
            key={chunk.startUtf16}
            dir="auto"
            data-marked={marked ? '' : undefined}
            style={{ containIntrinsicBlockSize: `auto ${linesOf(chunk.text) * LINE_REM}rem` }}
          >
            {marked ? <Marked chunk={chunk} from={from ?? 0} to={to ?? 0} /> : chunk.text}
          </pre>
        );
      })}
    </div>
  );
}
