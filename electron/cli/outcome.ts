// What a command did: one document for programs, lines for people, and what went wrong.

import type { AppErrorData } from '../../shared/ipc/result.ts';

export interface Outcome {
  /** Printed as the one document on stdout with `--json`. */
  readonly document: object;
  /** Printed on stdout without it. */
  readonly lines: readonly string[];
  /** What was chosen for the user: each becomes one line on stderr and leaves the exit code alone. */
  readonly notices?: readonly string[];
  /** Each becomes one line on stderr; any of them makes the exit code 1. */
  readonly errors: readonly AppErrorData[];
}

/** What, where and how to fix, on one line whatever the texts hold. */
export function errorLine({ message, details: { remedy, sqlite } }: AppErrorData): string {
  const said = sqlite === undefined ? '' : ` (SQLite: ${sqlite}.)`;
  return noticeLine(`${message}${said} ${remedy}`);
}

export function noticeLine(notice: string): string {
  return `sourcebench: ${oneLine(notice)}\n`;
}

/** White space as single spaces, nothing else that a terminal would obey: names and titles come from anywhere. */
function oneLine(text: string): string {
  return tame(text.replaceAll(/\s+/g, ' ').trim());
}

/** One line for a person: characters that a terminal obeys instead of showing them become U+FFFD. */
export function terminalLine(line: string): string {
  return tame(line.replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '));
}

const obeyed = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const tame = (line: string): string => line.replaceAll(obeyed, '\u{fffd}');
