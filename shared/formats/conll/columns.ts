// Files of columns as documents of sentences of tokens. Documents are told apart by `-DOCSTART-` lines and `# newdoc`
// comments, sentences by blank lines; the last column is the tag. Text comes from comments that give it, checked
// against the tokens, else tokens are joined by spaces and sentences by line breaks. Offsets in UTF-16 code units.

import { createProblems } from '../../annotation-file/problems.ts';
import { readJson } from '../../annotation-file/read-json.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { Span } from '../../domain/span.ts';
import { isJsonObject } from '../json-object.ts';

export interface Token extends Span {
  /** From 0, in the document's lines. */
  readonly line: number;
  readonly columns: readonly string[];
}

export interface ColumnFault {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

export interface ColumnDocument {
  /** As they stand in the file, without line breaks. */
  readonly lines: readonly string[];
  /** Of the first one in the file, from 0. */
  readonly firstLine: number;
  readonly id: string | null;
  readonly title: string | null;
  /** Canonical. */
  readonly text: string;
  readonly sentences: readonly (readonly Token[])[];
  readonly faults: readonly ColumnFault[];
}

const docStart = /^-DOCSTART-(?:[ \t]|$)/;
const newDocument = /^#\s*newdoc\b/;
/** Ours says what it knows of the document. Readers pass over the line, or take it for a token outside (`startLine`). */
const ownStart = /^-DOCSTART- (\{\S*\}) O$/;

export const isDocumentStart = (line: string): boolean =>
  docStart.test(line) || newDocument.test(line);

/** Each with the comments that stand before its first token. A `# newdoc` behind a `-DOCSTART-` is of the same document. */
export function splitDocuments(
  lines: readonly string[],
): readonly { readonly firstLine: number; readonly lines: readonly string[] }[] {
  const starts = [0];
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    const isNew = newDocument.test(line) || ownStart.test(line);
    if (isOpen && (isNew || docStart.test(line))) {
      starts.push(at);
      isOpen = false;
    }
    isOpen ||= isNew || isToken(line, null);
  }
  return starts.map((start, at) => ({
    firstLine: start,
    lines: lines.slice(start, starts[at + 1]),
  }));
}

/** The words behind `# name = `; null for another line. */
function comment(line: string, name: string): string | null {
  const found = /^#\s*([\w.]+(?: id)?)\s*=\s?/.exec(line);
  return found?.[1] === name ? line.slice(found[0].length) : null;
}

/** Comments begin with `#`; so may a token, which has columns. `width` is that of the file, null where it is not known. */
export function isToken(line: string, width: number | null): boolean {
  if (line.trim() === '' || docStart.test(line)) return false;
  if (!line.startsWith('#')) return true;
  if (/^# ?(?:newdoc|newpar|sent_id|text|global\.columns)\b/.test(line)) {
    return line.includes('\t') && !line.startsWith('# ');
  }
  const columns = columnsOf(line);
  return (
    columns.length === (width ?? columns.length) &&
    columns.length > 1 &&
    /^(?:[BIESLU]-.+|O)$/.test(columns.at(-1) ?? '')
  );
}

export function columnsOf(line: string): readonly string[] {
  if (!line.includes('\t')) return line.trim().split(/ +/);
  let end = line.length;
  while (line.charAt(end - 1) === ' ' || line.charAt(end - 1) === '\r') end -= 1;
  return line.slice(0, end).split('\t');
}

/** What an id says: JSON where it is in quotes, else as it stands. */
function said(words: string): string {
  if (words.startsWith('"')) {
    try {
      const value: unknown = JSON.parse(words);
      if (typeof value === 'string') return value.toWellFormed();
    } catch {
      // Then it is not meant as JSON.
    }
  }
  return words.toWellFormed();
}

interface Given {
  id: string | null;
  title: string | null;
  docText: string | null;
}

interface Sentence {
  readonly tokens: { readonly line: number; readonly columns: readonly string[] }[];
  text: string | null;
}

export function readDocument(
  lines: readonly string[],
  firstLine: number,
  width: number | null,
): ColumnDocument {
  const faults: ColumnFault[] = [];
  const given: Given = { id: null, title: null, docText: null };
  const sentences: Sentence[] = [];
  let open: Sentence = { tokens: [], text: null };
  const close = () => {
    if (open.tokens.length > 0) sentences.push(open);
    open = { tokens: [], text: open.tokens.length > 0 ? null : open.text };
  };
  for (const [line, raw] of lines.entries()) {
    if (raw.trim() === '') close();
    else if (isToken(raw, width)) {
      const columns = columnsOf(raw);
      const isWhole = (width === null || columns.length === width) && columns[0] !== '';
      if (isWhole) open.tokens.push({ line, columns });
      else faults.push(ragged(line, columns, width));
    } else {
      readComment(raw, given);
      open.text = comment(raw, 'text') ?? open.text;
    }
  }
  close();
  const { text, placed } = placeTokens(given.docText, sentences, faults);
  return { lines, firstLine, id: given.id, title: given.title, text, sentences: placed, faults };
}

const ragged = (line: number, columns: readonly string[], width: number | null): ColumnFault => ({
  line,
  message:
    columns[0] === ''
      ? 'The line has no token.'
      : `The line has ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}, the others have ${width}.`,
  remedy: 'Give every token the same columns, with one separator.',
});

function readComment(raw: string, given: Given): void {
  const id = comment(raw, 'newdoc id');
  if (id !== null) given.id = said(id);
  const own = ownStart.exec(raw)?.[1];
  if (own === undefined) return;
  const known = readJson(own, createProblems(), createProblems())?.value;
  if (!isJsonObject(known)) return;
  const words = (name: string): string | null => {
    const value = Object.hasOwn(known, name) ? known[name] : null;
    return typeof value === 'string' ? value.toWellFormed() : null;
  };
  given.id = words('id') ?? given.id;
  given.title = words('title');
  given.docText = words('text');
}

type Placed = readonly (readonly Token[])[];

function placeTokens(
  docText: string | null,
  sentences: readonly Sentence[],
  faults: ColumnFault[],
): { readonly text: string; readonly placed: Placed } {
  if (docText !== null) {
    const text = canonicalText(docText);
    const placed = align(text, sentences);
    if (placed !== null) return { text, placed };
    faults.push(unlike(sentences, '-DOCSTART-'));
  }
  if (sentences.some(({ text }) => text !== null)) {
    const joined = bySentence(sentences, faults);
    if (joined !== null) return joined;
  }
  const texts = sentences.map(({ tokens }) => tokens.map(({ columns }) => columns[0]).join(' '));
  const text = canonicalText(texts.join('\n'));
  return { text, placed: align(text, sentences) ?? [] };
}

const unlike = (sentences: readonly Sentence[], what: string): ColumnFault => ({
  line: sentences[0]?.tokens[0]?.line ?? 0,
  message: `The tokens are not the words of “${what}”.`,
  remedy:
    'The tokens are taken, with spaces between them. Correct the line with the text, or remove it.',
});

/** Sentences that give their text have it, others their tokens with spaces; joined by line breaks. */
function bySentence(
  sentences: readonly Sentence[],
  faults: ColumnFault[],
): { readonly text: string; readonly placed: Placed } | null {
  const texts = sentences.map((sentence) => {
    const plain = canonicalText(sentence.tokens.map(({ columns }) => columns[0]).join(' '));
    if (sentence.text === null) return plain;
    const text = canonicalText(sentence.text);
    if (align(text, [sentence]) !== null) return text;
    faults.push(unlike([sentence], '# text'));
    return plain;
  });
  const text = texts.join('\n');
  const placed = align(text, sentences);
  return placed === null ? null : { text, placed };
}

const blank = /[\s\u001c-\u001f\u0085]/;

/** Each token in its turn, with nothing but white space between; null where that is not so. */
function align(text: string, sentences: readonly Sentence[]): Placed | null {
  let at = 0;
  const placed: (readonly Token[])[] = [];
  for (const { tokens } of sentences) {
    const sentence: Token[] = [];
    for (const { line, columns } of tokens) {
      const word = canonicalText(columns[0] ?? '');
      while (!text.startsWith(word, at) && blank.test(text.charAt(at))) at += 1;
      if (word === '' || !text.startsWith(word, at)) return null;
      sentence.push({ line, columns, startUtf16: at, endUtf16: at + word.length });
      at += word.length;
    }
    placed.push(sentence);
  }
  while (at < text.length && blank.test(text.charAt(at))) at += 1;
  return at === text.length ? placed : null;
}
