// Builds the labelling configuration that the written results need: labels with colours and keys, a control for each
// attribute that shows for its label only, and relations (https://labelstud.io/tags).

import type { Attribute, Tag } from '../../domain/tagset.ts';
import type { LabelConfig } from './config.ts';
import type { Names } from './controls.ts';
import { elementFor } from './values.ts';

interface LabelsControl {
  readonly to: string;
  readonly tags: Map<string, Tag | null>;
}

interface AttributeControl {
  readonly to: string;
  readonly labels: Names;
  readonly tags: Set<string>;
  readonly element: string;
  readonly attribute: Attribute;
}

export interface ConfigWriter {
  object(name: string, field: string): void;
  label(names: Names, tag: string, definition: Tag | null): void;
  /** Regions with several labels. */
  severalLabels(): void;
  attribute(names: Names, labels: Names, tag: string, attribute: Attribute): void;
  relation(type: string): void;
  /** Whether everything is in this configuration. */
  isWithin(config: LabelConfig): boolean;
  xml(title: string): string;
}

export function createConfigWriter(): ConfigWriter {
  const objects = new Map<string, string>();
  const labels = new Map<string, LabelsControl>();
  const attributes = new Map<string, AttributeControl>();
  const relations = new Set<string>();
  let hasSeveral = false;
  return {
    object: (name, field) => void objects.set(name, field),
    label({ from, to }, tag, definition) {
      const control = labels.get(from) ?? { to, tags: new Map<string, Tag | null>() };
      labels.set(from, control);
      if (!control.tags.has(tag) || definition !== null) control.tags.set(tag, definition);
    },
    severalLabels() {
      hasSeveral = true;
    },
    attribute(names, of, tag, attribute) {
      const before = attributes.get(names.from);
      if (before !== undefined) before.tags.add(tag);
      else {
        attributes.set(names.from, {
          to: names.to,
          labels: of,
          tags: new Set([tag]),
          element: elementFor[attribute.type],
          attribute,
        });
      }
    },
    relation: (type) => void relations.add(type),
    isWithin: (config) =>
      [...objects].every(([name, field]) => config.fields.get(name) === field) &&
      [...labels].every(([name, { tags }]) => hasValues(config, name, tags.keys())) &&
      [...attributes.keys()].every((name) => config.controls.has(name)) &&
      [...relations].every((type) => config.relations.includes(type)),
    xml: (title) =>
      [
        `<!-- ${commentText(title)} -->`,
        '<View>',
        ...relationLines(relations),
        ...[...labels].flatMap(([name, control]) => labelLines(name, control, hasSeveral)),
        ...[...objects].map(
          ([name, field]) =>
            `  <Text${attribute('name', name)}${attribute('value', `$${field}`)} granularity="symbol"/>`,
        ),
        ...[...attributes].flatMap(([name, control]) => controlLines(name, control)),
        '</View>',
        '',
      ].join('\n'),
  };
}

function hasValues(config: LabelConfig, name: string, tags: Iterable<string>): boolean {
  const values = new Set(config.controls.get(name)?.values.map(({ value }) => value));
  return [...tags].every((tag) => values.has(tag));
}

/** What XML cannot hold is left out. */
const plain = (words: string): string =>
  words.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

const attribute = (name: string, value: string): string =>
  ` ${name}="${plain(value).replace(/[&<>"\n\r\t]/g, (one) => escapes[one] ?? one)}"`;

const commentText = (words: string): string => plain(words).replaceAll(/-(?=-)|-$/g, '- ');

const relationLines = (relations: ReadonlySet<string>): string[] =>
  relations.size === 0
    ? []
    : [
        '  <Relations>',
        ...Array.from(relations, (type) => `    <Relation${attribute('value', type)}/>`),
        '  </Relations>',
      ];

function labelLines(name: string, { to, tags }: LabelsControl, hasSeveral: boolean): string[] {
  const several = hasSeveral ? ' choice="multiple"' : '';
  return [
    `  <Labels${attribute('name', name)}${attribute('toName', to)}${several}>`,
    ...Array.from(tags, ([id, tag]) => {
      const hint = tag?.description ?? (tag === null || tag.label === id ? '' : tag.label);
      return [
        `    <Label${attribute('value', id)}`,
        tag === null ? '' : attribute('background', tag.color),
        tag?.shortcut == null ? '' : attribute('hotkey', tag.shortcut),
        hint === '' ? '' : attribute('hint', hint),
        '/>',
      ].join('');
    }),
    '  </Labels>',
  ];
}

function controlLines(name: string, control: AttributeControl): string[] {
  const { to, labels, tags, element, attribute: definition } = control;
  const [only, ...others] = tags;
  const when =
    only === undefined || others.length > 0
      ? ''
      : `${attribute('whenTagName', labels.from)}${attribute('whenLabelValue', only)}`;
  const open = `${attribute('name', name)}${attribute('toName', to)} perRegion="true"${when}`;
  const { type, label, id } = definition;
  const header = `    <Header${attribute('value', label === '' ? id : label)} size="6"/>`;
  return [
    `  <View visibleWhen="region-selected"${when}>`,
    header,
    ...(element === 'Choices'
      ? [
          `    <Choices${open}${type === 'choices' ? ' choice="multiple"' : ' choice="single"'} showInline="true">`,
          ...optionsOf(definition).map(
            (option) => `      <Choice${attribute('value', option.id)}${optionHint(option)}/>`,
          ),
          '    </Choices>',
        ]
      : [`    <${element}${open}${extraAttributes[element] ?? ''}/>`]),
    '  </View>',
  ];
}

const extraAttributes: { readonly [element: string]: string } = {
  TextArea: ' maxSubmissions="1" editable="true"',
  DateTime: ' only="date" format="%Y-%m-%d"',
  Number: ' step="any"',
};

const optionsOf = ({ type, options = [] }: Attribute) =>
  type === 'boolean'
    ? [
        { id: 'true', label: 'true' },
        { id: 'false', label: 'false' },
      ]
    : options;

const optionHint = ({ id, label }: { readonly id: string; readonly label: string }): string =>
  label === '' || label === id ? '' : attribute('hint', label);
