// What the keys do while an edge of a mark is being moved; shown at the foot of the page.

import { useSelection } from '../../state/selection-store.ts';
import { Kbd } from '../../ui/Kbd.tsx';

export function EdgeHint() {
  const edge = useSelection((state) => state.edgeEdit?.edge);
  if (edge === undefined) return null;
  return (
    <div className="edge-hint" role="group" aria-label="Editing the span">
      <strong>Moving the {edge}</strong>
      <span>
        <Kbd name="ArrowLeft" spoken /> <Kbd name="ArrowRight" spoken /> character
      </span>
      <span>
        <Kbd name="Ctrl" spoken /> word
      </span>
      <span>
        <Kbd name="Tab" spoken /> other edge
      </span>
      <span>
        <Kbd name="Enter" spoken /> save
      </span>
      <span>
        <Kbd name="Escape" spoken /> cancel
      </span>
    </div>
  );
}
