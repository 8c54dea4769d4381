// One attribute of the selected mark, by its type.

import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Attribute } from '../../../shared/domain/tagset.ts';
import type { AttributeValue } from '../../state/details-store.ts';
import { ChosenValue } from './ChosenValue.tsx';
import { TypedValue } from './TypedValue.tsx';

export interface OneValueProps {
  readonly mark: Mark;
  readonly attribute: Attribute;
  /** Undefined while nothing is said. */
  readonly value: JsonValue | undefined;
  /** Nothing can be said before what is said is known. */
  readonly disabled: boolean;
  /** The words that are marked, on one line; empty when they are no name. */
  readonly words: string;
  /** The value that a mark of the tag was given last; null for none. */
  readonly again: AttributeValue;
  readonly onSay: (value: AttributeValue) => void;
  readonly onAgain: (value: AttributeValue) => void;
}

export function AttributeField(props: OneValueProps) {
  const { type } = props.attribute;
  const chosen = type === 'choice' || type === 'choices' || type === 'boolean';
  return chosen ? <ChosenValue {...props} /> : <TypedValue {...props} />;
}
