// A JSON file as a value that is safe to walk; what keeps it from being read is among the problems.

import { createProblems } from '../annotation-file/problems.ts';
import { readJson } from '../annotation-file/read-json.ts';
import type { JsonValue } from '../domain/json.ts';
import type { FormatFile } from './codec.ts';
import type { Reading } from './reading.ts';
import { decodeUtf8 } from './utf8.ts';

/** Undefined where it is no JSON. */
export function jsonIn(file: FormatFile, reading: Reading): JsonValue | undefined {
  const problems = createProblems();
  const notes = createProblems();
  const read = readJson(decodeUtf8(file, reading), problems, notes);
  for (const { path, message, remedy } of problems.list) {
    reading.problem(file.path, path, message, remedy);
  }
  for (const { path, message, remedy } of notes.list) {
    reading.note(file.path, path, message, remedy);
  }
  return read === null ? undefined : (read.value as JsonValue);
}
