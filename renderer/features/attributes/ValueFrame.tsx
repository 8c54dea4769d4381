// Around each attribute's control: its name, whether it is still to be said, the last value again, and what is wrong.

import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { valueWords } from '../../../shared/domain/attribute-words.ts';
import type { Attribute } from '../../../shared/domain/tagset.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import type { AttributeValue } from '../../state/details-store.ts';

interface FrameIds {
  readonly control: string;
  readonly label: string;
  readonly describedBy: string | undefined;
}

interface ValueFrameProps {
  readonly attribute: Attribute;
  readonly empty: boolean;
  readonly fault: string | null;
  readonly help?: string | null;
  /** What to offer again while nothing is said; null for nothing. */
  readonly again: AttributeValue;
  readonly onAgain: (value: AttributeValue) => void;
  /** The control is a group of buttons, which its name cannot stand for. */
  readonly grouped?: boolean;
  readonly children: (ids: FrameIds) => ReactNode;
}

const AGAIN_UTF16 = 24;

function short(words: string): string {
  return words.length <= AGAIN_UTF16
    ? words
    : `${words.slice(0, AGAIN_UTF16).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function Head({
  id,
  attribute,
  toSay,
  grouped,
}: { readonly id: string; readonly toSay: boolean } & Pick<
  ValueFrameProps,
  'attribute' | 'grouped'
>) {
  return (
    <div className="value-head">
      {grouped === true ? (
        <span id={`${id}-label`}>{attribute.label}</span>
      ) : (
        <label htmlFor={`${id}-control`}>{attribute.label}</label>
      )}
      {toSay ? (
        <span id={`${id}-say`} className="value-to-say">
          still to say
        </span>
      ) : null}
    </div>
  );
}

/** Among options a point, as everywhere; where a point is typed, the arrow that recalls what was last. */
const keyOf = ({ grouped }: ValueFrameProps): string => (grouped === true ? '.' : 'ArrowUp');

/** No stop for Tab, so that Tab goes from field to field whatever is said already; it has a key of its own. */
function Again(props: ValueFrameProps) {
  const { attribute, again, onAgain } = props;
  if (again === null) return null;
  const words = valueWords(attribute, again);
  return (
    <button
      type="button"
      className="value-again"
      tabIndex={-1}
      title={`${attribute.label}: ${words}`}
      aria-keyshortcuts={keyOf(props)}
      onClick={() => onAgain(again)}
    >
      Again: <span dir="auto">{short(words)}</span> <Kbd name={keyOf(props)} />
    </button>
  );
}

export function ValueFrame(props: ValueFrameProps) {
  const { attribute, empty, fault, help = null, again, onAgain, grouped, children } = props;
  const id = useId();
  const words = fault ?? help;
  const toSay = attribute.required && empty;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key !== keyOf(props) || !empty || again === null) return;
    event.preventDefault();
    onAgain(again);
  };
  const described = [...(toSay ? [`${id}-say`] : []), ...(words === null ? [] : [`${id}-words`])];
  return (
    <div
      className={grouped === true ? 'value' : 'value value-typed'}
      data-attribute={attribute.id}
      onKeyDown={onKeyDown}
    >
      <Head id={id} attribute={attribute} toSay={toSay} grouped={grouped === true} />
      {children({
        control: `${id}-control`,
        label: `${id}-label`,
        describedBy: described.length === 0 ? undefined : described.join(' '),
      })}
      {empty ? <Again {...props} /> : null}
      {words === null ? null : (
        <p id={`${id}-words`} className={fault === null ? 'field-help' : 'field-error'}>
          {words}
        </p>
      )}
    </div>
  );
}
