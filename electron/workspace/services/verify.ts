// Checks a workspace: that the file is sound, that the log of acts is the one that was written, and that what is stored
// is what the log says. Reads only.

import { zstdDecompressSync } from 'node:zlib';
import type { VerifyReport } from '../../../shared/ipc/history-types.ts';
import { listCollections } from '../db/collection.ts';
import { listSharedChanges, type TagsetChange } from '../db/change.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listArticleIds, listDamage, listOriginalNames, listTagsetRows } from '../db/integrity.ts';
import { listKeptTagsets } from '../db/kept-tagset.ts';
import { listLostArticles } from '../db/log-rows.ts';
import { findOriginal } from '../db/original.ts';
import { listUnsound } from '../db/row-check.ts';
import { listUnfitDefinitions } from '../db/schema-check.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import { verifyArticle } from './verify-article.ts';
import { verifyChain } from './verify-chain.ts';
import { collectFindings, type Findings } from './verify-findings.ts';
import { verifyReviews } from './verify-reviews.ts';

export interface WorkspaceCheck extends VerifyReport {
  /** How many problems there are; `problems` holds the first hundred. */
  readonly problemCount: number;
  /** The act whose seal was noted elsewhere; null when none was given, or none has it. */
  readonly notedSeq: number | null;
}

/** `noted` is the head of the chain as somebody wrote it down earlier: an act has to have it still. */
export function verifyWorkspace(db: ReadDb, noted: string | null = null): WorkspaceCheck {
  return snapshot(db, () => {
    const findings = collectFindings();
    for (const line of listDamage(db)) findings.add('file', `SQLite: ${line}.`);
    for (const name of listUnfitDefinitions(db)) {
      findings.add('file', `The definition of ${name} is not what was written.`);
    }
    const chain = attempt(findings, 'log', () => verifyChain(db, findings, noted)) ?? {
      acts: 0,
      changes: 0,
      head: null,
      notedSeq: null,
    };
    for (const id of attempt(findings, 'file', () => listArticleIds(db)) ?? []) {
      attempt(findings, `article ${id}`, () => verifyArticle(db, id, findings));
    }
    attempt(findings, 'file', () => verifyRows(db, findings));
    attempt(findings, 'file', () => verifyShared(db, findings));
    const problemCount = findings.count();
    return { ok: problemCount === 0, ...chain, problems: findings.told(), problemCount };
  });
}

/** A part that cannot even be read is a finding, and the rest is looked at all the same. */
function attempt<T>(findings: Findings, path: string, work: () => T): T | null {
  try {
    return work();
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    findings.add(path, `What is stored of ${path} cannot be read (${why}).`);
    return null;
  }
}

/** Every row that users wrote, by its sum, and that none is missing; also in tables that the log does not tell of. */
function verifyRows(db: ReadDb, findings: Findings): void {
  for (const { table, rows, isIncomplete } of listUnsound(db)) {
    if (rows > 0) findings.add('file', `Rows of ${table} that are not what was written: ${rows}.`);
    else if (isIncomplete) findings.add('file', `Rows of ${table} are missing or were put in.`);
  }
}

/** What belongs to no one article. */
function verifyShared(db: ReadDb, findings: Findings): void {
  for (const id of listLostArticles(db)) {
    findings.add(`article ${id}`, `The article ${id} is in the log and not in the workspace.`);
  }
  verifyCollections(db, findings);
  verifyReviews(db, findings);
  for (const { sha256, id, version, definition } of listTagsetRows(db)) {
    if (sha256Hex(definition) !== sha256) {
      findings.add('tagset', `Version ${version} of the tagset ${id} is not what was stored.`);
    }
  }
  for (const sha256 of listOriginalNames(db)) {
    if (!isWhole(db, sha256)) {
      findings.add('original', `The original with the SHA-256 ${sha256} is not what was imported.`);
    }
  }
}

/** Collections by name, and tagsets by their current definition. What no act made of the latter is left open. */
function verifyCollections(db: ReadDb, findings: Findings): void {
  const names = new Map<string, string | null>();
  const tagsets = new Map<string, string | null>();
  for (const change of listSharedChanges(db)) {
    if (change.entity === 'collection') names.set(change.id, change.after?.name ?? null);
    if (change.entity === 'tagset') tagsets.set(change.id, keptWords(change.after));
  }
  const collections = new Map<string, string>(
    listCollections(db).map(({ id, name }) => [id, name]),
  );
  const kept = new Map(listKeptTagsets(db).map((each) => [each.id, keptWords(each)]));
  for (const [id, name] of differing(names, collections)) {
    findings.add('collection', `The collection “${name ?? id}” is not what the log says.`);
  }
  for (const [id, name] of collections) {
    if (!names.has(id)) findings.add('collection', `The collection “${name}” is not in the log.`);
  }
  for (const [id] of differing(tagsets, kept)) {
    findings.add('tagset', `The current version of the tagset ${id} is not what the log says.`);
  }
}

const keptWords = (kept: TagsetChange['after']): string | null =>
  kept === null ? null : `${kept.sha256} ${kept.isDefault}`;

const differing = (
  said: ReadonlyMap<string, string | null>,
  stored: ReadonlyMap<string, string | null>,
) => [...said].filter(([id, value]) => (stored.get(id) ?? null) !== value);

function isWhole(db: ReadDb, sha256: string): boolean {
  const packed = findOriginal(db, sha256);
  if (packed === null) return false;
  try {
    const bytes =
      packed.compression === 'none'
        ? packed.data
        : zstdDecompressSync(packed.data, { maxOutputLength: Math.max(packed.bytes, 1) });
    return sha256Hex(bytes) === sha256;
  } catch {
    return false;
  }
}
