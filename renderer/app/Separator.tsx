// The draggable line between two panes; also moved by arrow keys, reset by a double click.

import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

interface SeparatorProps {
  readonly label: string;
  readonly controls: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** 1 when moving right makes the pane wider, -1 when it makes it narrower. */
  readonly grows: 1 | -1;
  /** While dragging, for every step. */
  readonly onPreview: (px: number) => void;
  readonly onCommit: (px: number) => void;
  readonly onCollapse: () => void;
}

const STEP_PX = 16;

export function Separator(props: SeparatorProps) {
  const { label, controls, value, min, max, initial, grows, onPreview, onCommit, onCollapse } =
    props;
  const drag = useRef<{ readonly fromX: number; readonly fromPx: number; px: number } | null>(null);
  const clamp = (px: number) => Math.round(Math.min(max, Math.max(min, px)));

  const start = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromX: event.clientX, fromPx: value, px: value };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current === null) return;
    const { fromX, fromPx } = drag.current;
    drag.current.px = clamp(fromPx + (event.clientX - fromX) * grows);
    onPreview(drag.current.px);
  };
  const end = () => {
    const px = drag.current?.px ?? value;
    drag.current = null;
    if (px !== value) onCommit(px);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEP_PX * (event.shiftKey ? 4 : 1) * grows;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: value - step,
      ArrowRight: value + step,
      Home: min,
      End: max,
    };
    const target = targets[event.key];
    if (event.key === 'Enter') onCollapse();
    else if (target !== undefined) onCommit(clamp(target));
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="separator"
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onCommit(initial)}
      onKeyDown={onKeyDown}
    />
  );
}
