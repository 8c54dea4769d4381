// Where the rows of a WebAnno TSV file are in its text. The text is that of its sentences; what is between them follows
// from the offsets, as INCEpTION fills it: a line break, and spaces where there is more. Every row is held against its
// words; the unit of the offsets is found out over the whole file.

import { canonicalText } from '../../text/canonical.ts';
import {
  choiceWords,
  chooseOffsets,
  readOffsets,
  type ArrivedText,
  type FileSpan,
  type OffsetChoice,
  type ReadOffsets,
} from '../offset-choice.ts';
import type { Reading } from '../reading.ts';
import { unescapeText } from './escaping.ts';
import type { Row, SentenceRows, TokenRow, TsvRows } from './rows.ts';

/** A token, or a part of one, in UTF-16 code units of the article's text. Empty ones are allowed. */
export interface Unit {
  readonly row: Row;
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** Which of the file's tokens it is, or is a part of; from 0. */
  readonly token: number;
  readonly isPart: boolean;
  /** Its words were not where the file says. */
  readonly isMoved: boolean;
}

export interface PlacedSentence {
  readonly startUtf16: number;
  readonly endUtf16: number;
  readonly rows: SentenceRows;
  readonly tokens: readonly Unit[];
}

export interface PlacedRows {
  /** Canonical. */
  readonly text: string;
  readonly sentences: readonly PlacedSentence[];
  /** Tokens, each followed by its parts. */
  readonly units: readonly Unit[];
}

/** More than this between two sentences is a wrong offset. */
const WIDEST_GAP = 100_000;
/** How far words are looked for. */
const REACH = 10_000;

export function placeRows(rows: TsvRows, reading: Reading): PlacedRows {
  const firstText = rows.sentences.findIndex(({ text }) => text !== null);
  const arrived = rows.sentences.map(({ text, tokens }, at) => {
    const isStart = at === firstText && (tokens[0]?.begin ?? 0) === 0;
    return arrivedSentence(isStart ? (text ?? '').replace(/^\ufeff+/, '') : (text ?? ''));
  });
  const choice = chosenOffsets(rows, arrived, reading);
  const isTwo = choice.breaks === 'two' || arrived.some(({ raw }) => raw.includes('\r'));
  const units: Unit[] = [];
  const sentences: PlacedSentence[] = [];
  const place: Place = { file: rows.file, reading, units, ids: new Set(), tokens: 0 };
  const parts: string[] = [];
  let length = 0;
  /** Where the file says that the last sentence ended. */
  let fileEnd: number | null = 0;
  for (const [at, sentence] of rows.sentences.entries()) {
    const own = arrived[at];
    if (own === undefined || sentence.text === null) continue;
    const first = sentence.tokens[0]?.begin ?? null;
    const gap = gapBefore(sentence, { fileEnd, isFirst: at === firstText, isTwo }, place);
    parts.push(gap, own.text);
    const startUtf16 = length + gap.length;
    length = startUtf16 + own.text.length;
    const offsets = readOffsets(own, choice);
    const tokens = placeTokens(sentence, { offsets, first: first ?? 0, startUtf16 }, place);
    sentences.push({ startUtf16, endUtf16: length, rows: sentence, tokens });
    fileEnd = first === null ? null : first + lengthInFile(own, choice);
  }
  return { text: parts.join(''), sentences, units };
}

/** Canonical text, but for a byte order mark: only the whole text can begin with one. */
const arrivedSentence = (raw: string): ArrivedText => ({
  raw,
  text: canonicalText(`.${raw}`).slice(1),
});

const spanOf = ({ begin, end, text }: Row, first: number): FileSpan => ({
  start: begin - first,
  end: end - first,
  quote: text,
});

/** Words as INCEpTION writes them, or with what breaks a row escaped, as this program does. */
export const sameWords = (found: string, quote: string): boolean =>
  found === quote ||
  found === unescapeText(quote, false) ||
  found === canonicalText(unescapeText(quote, false));

function chosenOffsets(
  { file, sentences }: TsvRows,
  arrived: readonly ArrivedText[],
  reading: Reading,
): OffsetChoice {
  const documents = sentences.map(({ tokens }, at) => ({
    arrived: arrived[at] ?? arrivedSentence(''),
    spans: tokens.flatMap((token) =>
      [token, ...token.parts].map((row) => spanOf(row, tokens[0]?.begin ?? 0)),
    ),
  }));
  const { choice, isDeclared } = chooseOffsets(documents, 'utf-16', sameWords);
  if (!isDeclared) {
    reading.note(
      file,
      '$',
      `Offsets count ${choiceWords(choice)}, not UTF-16 code units as WebAnno TSV does; read that way, all words are right.`,
      'Write them in UTF-16 code units; an export to WebAnno TSV does.',
    );
  }
  return choice;
}

/** In the unit of the file. */
function lengthInFile({ raw, text }: ArrivedText, { unit, breaks }: OffsetChoice): number {
  const counted = breaks === 'as-is' ? raw : text;
  const plain = unit === 'utf-16' ? counted.length : Array.from(counted).length;
  return breaks === 'two' ? plain + (text.split('\n').length - 1) : plain;
}

interface Place {
  readonly file: string;
  readonly reading: Reading;
  readonly units: Unit[];
  /** Of rows that have been met. */
  readonly ids: Set<string>;
  /** How many tokens have a place. */
  tokens: number;
}

interface GapContext {
  readonly fileEnd: number | null;
  readonly isFirst: boolean;
  /** Line breaks are CRLF. */
  readonly isTwo: boolean;
}

function gapBefore(sentence: SentenceRows, context: GapContext, place: Place): string {
  const { fileEnd, isFirst, isTwo } = context;
  const begin = sentence.tokens[0]?.begin ?? null;
  const fault = (message: string, remedy: string) =>
    place.reading.problem(place.file, `line ${sentence.line}`, message, remedy);
  const usual = isFirst ? '' : '\n';
  if (begin === null) {
    fault('The sentence has no tokens: the file may be cut off.', 'Export the document again.');
    return usual;
  }
  if (fileEnd === null) return usual;
  const width = begin - fileEnd;
  if (width < 0 || width > WIDEST_GAP) {
    fault(
      `The sentence begins at ${begin}, where the one before ends at ${fileEnd}; it is read as the next line.`,
      'Correct the offsets, or export the document again.',
    );
    return usual;
  }
  if (isFirst) return ' '.repeat(width);
  if (width === 2 && isTwo) return '\n';
  return width === 0 ? '' : `\n${' '.repeat(width - 1)}`;
}

interface SentencePlace {
  readonly offsets: ReadOffsets;
  /** Where the file says that the sentence begins. */
  readonly first: number;
  /** Where it does. */
  readonly startUtf16: number;
}

function placeTokens(sentence: SentenceRows, where: SentencePlace, place: Place): Unit[] {
  const tokens: Unit[] = [];
  for (const token of sentence.tokens) {
    const after = (tokens.at(-1)?.endUtf16 ?? where.startUtf16) - where.startUtf16;
    if (isTwice(token, place)) continue;
    const span = spanInSentence(token, where, { from: after, to: Infinity }, place);
    if (span === null) continue;
    if (span.start < after) {
      const message = `The token ${token.id} begins before the one before it ends; it is left out.`;
      place.reading.problem(place.file, `line ${token.line}`, message, 'Correct its offsets.');
      continue;
    }
    const unit = unitOf(token, span, { where, token: place.tokens, isPart: false });
    place.tokens += 1;
    place.units.push(unit);
    tokens.push(unit);
    placeParts(token, span, { where, token: unit.token }, place);
  }
  return tokens;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly isMoved: boolean;
}

function unitOf(
  row: Row,
  { start, end, isMoved }: Found,
  more: { readonly where: SentencePlace; readonly token: number; readonly isPart: boolean },
): Unit {
  const { where, token, isPart } = more;
  const [startUtf16, endUtf16] = [where.startUtf16 + start, where.startUtf16 + end];
  return { row, startUtf16, endUtf16, token, isPart, isMoved };
}

function placeParts(
  token: TokenRow,
  within: Found,
  { where, token: number }: { readonly where: SentencePlace; readonly token: number },
  place: Place,
): void {
  for (const part of token.parts) {
    if (isTwice(part, place)) continue;
    const span = spanInSentence(part, where, { from: within.start, to: within.end }, place);
    if (span === null) continue;
    if (span.start < within.start || span.end > within.end) {
      const message = `${part.id} is not inside its token ${token.id}; it is left out.`;
      place.reading.problem(place.file, `line ${part.line}`, message, 'Correct its offsets.');
      continue;
    }
    place.units.push(unitOf(part, span, { where, token: number, isPart: true }));
  }
}

function isTwice({ id, line }: Row, { ids, reading, file }: Place): boolean {
  if (!ids.has(id)) {
    ids.add(id);
    return false;
  }
  reading.problem(
    file,
    `line ${line}`,
    `The id ${id} is used by another row before; this one is left out.`,
    'Number tokens in each sentence from 1, and their parts in each token.',
  );
  return true;
}

/** In canonical UTF-16 code units of the sentence; null, and told, for words that are nowhere. */
function spanInSentence(
  row: Row,
  { offsets, first }: SentencePlace,
  { from, to }: { readonly from: number; readonly to: number },
  { reading, file }: Place,
): Found | null {
  const { text } = offsets.arrived;
  const { start: begin, end: finish } = spanOf(row, first);
  const start = offsets.toUtf16(begin);
  const end = offsets.toUtf16(finish);
  if (start !== null && end !== null && sameWords(text.slice(start, end), row.text)) {
    return { start, end, isMoved: false };
  }
  const words = canonicalText(unescapeText(row.text, false));
  const near = text.slice(from, from + words.length + REACH).indexOf(words);
  const at = words === '' || near === -1 ? -1 : from + near;
  const isFound = at !== -1 && at + words.length <= to;
  const given = `${row.begin}-${row.end}`;
  reading.problem(
    file,
    `line ${row.line}`,
    isFound
      ? `The offsets ${given} of ${row.id} do not give “${words}”; it is where these words are next.`
      : `The offsets ${given} of ${row.id} do not give “${words}”, nor are these words near behind; it is left out.`,
    'Correct the offsets, which count UTF-16 code units of the whole text, or export the document again.',
  );
  return isFound ? { start: at, end: at + words.length, isMoved: true } : null;
}
