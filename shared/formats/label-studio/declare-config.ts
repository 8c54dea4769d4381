// What a labelling configuration says of the scheme before any result does: labels with their colours and keys, and
// which options there are.

import type { Scheme, SchemeAttribute, SchemeTag } from '../scheme.ts';
import { isMultiple, type ConfigControl, type ConfigLabel, type LabelConfig } from './config.ts';
import { attributeName } from './names.ts';

export function declareConfig({ controls }: LabelConfig): (scheme: Scheme) => void {
  const all = [...controls.values()];
  return (scheme) => {
    const labels = all.filter(({ tag }) => tag === 'Labels').flatMap(({ values }) => values);
    for (const label of labels) scheme.tag(label.value, tagOf(label));
    for (const control of all) {
      const more = attributeOf(control);
      if (more === null || control.attributes.get('perregion') !== 'true') continue;
      const when = control.attributes.get('whenlabelvalue');
      for (const { value } of labels) {
        if (when !== undefined && when !== value) continue;
        scheme.attribute(value, attributeName(control.name, value), more);
      }
    }
  };
}

function tagOf({ background, hotkey, hint }: ConfigLabel): SchemeTag {
  const color = background ?? '';
  return {
    ...(/^#[0-9a-fA-F]{6}$/.test(color) ? { color: color.toLowerCase() } : {}),
    ...(hotkey !== null && /^[a-z]$/.test(hotkey) ? { shortcut: hotkey } : {}),
    ...(hint === null || hint === '' ? {} : { description: hint.toWellFormed() }),
  };
}

/** The form of days in our own files. */
const isDay = ({ attributes }: ConfigControl): boolean =>
  attributes.get('only') === 'date' && attributes.get('format') === '%Y-%m-%d';

/** Null for controls that say nothing of a region. */
function attributeOf(control: ConfigControl): SchemeAttribute | null {
  const options = control.values.map(({ value }) => value);
  if (control.tag === 'Number' || control.tag === 'Rating') return { type: 'number' };
  if (control.tag === 'TextArea') return { type: 'text' };
  if (control.tag === 'DateTime') return { type: isDay(control) ? 'date' : 'text' };
  if (control.tag !== 'Choices') return null;
  const isBoolean =
    options.length === 2 && options.every((one) => one === 'true' || one === 'false');
  if (isBoolean) return { type: 'boolean' };
  return { type: isMultiple(control) ? 'choices' : 'choice', options };
}
