// The lines of a WebAnno TSV file as header, sentences and rows (INCEpTION, Tsv3XDeserializer.readContent). Syntax only:
// where rows are in the text is found out in place-rows.ts, what cells mean in annotations.ts.

import type { FormatFile } from '../codec.ts';
import type { Reading } from '../reading.ts';
import { decodeUtf8 } from '../utf8.ts';
import { unescapeText } from './escaping.ts';
import { faultOfLayer, layerOfLine, type Layer } from './layers.ts';
import { OWN_LINE } from './own-line.ts';

export interface Row {
  /** From 1. */
  readonly line: number;
  /** Such as `1-2`, or `1-2.1` for a part of a token. */
  readonly id: string;
  readonly begin: number;
  readonly end: number;
  readonly text: string;
  /** As many as there are columns, or less where the row is cut off. */
  readonly cells: readonly string[];
}

export interface TokenRow extends Row {
  readonly parts: Row[];
}

export interface SentenceRows {
  readonly line: number;
  id: string | null;
  /** Other lines of its header, as they stand. */
  readonly more: string[];
  /** Unescaped; null until there is a text. */
  text: string | null;
  readonly tokens: TokenRow[];
}

export interface TsvRows {
  readonly file: string;
  /** Such as `3.3`. */
  readonly version: string;
  readonly layers: readonly Layer[];
  /** With those that are left out, whose columns stand in the rows all the same. */
  readonly allLayers: readonly Layer[];
  /** What this program wrote beside, as it stands. */
  readonly own: { readonly line: number; readonly json: string } | null;
  readonly sentences: readonly SentenceRows[];
}

const AGAIN = 'Export the document again as WebAnno TSV 3.3.';

/** Null for what is no WebAnno TSV 3. */
export function readRows(file: FormatFile, reading: Reading): TsvRows | null {
  const lines = decodeUtf8(file, reading).split(/\r\n?|\n/);
  const fault = (line: number, message: string, remedy = AGAIN) =>
    reading.problem(file.path, `line ${line}`, message, remedy);
  const [first = ''] = lines;
  if (lines.every((line) => line.trim() === '')) {
    reading.problem(file.path, '$', 'The file is empty.', 'Get the file again.');
    return null;
  }
  const version = /^#FORMAT=WebAnno TSV (\d{1,3}\.\d{1,3})\s*$/.exec(first)?.[1];
  if (version === undefined || !version.startsWith('3.')) {
    const what = version === undefined ? 'Not a WebAnno TSV file' : `WebAnno TSV ${version}`;
    fault(1, `${what}: its first line has to be “#FORMAT=WebAnno TSV 3.3”.`);
    return null;
  }
  const { layers, allLayers, next } = readLayers(lines, file.path, reading);
  const width = allLayers.reduce((sum, { columns }) => sum + columns.length, 0);
  const isJava = version === '3.0' || version === '3.1';
  const body = readBody(lines, next, { width, isJava, fault });
  if (body.own === null && body.sentences.every(({ text }) => text === null || text === '')) {
    fault(lines.length, 'The file has no text: it may be cut off.');
    return null;
  }
  return { file: file.path, version, layers, allLayers, ...body };
}

interface ReadLayers {
  readonly layers: Layer[];
  readonly allLayers: Layer[];
  /** The line behind them. */
  readonly next: number;
}

function readLayers(lines: readonly string[], file: string, reading: Reading): ReadLayers {
  const names = new Set<string>();
  const read: ReadLayers = { layers: [], allLayers: [], next: lines.length };
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || /^(?:#Text=|#Sentence\.id=|\d)/.test(line))
      return { ...read, next: at };
    const layer = layerOfLine(line);
    // The columns of another kind of layer stand in the rows, too.
    const any = layer ?? (/^#T_..=/.test(line) ? layerOfLine(`#T_SP=${line.slice(6)}`) : null);
    if (any !== null) read.allLayers.push(any);
    const fault =
      layer === null
        ? `The header has a line that declares no kind of layer that is known: ${line.slice(0, 60)}`
        : faultOfLayer(layer, names);
    if (fault === null && layer !== null) {
      read.layers.push(layer);
      names.add(layer.name);
    } else {
      const remedy =
        'Span, chain and relation layers are #T_SP, #T_CH and #T_RL. Export the document again.';
      reading.problem(file, `line ${at + 1}`, `${fault ?? ''} It is left out.`, remedy);
    }
  }
  return read;
}

interface BodyContext {
  readonly width: number;
  readonly isJava: boolean;
  readonly fault: (line: number, message: string, remedy?: string) => void;
}

function readBody(
  lines: readonly string[],
  from: number,
  context: BodyContext,
): Pick<TsvRows, 'own' | 'sentences'> {
  const sentences: SentenceRows[] = [];
  let own: TsvRows['own'] = null;
  let current: SentenceRows | null = null;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const number = at + 1;
    if (line === '') {
      current = null;
      continue;
    }
    if (line.startsWith(OWN_LINE)) {
      own ??= { line: number, json: line.slice(OWN_LINE.length) };
      continue;
    }
    if (line.startsWith('#')) {
      if (current !== null && current.tokens.length > 0) {
        context.fault(number, 'A sentence begins without an empty line before it.');
        current = null;
      }
      current ??= opened(sentences, number);
      readHeaderLine(line, current, context.isJava);
      continue;
    }
    addRow(line, number, current, context);
  }
  return { own, sentences };
}

function opened(sentences: SentenceRows[], line: number): SentenceRows {
  const sentence: SentenceRows = { line, id: null, more: [], text: null, tokens: [] };
  sentences.push(sentence);
  return sentence;
}

function readHeaderLine(line: string, sentence: SentenceRows, isJava: boolean): void {
  const [, name, rest = ''] = /^#(Text|Sentence\.id)=(.*)$/s.exec(line) ?? [];
  if (name === undefined) sentence.more.push(line);
  else if (name === 'Sentence.id') sentence.id = unescapeText(rest, isJava);
  else {
    const text = unescapeText(rest, isJava);
    sentence.text = sentence.text === null ? text : `${sentence.text}\n${text}`;
  }
}

function addRow(
  line: string,
  number: number,
  sentence: SentenceRows | null,
  context: BodyContext,
): void {
  const { fault } = context;
  if (sentence === null || sentence.text === null) {
    fault(
      number,
      'A row stands under no “#Text=” line, so its words have no place; it is left out.',
    );
    return;
  }
  const [id = '', offsets = '', text, ...rest] = line.split('\t');
  const range = /^(\d{1,10})-(\d{1,10})$/.exec(offsets);
  if (!/^\d{1,9}-\d{1,9}(?:\.\d{1,9})?$/.test(id) || range === null || text === undefined) {
    fault(
      number,
      'The row is not made of an id such as 1-2, offsets such as 4-8 and words; it is left out.',
    );
    return;
  }
  const [begin, end] = [Number(range[1]), Number(range[2])];
  if (begin > end) {
    fault(number, `The row ends before it begins (${offsets}); it is left out.`);
    return;
  }
  const row = { line: number, id, begin, end, text, cells: cellsOf(rest, number, context) };
  if (!id.includes('.')) sentence.tokens.push({ ...row, parts: [] });
  else {
    const token = sentence.tokens.at(-1);
    if (token === undefined)
      fault(number, `There is no token before its part ${id}; it is left out.`);
    else token.parts.push(row);
  }
}

/** Rows end with a tab, so there is one empty cell more. */
function cellsOf(cells: string[], line: number, { width, fault }: BodyContext): string[] {
  const isEnded = cells.length === width + 1 && cells.at(-1) === '';
  if (isEnded) return cells.slice(0, width);
  if (cells.length !== width) {
    const found = `${cells.length} ${cells.length === 1 ? 'column' : 'columns'}`;
    fault(line, `The row has ${found} of annotations where the header declares ${width}.`);
  }
  return cells.slice(0, width);
}
