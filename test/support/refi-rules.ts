// The rules of the REFI-QDA schema (Project.xsd of 18 March 2019): which elements there are, in which order, how often,
// with which attributes of which kind. Reads XML on its own, so that it does not share a mistake with the codec.

import { SaxesParser } from 'saxes';

type Kind = 'string' | 'guid' | 'rgb' | 'boolean' | 'integer' | 'decimal' | 'date' | 'dateTime';
type Rule = Kind | readonly string[];

interface ElementRule {
  readonly attributes?: { readonly [name: string]: Rule };
  readonly required?: readonly string[];
  /** In this order: `?` at most once, `*` any number, `+` at least one, else exactly once. */
  readonly children?: readonly string[];
  /** In any order and number, at least one. */
  readonly any?: readonly string[];
  readonly content?: Kind;
}

const guid =
  /^(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\})$/;
const kinds: { readonly [kind in Kind]: RegExp } = {
  string: /^[^]*$/,
  guid,
  rgb: /^#(?:[A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/,
  boolean: /^(?:true|false|0|1)$/,
  integer: /^[+-]?\d+$/,
  decimal: /^[+-]?(?:\d+\.?\d*|\.\d+)$/,
  date: /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/,
  dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/,
};

const made = {
  creatingUser: 'guid',
  creationDateTime: 'dateTime',
  modifyingUser: 'guid',
  modifiedDateTime: 'dateTime',
} as const;
const reference: ElementRule = { attributes: { targetGUID: 'guid' }, required: ['targetGUID'] };
const text: ElementRule = { content: 'string' };
const textSource: ElementRule = {
  attributes: {
    guid: 'guid',
    name: 'string',
    richTextPath: 'string',
    plainTextPath: 'string',
    ...made,
  },
  required: ['guid'],
  children: [
    'Description?',
    'PlainTextContent?',
    'PlainTextSelection*',
    'Coding*',
    'NoteRef*',
    'VariableValue*',
  ],
};
const code: ElementRule = {
  attributes: { guid: 'guid', name: 'string', isCodable: 'boolean', color: 'rgb' },
  required: ['guid', 'name', 'isCodable'],
  children: ['Description?', 'NoteRef*', 'Code*'],
};

const rules: { readonly [element: string]: ElementRule } = {
  Project: {
    attributes: {
      name: 'string',
      origin: 'string',
      creatingUserGUID: 'guid',
      creationDateTime: 'dateTime',
      modifyingUserGUID: 'guid',
      modifiedDateTime: 'dateTime',
      basePath: 'string',
    },
    required: ['name'],
    children:
      'Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*'.split(
        ' ',
      ),
  },
  Users: { children: ['User+'] },
  User: { attributes: { guid: 'guid', name: 'string', id: 'string' }, required: ['guid'] },
  CodeBook: { children: ['Codes'] },
  Codes: { children: ['Code+'] },
  Code: code,
  Variables: { children: ['Variable+'] },
  Variable: {
    attributes: {
      guid: 'guid',
      name: 'string',
      typeOfVariable: ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'],
    },
    required: ['guid', 'name', 'typeOfVariable'],
    children: ['Description?'],
  },
  VariableValue: {
    children: [
      'VariableRef',
      'TextValue|BooleanValue|IntegerValue|FloatValue|DateValue|DateTimeValue?',
    ],
  },
  VariableRef: reference,
  TextValue: text,
  BooleanValue: { content: 'boolean' },
  IntegerValue: { content: 'integer' },
  FloatValue: { content: 'decimal' },
  DateValue: { content: 'date' },
  DateTimeValue: { content: 'dateTime' },
  Cases: { children: ['Case+'] },
  Case: {
    attributes: { guid: 'guid', name: 'string' },
    required: ['guid'],
    children: ['Description?', 'CodeRef*', 'VariableValue*', 'SourceRef*', 'SelectionRef*'],
  },
  Sources: { any: ['TextSource', 'PictureSource', 'PDFSource', 'AudioSource', 'VideoSource'] },
  TextSource: textSource,
  PlainTextContent: text,
  Description: text,
  PlainTextSelection: {
    attributes: {
      guid: 'guid',
      name: 'string',
      startPosition: 'integer',
      endPosition: 'integer',
      ...made,
    },
    required: ['guid', 'startPosition', 'endPosition'],
    children: ['Description?', 'Coding*', 'NoteRef*'],
  },
  Coding: {
    attributes: { guid: 'guid', creatingUser: 'guid', creationDateTime: 'dateTime' },
    required: ['guid'],
    children: ['CodeRef', 'NoteRef*'],
  },
  CodeRef: reference,
  NoteRef: reference,
  SourceRef: reference,
  SelectionRef: reference,
  MemberCode: reference,
  MemberSource: reference,
  MemberNote: reference,
  Notes: { children: ['Note+'] },
  Note: textSource,
  Links: { children: ['Link+'] },
  Link: {
    attributes: {
      guid: 'guid',
      name: 'string',
      direction: ['Associative', 'OneWay', 'Bidirectional'],
      color: 'rgb',
      originGUID: 'guid',
      targetGUID: 'guid',
    },
    required: ['guid'],
    children: ['NoteRef*'],
  },
  Sets: { children: ['Set+'] },
  Set: {
    attributes: { guid: 'guid', name: 'string' },
    required: ['guid', 'name'],
    children: ['Description?', 'MemberCode*', 'MemberSource*', 'MemberNote*'],
  },
  Graphs: { children: ['Graph+'] },
  Graph: {
    attributes: { guid: 'guid', name: 'string' },
    required: ['guid'],
    children: ['Vertex*', 'Edge*'],
  },
  Vertex: {
    attributes: {
      guid: 'guid',
      representedGUID: 'guid',
      name: 'string',
      firstX: 'integer',
      firstY: 'integer',
      secondX: 'integer',
      secondY: 'integer',
      shape: 'string',
      color: 'rgb',
    },
    required: ['guid', 'firstX', 'firstY'],
  },
  Edge: {
    attributes: {
      guid: 'guid',
      representedGUID: 'guid',
      name: 'string',
      sourceVertex: 'guid',
      targetVertex: 'guid',
      color: 'rgb',
      direction: ['Associative', 'OneWay', 'Bidirectional'],
      lineStyle: ['dotted', 'dashed', 'solid'],
    },
    required: ['guid', 'sourceVertex', 'targetVertex'],
  },
};

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** What is wrong with the project, and GUIDs that are there twice or lead nowhere. Empty when it is right. */
export function refiFaults(xml: string): string[] {
  const root = parsed(xml);
  const faults: string[] = [];
  if (root.name !== 'Project') faults.push(`the root is ${root.name}`);
  const guids = new Set<string>();
  const references: string[] = [];
  const visit = (element: Element) => {
    faults.push(...faultsOf(element));
    const own = element.attributes.get('guid');
    if (own !== undefined) {
      if (guids.has(own.toLowerCase())) faults.push(`${element.name} ${own} is there twice`);
      guids.add(own.toLowerCase());
    }
    for (const [name, value] of element.attributes) {
      if (/^(?:targetGUID|originGUID|creatingUser|modifyingUser)$/.test(name)) {
        references.push(value.toLowerCase());
      }
    }
    for (const child of element.children) visit(child);
  };
  visit(root);
  for (const one of references) if (!guids.has(one)) faults.push(`${one} leads nowhere`);
  return faults;
}

function parsed(xml: string): Element {
  const above: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [above];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, uri, attributes }) => {
    if (uri !== 'urn:QDA-XML:project:1.0') throw new Error(`${name} is of ${uri}`);
    const element: Element = {
      name,
      attributes: new Map(
        Object.entries(attributes)
          .filter(([key]) => !/^(?:xmlns|xsi)\b/.test(key))
          .map(([key, { value }]) => [key, value]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += words;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return above.children[0] ?? above;
}

function faultsOf({ name, attributes, children, text: words }: Element): string[] {
  const rule = rules[name];
  if (rule === undefined) return [`${name} is no element`];
  const faults: string[] = [];
  for (const one of rule.required ?? []) {
    if (!attributes.has(one)) faults.push(`${name} has no ${one}`);
  }
  for (const [key, value] of attributes) {
    const kind = rule.attributes?.[key];
    const isRight =
      kind !== undefined &&
      (typeof kind === 'string' ? kinds[kind].test(value) : kind.includes(value));
    if (!isRight) faults.push(`${name} has ${key}="${value}"`);
  }
  const pattern =
    rule.any === undefined ? sequence(rule.children ?? []) : `(?:${rule.any.map(mark).join('|')})+`;
  const given = children.map((child) => mark(child.name)).join('');
  if (!new RegExp(`^${pattern}$`).test(given)) faults.push(`${name} holds ${given}`);
  if (rule.content === undefined && words.trim() !== '') faults.push(`${name} holds text`);
  if (rule.content !== undefined && !kinds[rule.content].test(words)) {
    faults.push(`${name} holds ${words}`);
  }
  if (name === 'TextSource' || name === 'Note') {
    const isInline = children.some((child) => child.name === 'PlainTextContent');
    if (isInline === attributes.has('plainTextPath'))
      faults.push(`${name} has its text twice, or not`);
  }
  return faults;
}

const mark = (name: string): string => `<${name}>`;

function sequence(children: readonly string[]): string {
  return children
    .map((one) => {
      const [, names = '', times = ''] = /^([\w|]+)([?*+]?)$/.exec(one) ?? [];
      return `(?:${names.split('|').map(mark).join('|')})${times}`;
    })
    .join('');
}
