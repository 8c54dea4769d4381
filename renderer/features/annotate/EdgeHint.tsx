// What the keys do while an edge of a mark is being moved; shown at the foot of the page.

import { useSelection } from '../../state/selection-store.ts';
import { Kbd } from '../../ui/Kbd.tsx';

export function EdgeHint() {
  const edit = useSelection((state) => state.edgeEdit);
  if (edit === null) return null;
  const { edge, segment, segments } = edit;
  const several = segments.length > 1;
  return (
    <div className="edge-hint" role="group" aria-label="Editing the span">
      <strong>
        Moving the {edge}
        {several ? ` of segment ${segment + 1} of ${segments.length}` : ''}
      </strong>
      <span>
        <Kbd name="ArrowLeft" spoken /> <Kbd name="ArrowRight" spoken /> character
      </span>
      <span>
        <Kbd name="Ctrl" spoken /> word
      </span>
      <span>
        <Kbd name="Tab" spoken /> {several ? 'next edge' : 'other edge'}
      </span>
      {several ? (
        <span>
          <Kbd name="Delete" spoken /> remove segment
        </span>
      ) : null}
      <span>
        <Kbd name="Enter" spoken /> save
      </span>
      <span>
        <Kbd name="Escape" spoken /> cancel
      </span>
    </div>
  );
}
