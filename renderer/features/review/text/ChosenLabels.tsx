// Names over the passages of the chosen difference, so that whose they are does not hang on colour and line alone.

import { useEffect, useState } from 'react';
import { reader } from '../../../state/reader-handle.ts';
import { useReview } from '../../../state/review-store.ts';
import { isPlaced, type Entry, type ReviewView } from '../../../state/review-view.ts';
import { onTextMoved } from '../../annotate/layout-signal.ts';

const SETTLED_MS = 150;

interface Label {
  readonly name: string;
  readonly side: 'mine' | 'theirs';
  readonly offsetUtf16: number;
}

interface Placed {
  readonly left: number;
  readonly top: number;
  readonly labels: readonly Label[];
}

/** Closer than this two labels would cover each other. */
const NEAR_PX = 72;

function labelsOf(entry: Entry, view: ReviewView): readonly Label[] {
  if (entry.kind === 'agreed') return [];
  return entry.sayings.flatMap(({ mark, sources }): Label[] => {
    const start = mark === null || !isPlaced(mark) ? undefined : mark.segments[0]?.startUtf16;
    if (start === undefined) return [];
    const name = sources.map((source) => view.names[source] ?? '').join(', ');
    return [{ name, side: sources.includes(0) ? 'mine' : 'theirs', offsetUtf16: start }];
  });
}

function place(labels: readonly Label[]): readonly Placed[] {
  const placed: Placed[] = [];
  for (const label of labels) {
    const { offsetUtf16 } = label;
    const bounds = reader.current?.boundsOf({ startUtf16: offsetUtf16, endUtf16: offsetUtf16 + 1 });
    if (bounds == null) continue;
    const { left, top } = bounds;
    const near = placed.findIndex(
      (each) => Math.abs(each.top - top) < 4 && Math.abs(each.left - left) < NEAR_PX,
    );
    const other = placed[near];
    if (other === undefined) placed.push({ left, top, labels: [label] });
    else {
      const isBefore = left < other.left;
      placed[near] = {
        top,
        left: Math.min(left, other.left),
        labels: isBefore ? [label, ...other.labels] : [...other.labels, label],
      };
    }
  }
  return placed;
}

export function ChosenLabels() {
  const view = useReview((state) => state.view);
  const selected = useReview((state) => state.selected);
  const editing = useReview((state) => state.edit !== null);
  const [placed, setPlaced] = useState<readonly Placed[]>([]);
  const entry = selected === null ? undefined : view?.byItem.get(selected);
  useEffect(() => {
    if (view === null || entry === undefined || editing) {
      setPlaced([]);
      return undefined;
    }
    const labels = labelsOf(entry, view);
    const show = () => setPlaced(place(labels));
    // Once a frame, where the reader has its places anyway; text that was far away gets its real place only when it is
    // scrolled to, so a moment later once more.
    const frame = requestAnimationFrame(show);
    const later = setTimeout(show, SETTLED_MS);
    const stop = onTextMoved(show);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(later);
      stop();
    };
  }, [view, entry, editing]);
  return placed.map(({ left, top, labels }) => (
    <div key={`${left} ${top}`} className="chosen-labels" style={{ left, top }} aria-hidden>
      {labels.map(({ name, side, offsetUtf16 }) => (
        <span key={`${name} ${offsetUtf16}`} className={`chosen-label chosen-label-${side}`}>
          {name}
        </span>
      ))}
    </div>
  ));
}
