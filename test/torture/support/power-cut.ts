// A disk whose power can be cut: what was synced is there, of everything else any part may be, down to single sectors.
// The order of what was not synced means nothing to it, as to a real one with a cache.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Random } from './random.ts';
import type { FileCall } from './syscall-log.ts';

const sectorBytes = 512;

type Pending = Extract<FileCall, { kind: 'write' | 'truncate' }>;
interface DiskFile {
  content: Buffer;
  pending: Pending[];
  /** Its name is on the disk. */
  named: boolean;
  /** It was unlinked, which may or may not be on the disk. */
  unlinked: boolean;
}

export interface Disk {
  readonly apply: (call: FileCall) => void;
  /** Writes a state that a cut just now could leave into the folder. */
  readonly cut: (random: Random, into: string) => void;
}

/** Begins with what is in the folder, all of it synced. Only files right in the folder count. */
export function diskOf(folder: string): Disk {
  const files = new Map<string, DiskFile>();
  for (const name of readdirSync(folder)) {
    const content = readFileSync(join(folder, name));
    files.set(name, { content, pending: [], named: true, unlinked: false });
  }
  const fileAt = (path: string): DiskFile => {
    const name = basename(path);
    const known = files.get(name);
    if (known !== undefined && !known.unlinked) return known;
    const fresh = { content: Buffer.alloc(0), pending: [], named: false, unlinked: false };
    files.set(name, fresh);
    return fresh;
  };

  return {
    apply(call) {
      if (call.kind === 'said' || dirname(call.path) !== folder) return;
      const file = fileAt(call.path);
      if (call.kind === 'unlink') file.unlinked = true;
      else if (call.kind === 'sync') {
        for (const each of file.pending) file.content = applied(file.content, each);
        file.pending = [];
        file.named = true;
      } else if (call.kind === 'write' || call.kind === 'truncate') file.pending.push(call);
    },
    cut(random, into) {
      mkdirSync(into, { recursive: true });
      for (const [name, file] of files) {
        // The index of the log in shared memory is rebuilt at every start; it is never on the disk.
        if (name.endsWith('-shm')) continue;
        const isThere = file.named || random.below(2) === 0;
        if (!isThere || (file.unlinked && random.below(2) === 0)) continue;
        writeFileSync(join(into, name), cutContent(random, file));
      }
    },
  };
}

function applied(content: Buffer, call: Pending): Buffer {
  if (call.kind === 'truncate') {
    const resized = Buffer.alloc(call.bytes);
    content.copy(resized, 0, 0, Math.min(content.length, call.bytes));
    return resized;
  }
  const end = call.at + call.data.length;
  const grown = end > content.length ? Buffer.alloc(end) : content;
  if (grown !== content) content.copy(grown);
  call.data.copy(grown, call.at);
  return grown;
}

function cutContent(random: Random, { content, pending }: DiskFile): Buffer {
  let left: Buffer = Buffer.from(content);
  const way = random.pick(['none', 'first', 'sectors', 'all'] as const);
  if (way === 'none') return left;
  const most = way === 'first' ? random.below(pending.length + 1) : pending.length;
  for (const call of pending.slice(0, most)) {
    if (way !== 'sectors') left = applied(left, call);
    else if (call.kind === 'truncate') left = random.below(2) === 0 ? applied(left, call) : left;
    else
      for (const sector of sectorsOf(call)) if (random.below(2) === 0) left = applied(left, sector);
  }
  return left;
}

function sectorsOf(call: Extract<Pending, { kind: 'write' }>): Pending[] {
  const sectors: Pending[] = [];
  for (let at = 0; at < call.data.length; at += sectorBytes) {
    const data = call.data.subarray(at, at + sectorBytes);
    sectors.push({ ...call, at: call.at + at, data });
  }
  return sectors;
}
