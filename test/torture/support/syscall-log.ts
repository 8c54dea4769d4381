// What a process did to its files, in order, as strace saw it: the material for every state that a power cut could have
// left on the disk.

import { readFileSync } from 'node:fs';

export type FileCall =
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'sync' | 'unlink'; readonly path: string }
  | { readonly kind: 'said'; readonly text: string };

/** For strace; everything is written out, in hex. */
export const logOptions = [
  '-f',
  '-y',
  '-xx',
  '-s',
  '8388608',
  '-e',
  'trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink',
];

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

/** Lines of one thread may be cut in two where another thread got in between. */
function wholeLines(log: string): string[] {
  const begun = new Map<string, string>();
  const lines: string[] = [];
  for (const line of log.split('\n')) {
    const [thread = ''] = line.split(' ', 1);
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length).trimEnd());
      continue;
    }
    const resumed = /^\d+ +<\.\.\. \w+ resumed>/.exec(line);
    lines.push(resumed === null ? line : (begun.get(thread) ?? '') + line.slice(resumed[0].length));
  }
  return lines;
}

const call = /^\d+ +(\w+)\((.*)\) += (\d+)/;

function parse(line: string): FileCall | null {
  const found = call.exec(line);
  if (found === null) return null;
  const [, name = '', args = ''] = found;
  if (name === 'unlink') return { kind: 'unlink', path: textOf(/^"([^"]*)"/.exec(args)?.[1]) };
  const [, descriptor, hexPath] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
  const path = textOf(hexPath);
  const data = /, "([^"]*)"/.exec(args)?.[1];
  if (name === 'write') {
    return descriptor === '1' ? { kind: 'said', text: textOf(data) } : null;
  }
  if (!path.startsWith('/')) return null;
  if (name === 'pwrite64') {
    return { kind: 'write', path, at: lastNumber(args), data: unhex(data ?? '') };
  }
  if (name === 'ftruncate') {
    return { kind: 'truncate', path, bytes: lastNumber(args) };
  }
  return { kind: 'sync', path };
}

/** What cannot be read would make a disk that never was. */
function lastNumber(args: string): number {
  const found = Number(/, (\d+)$/.exec(args)?.[1]);
  if (Number.isNaN(found)) throw new TypeError(`strace wrote ${args.slice(-80)}`);
  return found;
}

const textOf = (hex: string | undefined): string => unhex(hex ?? '').toString('utf8');

export function readCalls(file: string): FileCall[] {
  return wholeLines(readFileSync(file, 'latin1'))
    .map(parse)
    .filter((each) => each !== null);
}
