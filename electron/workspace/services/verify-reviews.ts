// Checks what reviews keep besides the articles: the documents by their fingerprints, and guidelines by the log.

import { listSharedChanges } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { findGuidelines, listGuidelineIds } from '../db/guidelines.ts';
import { documentSha256, findReviewDocument, listReviewDocuments } from '../db/review-source.ts';
import type { Findings } from './verify-findings.ts';

export function verifyReviews(db: ReadDb, findings: Findings): void {
  for (const sha256 of listReviewDocuments(db)) {
    if (!isWhole(db, sha256)) {
      findings.add('review', `The marks with the SHA-256 ${sha256} are not what was opened.`);
    }
  }
  const said = new Map<string, string | null>(listGuidelineIds(db).map((id) => [id, null]));
  for (const change of listSharedChanges(db)) {
    if (change.entity === 'guidelines') said.set(change.id, change.after?.markdown ?? null);
  }
  for (const [id, markdown] of said) {
    if (findGuidelines(db, id) !== markdown) {
      findings.add('guidelines', `The guidelines of the tagset ${id} are not what the log says.`);
    }
  }
}

function isWhole(db: ReadDb, sha256: string): boolean {
  try {
    const json = findReviewDocument(db, sha256);
    return json !== null && documentSha256(json) === sha256;
  } catch {
    // What cannot be unpacked is not whole.
    return false;
  }
}
