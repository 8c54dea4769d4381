// What holds inside one group of an RTF file and ends with it.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import type { Destination } from './destinations.ts';
import type { Flow, ParagraphFormat, RunFormat } from './flow.ts';

/** A field such as a hyperlink: its code comes before its result. */
export interface Field {
  code: string;
}

/** One property of a shape: what it is called and what it says. */
export interface ShapeProperty {
  name: string;
  value: string;
}

export interface GroupState {
  destination: Destination;
  /** What a `property` destination is called. */
  property: string;
  flow: Flow;
  field: Field | null;
  shape: ShapeProperty | null;
  font: number | null;
  /** How many bytes stand behind a `\u` for programs that do not know it. */
  skipAfterUnicode: number;
  isHidden: boolean;
  isHtmlRtf: boolean;
  run: RunFormat;
  style: number | null;
  outlineLevel: number | null;
  list: number | null;
  listLevel: number;
  isInTable: boolean;
}

export const plainRun: RunFormat = { formats: [], href: undefined };

export function initialState(flow: Flow): GroupState {
  return {
    destination: 'text',
    property: '',
    flow,
    field: null,
    shape: null,
    font: null,
    skipAfterUnicode: 1,
    isHidden: false,
    isHtmlRtf: false,
    run: plainRun,
    style: null,
    outlineLevel: null,
    list: null,
    listLevel: 0,
    isInTable: false,
  };
}

/** As after `\pard`. */
export function resetParagraph(state: GroupState): void {
  state.style = null;
  state.outlineLevel = null;
  state.list = null;
  state.listLevel = 0;
  state.isInTable = false;
}

/** As after `\plain`. */
export function resetCharacters(state: GroupState): void {
  state.run = { formats: [], href: state.run.href };
  state.isHidden = false;
  state.font = null;
}

export function setFormat(state: GroupState, format: InlineMarkType, isOn: boolean): void {
  const { formats, href } = state.run;
  if (formats.includes(format) === isOn) return;
  const next = isOn ? [...formats, format] : formats.filter((one) => one !== format);
  state.run = { formats: next, href };
}

export function paragraphFormat(
  state: GroupState,
  styles: ReadonlyMap<number, string>,
): ParagraphFormat {
  return {
    styleName: state.style === null ? null : (styles.get(state.style) ?? null),
    outlineLevel: state.outlineLevel,
    listLevel: state.list === null || state.list === 0 ? null : state.listLevel,
    isInTable: state.isInTable,
  };
}

/** Whether what is read becomes paragraphs. */
export const isFlowing = ({ destination }: GroupState): boolean =>
  destination === 'text' || destination === 'footnote';

const LONGEST_CODE = 5000;

/** Text of a field's code or of a shape's property; that of other destinations means nothing. */
export function collectText({ destination, field, shape }: GroupState, text: string): void {
  if (destination === 'field-code' && field !== null) {
    if (field.code.length < LONGEST_CODE) field.code += text;
  } else if (shape !== null) {
    if (destination === 'shape-name') shape.name += text;
    else if (destination === 'shape-value') shape.value += text;
  }
}

const address = /^\s*HYPERLINK\b(?:\s+\\[a-z](?:\s+"[^"]{0,200}")?)*\s+"?([^"\s]+)"?/i;

/** The address of a hyperlink field; undefined for other fields and for places in the document itself. */
export function hrefOf({ code }: Field): string | undefined {
  const short = code.slice(0, 4200);
  return /\s\\l\s/i.test(short) && !/HYPERLINK\s+"?https?:/i.test(short)
    ? undefined
    : address.exec(short)?.[1];
}
