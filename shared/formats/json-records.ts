// The records of a file of JSON: a list, one object a line, one object over several lines, or several of those one
// after the other. Records are independent: one that is damaged takes no other with it.

import { createProblems } from '../annotation-file/problems.ts';
import { readJson } from '../annotation-file/read-json.ts';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import type { FormatFile } from './codec.ts';
import { isJsonObject } from './json-object.ts';
import { linesOf } from './lines.ts';
import type { Reading } from './reading.ts';
import { decodeUtf8 } from './utf8.ts';

export interface JsonRecord {
  readonly value: JsonObject;
  /** Such as `$[3]` or `line 3: $`; paths inside the record go on from there. */
  readonly path: string;
  /** From 0. */
  readonly index: number;
}

/** What is kept of a record gets a few levels more, and has to stay within those of an annotated article file. */
const DEEPEST = 60;

export function jsonRecords(file: FormatFile, reading: Reading): JsonRecord[] {
  const text = decodeUtf8(file, reading);
  const opening = /\S/.exec(text)?.[0];
  if (opening === undefined) {
    reading.problem(file.path, '$', 'The file is empty.', 'Export it again.');
    return [];
  }
  const pieces = opening === '[' ? [{ json: text, line: null }] : piecesOf(text);
  const records: JsonRecord[] = [];
  const add = (value: JsonValue, path: string) => {
    if (!isJsonObject(value)) {
      reading.problem(file.path, path, 'A record is not an object.', 'Export it again.');
    } else if (isDeeper(value, DEEPEST)) {
      reading.problem(
        file.path,
        path,
        `A record is nested more than ${DEEPEST} levels deep.`,
        `Keep it within ${DEEPEST} levels.`,
      );
    } else records.push({ value, path, index: records.length });
  };
  for (const { json, line } of pieces) {
    const prefix = line === null ? '' : `line ${line}: `;
    const value = parsed(json, { file: file.path, prefix, reading });
    if (value === undefined) continue;
    if (line === null && Array.isArray(value)) {
      for (const [at, item] of value.entries()) add(item, `$[${at}]`);
    } else add(value, `${prefix}$`);
  }
  return records;
}

interface Place {
  readonly file: string;
  readonly prefix: string;
  readonly reading: Reading;
}

function parsed(json: string, { file, prefix, reading }: Place): JsonValue | undefined {
  const problems = createProblems();
  const notes = createProblems();
  const read = readJson(json, problems, notes);
  for (const { path, message, remedy } of problems.list) {
    reading.problem(file, prefix + path, message, remedy);
  }
  for (const { path, message, remedy } of notes.list) {
    reading.note(file, prefix + path, message, remedy);
  }
  return read === null ? undefined : (read.value as JsonValue);
}

interface Piece {
  readonly json: string;
  /** Where it begins, from 1. */
  readonly line: number;
}

/** Lines, unless the first one is only a part of a record. */
function piecesOf(text: string): Piece[] {
  const lines: Piece[] = [];
  let line = 0;
  for (const json of linesOf(text)) {
    line += 1;
    if (json.trim() !== '') lines.push({ json, line });
  }
  const [first] = lines;
  if (first === undefined || lines.length === 1 || isJson(first.json)) return lines;
  // A first line that is damaged is no reason to give up the others.
  return lines.some(({ json }) => isRecord(json)) ? lines : objectsOf(text);
}

const isJson = (json: string): boolean => {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
};

const isRecord = (json: string): boolean => /^\s*\{/.test(json) && isJson(json);

const strings = '"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"';
const marks = new RegExp(`${strings}|[{}\\n]`, 'g');

/** From each outermost `{` to its `}`; what is left open goes to the end. */
function objectsOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let line = 1;
  let open = { at: 0, line };
  for (const { 0: found, index } of text.matchAll(marks)) {
    if (found === '\n') line += 1;
    else if (found === '{') {
      if (depth === 0) open = { at: index, line };
      depth += 1;
    } else if (found === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) pieces.push({ json: text.slice(open.at, index + 1), line: open.line });
    }
  }
  if (depth > 0) pieces.push({ json: text.slice(open.at), line: open.line });
  return pieces;
}

function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((item) => isDeeper(item, levels - 1));
}
