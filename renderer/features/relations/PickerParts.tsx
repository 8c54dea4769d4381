// The edges of the picker: the relations to choose from, and what its keys do.

import type { RelationWay } from '../../../shared/relations/allowed.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { arrowed } from './links.ts';

interface WayChoiceProps {
  readonly ways: readonly RelationWay[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

export function WayChoice({ ways, at, onChoose }: WayChoiceProps) {
  return (
    <div className="relation-ways" role="group" aria-label="Relation">
      {ways.map(({ type, direction }, index) => (
        <button
          key={`${type.id} ${direction}`}
          type="button"
          className="relation-way"
          tabIndex={-1}
          aria-pressed={index === at}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
        >
          {arrowed(type.label, direction)}
        </button>
      ))}
    </div>
  );
}

interface PickerHintsProps {
  readonly elsewhere: boolean;
  readonly canLookElsewhere: boolean;
  readonly severalWays: boolean;
  readonly onElsewhere: () => void;
}

export function PickerHints(props: PickerHintsProps) {
  const { elsewhere, canLookElsewhere, severalWays, onElsewhere } = props;
  return (
    <div className="relation-hints">
      <span>
        <Kbd name="Enter" /> relate
      </span>
      <span>
        <Kbd name="ArrowUp" /> <Kbd name="ArrowDown" /> or click one
      </span>
      {severalWays ? (
        <span>
          <Kbd name="Tab" /> other relation
        </span>
      ) : null}
      {canLookElsewhere ? (
        <button
          type="button"
          className="relation-elsewhere"
          tabIndex={-1}
          aria-pressed={elsewhere}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onElsewhere}
        >
          <Kbd name="/" /> in other articles
        </button>
      ) : null}
      <span>
        <Kbd name="Escape" /> close
      </span>
    </div>
  );
}
