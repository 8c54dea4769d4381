// The lines of an .ann file as records, as brat's own reader splits them (annotation.py): an id, a tab, the fields with
// spaces between, and perhaps a tab and words. Syntax only; what ids refer to is found out in meaning.ts.

interface Common {
  /** From 0, among all lines of the file. */
  readonly line: number;
  /** As it stands in the file, without its line break. */
  readonly raw: string;
}

export interface Textbound extends Common {
  readonly kind: 'T';
  readonly id: string;
  readonly type: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Null where the line has none. */
  readonly text: string | null;
}

export interface Argument {
  readonly role: string;
  readonly target: string;
}

export interface EventLine extends Common {
  readonly kind: 'E';
  readonly id: string;
  readonly type: string;
  readonly trigger: string;
  readonly args: readonly Argument[];
}

export interface RelationLine extends Common {
  readonly kind: 'R';
  readonly id: string;
  readonly type: string;
  readonly from: Argument;
  readonly to: Argument;
}

export interface EquivLine extends Common {
  readonly kind: '*';
  readonly type: string;
  readonly members: readonly string[];
}

export interface AttributeLine extends Common {
  readonly kind: 'A';
  readonly id: string;
  readonly name: string;
  readonly target: string;
  /** Null for one that is only there or not. */
  readonly value: string | null;
}

export interface NoteLine extends Common {
  readonly kind: '#';
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly text: string;
}

/** Kept without being understood, with what it is about: normalisations. */
export interface OtherLine extends Common {
  readonly kind: 'N';
  readonly id: string;
  readonly target: string;
}

export type AnnRecord =
  | Textbound
  | EventLine
  | RelationLine
  | EquivLine
  | AttributeLine
  | NoteLine
  | OtherLine;

export interface AnnFault {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

export interface AnnFile {
  readonly records: readonly AnnRecord[];
  readonly faults: readonly AnnFault[];
}

/** Blank lines are skipped. Never throws. */
export function readAnnLines(lines: readonly string[]): AnnFile {
  const records: AnnRecord[] = [];
  const faults: AnnFault[] = [];
  for (const [line, raw] of lines.entries()) {
    if (raw.trim() === '') continue;
    const read = recordOf(line, raw);
    if ('message' in read) faults.push(read);
    else records.push(read);
  }
  return { records, faults };
}

export const linesOfAnn = (text: string): readonly string[] => {
  const lines = text.split(/\r\n?|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};

interface Parts extends Common {
  readonly id: string;
  readonly fields: readonly string[];
  readonly tail: string | null;
}

function recordOf(line: number, raw: string): AnnRecord | AnnFault {
  const [id = '', data = '', ...tail] = raw.split('\t');
  const fields = data.split(/ +/).filter((field) => field !== '');
  const parts = {
    line,
    raw,
    id: id.trim(),
    fields,
    tail: tail.length === 0 ? null : tail.join('\t'),
  };
  if (parts.id === '*') return equivOf(parts);
  const kind = /^([TERAMN#])[A-Za-z]{0,20}\d{1,15}\S{0,20}$/.exec(parts.id)?.[1];
  const reader = kind === undefined ? undefined : readers[kind];
  if (reader === undefined) {
    return fault(parts, 'a line without an id that brat knows', 'T1, E1, R1, *, A1, M1, N1 or #1');
  }
  return reader(parts);
}

const fault = ({ line }: Common, what: string, right: string): AnnFault => ({
  line,
  message: `This is ${what}.`,
  remedy: `Write it as ${right}, with tabs between the columns, or remove the line.`,
});

const readers: { readonly [kind: string]: (parts: Parts) => AnnRecord | AnnFault } = {
  T: textboundOf,
  E: eventOf,
  R: relationOf,
  A: attributeOf,
  M: attributeOf,
  N: (parts) => {
    const { line, raw, id, fields } = parts;
    const target =
      fields.find((field, at) => at > 0 && /^(?:Annotation:)?[TERAN]\d/.test(field)) ?? '';
    if (fields.length < 3) {
      return fault(parts, 'no normalisation', '“N1 Reference T1 Wikipedia:64488 name”');
    }
    return { kind: 'N', line, raw, id, target: target.replace(/^Annotation:/, '') };
  },
  '#': (parts) => {
    const { line, raw, id, fields, tail } = parts;
    const [type, target] = fields;
    if (type === undefined || target === undefined) {
      return fault(parts, 'no note about something', '“#1 AnnotatorNotes T1 words”');
    }
    return { kind: '#', line, raw, id, type, target, text: tail ?? '' };
  },
};

const MOST_SPANS = 10_000;

function textboundOf(parts: Parts): AnnRecord | AnnFault {
  const { line, raw, id, fields, tail } = parts;
  const [type, ...rest] = fields;
  const spans = rest
    .join(' ')
    .split(';')
    .map((span) => /^ ?(\d{1,15}) (\d{1,15}) ?$/.exec(span));
  if (type === undefined || spans.length > MOST_SPANS || spans.some((span) => span === null)) {
    return fault(parts, 'no stretch of text with a type', '“T1 Person 0 5 words”');
  }
  const places = spans.map((span) => ({ start: Number(span?.[1]), end: Number(span?.[2]) }));
  return { kind: 'T', line, raw, id, type, spans: places, text: tail === '' ? null : tail };
}

function argumentOf(field: string): Argument | null {
  const found = /^([^:]+):(\S+)$/.exec(field);
  return found === null ? null : { role: found[1] ?? '', target: found[2] ?? '' };
}

function eventOf(parts: Parts): AnnRecord | AnnFault {
  const { line, raw, id, fields } = parts;
  const [head, ...args] = fields.map(argumentOf);
  if (head === undefined || head === null || args.includes(null)) {
    return fault(parts, 'no event with a trigger', '“E1 Type:T1 Role:T2”');
  }
  const known = args.filter((one) => one !== null);
  return { kind: 'E', line, raw, id, type: head.role, trigger: head.target, args: known };
}

function relationOf(parts: Parts): AnnRecord | AnnFault {
  const { line, raw, id, fields } = parts;
  const [type, ...rest] = fields;
  const [from = null, to = null, ...more] = rest.map(argumentOf);
  if (type === undefined || from === null || to === null || more.length > 0) {
    return fault(parts, 'no relation between two', '“R1 Type Arg1:T1 Arg2:T2”');
  }
  return { kind: 'R', line, raw, id, type, from, to };
}

function equivOf(parts: Parts): AnnRecord | AnnFault {
  const { line, raw, fields } = parts;
  const [type, ...members] = fields;
  if (type === undefined || members.length < 2) {
    return fault(parts, 'no equivalence of two or more', '“* Equiv T1 T2”');
  }
  return { kind: '*', line, raw, type, members };
}

function attributeOf(parts: Parts): AnnRecord | AnnFault {
  const { line, raw, id, fields } = parts;
  const [name, target, ...value] = fields;
  if (name === undefined || target === undefined) {
    return fault(parts, 'no attribute of something', '“A1 Name T1” or “A1 Name T1 Value”');
  }
  return {
    kind: 'A',
    line,
    raw,
    id,
    name,
    target,
    value: value.length === 0 ? null : value.join(' '),
  };
}
