// What a child says over its standard output, straight to the pipe: a line stands for something that was answered as
// done, so whatever happens to the child afterwards, it has to be there.

import { hash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { readAll, readOne, type ReadDb } from '../../../electron/workspace/db/connection.ts';

export const say = (line: string): void => void writeSync(1, `${line}\n`);

/** The newest act with its seal, which stands for all acts before it and all that they hold. */
export function newestAct(db: ReadDb): { readonly seq: number; readonly sha256: string } {
  const newest = readOne<{ seq: number; sha256: string }>(
    db,
    'SELECT seq, sha256 FROM seal ORDER BY seq DESC LIMIT 1',
  );
  return newest ?? { seq: 0, sha256: '-' };
}

/** `-` for a claim that was made before the act. */
const unsealed = '-';

export const actClaim = (seq: number, sha256: string = unsealed): string => `act ${seq} ${sha256}`;
export const draftClaim = (articleId: string, sha256: string, afterSeq: number): string =>
  `draft ${articleId} ${sha256} ${afterSeq}`;

export interface Claims {
  readonly acts: ReadonlyMap<number, string>;
  /** The last one of each article. */
  readonly drafts: ReadonlyMap<string, { readonly sha256: string; readonly afterSeq: number }>;
  /** Names of files that were said to be written. */
  readonly files: readonly string[];
}

/** Whole lines only: what was cut off was not said. */
export function readClaims(output: string): Claims {
  const acts = new Map<number, string>();
  const drafts = new Map<string, { sha256: string; afterSeq: number }>();
  const files: string[] = [];
  for (const line of output.split('\n').slice(0, -1)) {
    const [what, ...rest] = line.split(' ');
    const [first = '', second = '', third = ''] = rest;
    if (what === 'act') acts.set(Number(first), second);
    if (what === 'draft') drafts.set(first, { sha256: second, afterSeq: Number(third) });
    if (what === 'file') files.push(rest.join(' '));
  }
  return { acts, drafts, files };
}

/** The claims about the workspace that do not hold, one line each. */
export function brokenClaims(db: ReadDb, { acts, drafts }: Claims): string[] {
  const sealed = new Map(
    readAll<{ seq: number; sha256: string }>(
      db,
      'SELECT act.seq, seal.sha256 FROM act JOIN seal USING (seq)',
    ).map(({ seq, sha256 }) => [seq, sha256]),
  );
  const broken: string[] = [];
  for (const [seq, sha256] of acts) {
    const stored = seq === 0 ? sha256 : sealed.get(seq);
    if (stored === undefined || (sha256 !== unsealed && stored !== sha256)) {
      broken.push(`act ${seq} is ${stored === undefined ? 'missing' : 'another one'}`);
    }
  }
  const newest = newestAct(db).seq;
  for (const [articleId, { sha256, afterSeq }] of drafts) {
    // A later act may have made a revision of it.
    if (newest > afterSeq || draftSha256(db, articleId) === sha256) continue;
    broken.push(`the draft of article ${articleId} is missing`);
  }
  return broken;
}

function draftSha256(db: ReadDb, articleId: string): string | null {
  const row = readOne<{ text: string }>(
    db,
    'SELECT text FROM draft JOIN article USING (article_key) WHERE id = ?',
    [articleId],
  );
  return row === null ? null : hash('sha256', row.text, 'hex');
}
