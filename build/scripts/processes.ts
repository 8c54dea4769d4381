// Runs the project's tools as child processes of this Node, the same on every system: no shell, no .cmd files.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository, where every tool runs. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const entries = {
  'electron-builder': 'electron-builder/cli.js',
  knip: 'knip/bin/knip.js',
  oxfmt: 'oxfmt/bin/oxfmt',
  oxlint: 'oxlint/bin/oxlint',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
} as const;

export type Tool = keyof typeof entries;

/** Arguments for Node that run an installed tool. */
export function toolArguments(tool: Tool, args: readonly string[]): readonly string[] {
  return [fileURLToPath(new URL(`../../node_modules/${entries[tool]}`, import.meta.url)), ...args];
}

export interface NodeRun {
  readonly exitCode: number;
  /** Standard output and error in the order of arrival; empty when they went straight to the terminal. */
  readonly output: string;
}

export interface NodeRunOptions {
  /** Straight to this process's output, or kept and returned. */
  readonly output: 'inherit' | 'keep';
  readonly env?: NodeJS.ProcessEnv;
  /** After this the child is ended and the run counts as failed. */
  readonly timeoutMs?: number;
}

/**
 * Runs Node with the arguments, without standard input. Never rejects: a child that cannot start, is ended by a
 * signal or runs too long gives exit code 1.
 */
export function runNode(args: readonly string[], options: NodeRunOptions): Promise<NodeRun> {
  return new Promise((resolve) => {
    const pipes = options.output === 'keep' ? 'pipe' : 'inherit';
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: options.env ?? process.env,
      stdio: ['ignore', pipes, pipes],
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (exitCode: number, note: string) => {
      resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8') + note });
    };
    child.once('error', (error) => finish(1, `${error.message}\n`));
    child.once('close', (code, signal) => {
      finish(code ?? 1, signal === null ? '' : `ended by ${signal}\n`);
    });
  });
}
