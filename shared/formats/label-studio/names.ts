// Names of controls. Label Studio wants one for each control, so that an attribute's has its tag's before it; `@` and `#`
// end names there (web/libs/editor/src/core/Tree.tsx).

import { escapeName, unescapeName } from '../escape-name.ts';

export const LABELS = 'label';
export const TEXT = 'text';

const isAllowed = (character: string): boolean => /[\p{L}\p{N}\p{M}_ -]/u.test(character);

export const controlName = (tag: string, attribute: string): string =>
  `${escapeName(tag, isAllowed)}.${escapeName(attribute, isAllowed)}`;

/** What the control says of regions with the label; foreign names stay as they are. */
export function attributeName(control: string, label: string): string {
  const prefix = `${escapeName(label, isAllowed)}.`;
  if (!control.startsWith(prefix) || control === prefix) return control;
  return unescapeName(control.slice(prefix.length), isAllowed);
}
