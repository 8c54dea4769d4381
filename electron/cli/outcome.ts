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
export function errorLine({ message, details }: AppErrorData): string {
  return noticeLine(`${message} ${details.remedy}`);
}

export function noticeLine(notice: string): string {
  return `sourcebench: ${notice.replaceAll(/\s+/g, ' ').trim()}\n`;
}
