// Reads a labelling configuration: which field of a task is the text, which labels there are, and what can be said of a
// region (https://labelstud.io/tags).

import { SaxesParser } from 'saxes';

export interface ConfigLabel {
  readonly value: string;
  readonly background: string | null;
  readonly hotkey: string | null;
  readonly hint: string | null;
}

export interface ConfigControl {
  readonly tag: string;
  readonly name: string;
  readonly toName: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of labels and choices; what stands in results. */
  readonly values: ConfigLabel[];
}

export interface LabelConfig {
  readonly xml: string;
  /** The task's field by the name of the object. */
  readonly fields: ReadonlyMap<string, string>;
  readonly controls: ReadonlyMap<string, ConfigControl>;
  readonly relations: readonly string[];
}

export interface ConfigFault {
  readonly line: number;
  readonly message: string;
}

interface Found {
  readonly fields: Map<string, string>;
  readonly controls: Map<string, ConfigControl>;
  readonly relations: string[];
  readonly open: (ConfigControl | null)[];
}

const MOST_ELEMENTS = 20_000;

/** Never throws. */
export function readConfig(xml: string): LabelConfig | ConfigFault {
  const parser = new SaxesParser();
  const found: Found = { fields: new Map(), controls: new Map(), relations: [], open: [] };
  let fault: ConfigFault | null = null;
  let elements = 0;
  parser.on('error', ({ message }) => {
    // saxes begins with line and column.
    fault ??= { line: parser.line, message: message.replace(/^\d+:\d+: /, '') };
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > MOST_ELEMENTS) {
      fault ??= { line: parser.line, message: `more than ${MOST_ELEMENTS} elements.` };
      return;
    }
    const values = new Map(
      Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]),
    );
    opened(name, values, found);
  });
  parser.on('closetag', () => found.open.pop());
  try {
    parser.write(xml).close();
  } catch (error) {
    fault ??= { line: parser.line, message: error instanceof Error ? error.message : 'not XML' };
  }
  return fault ?? { xml, ...found };
}

/** Which elements are what: https://labelstud.io/tags */
function opened(tag: string, attributes: ReadonlyMap<string, string>, found: Found): void {
  const value = attributes.get('value') ?? '';
  if (tag === 'Relation') found.relations.push(value);
  if (tag === 'Label' || tag === 'Choice') {
    found.open.findLast((one) => one !== null)?.values.push(itemIn(attributes));
  }
  const control = controlIn(tag, attributes);
  found.open.push(control);
  const name = attributes.get('name') ?? '';
  if (control !== null) found.controls.set(name, control);
  else if (name !== '' && value.startsWith('$')) found.fields.set(name, value.slice(1));
}

const itemIn = (attributes: ReadonlyMap<string, string>): ConfigLabel => ({
  value: attributes.get('alias') ?? attributes.get('value') ?? '',
  background: attributes.get('background') ?? null,
  hotkey: attributes.get('hotkey') ?? null,
  hint: attributes.get('hint') ?? null,
});

/** Null for what is about no object. */
function controlIn(tag: string, attributes: ReadonlyMap<string, string>): ConfigControl | null {
  const name = attributes.get('name') ?? '';
  const toName = attributes.get('toname');
  return toName === undefined || name === '' ? null : { tag, name, toName, attributes, values: [] };
}

export const isMultiple = ({ attributes }: ConfigControl): boolean =>
  attributes.get('choice') === 'multiple';
