// A tagset in the place of one that is lost with its page: without any, an article would be lost though its text and its
// marks are there. What the marks and relations name says what it has to have. The shipped one, or one that is there
// still, is taken where it has all of that; otherwise tags, attributes and relations go by their ids.

import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { createScheme, type Scheme } from '../../../shared/formats/scheme.ts';
import type { WriteDb } from '../db/connection.ts';
import type { SalvagedRow, SalvageSource } from '../db/salvage-source.ts';
import { listTagsets, putTagset, tagsetSha256 } from '../db/tagset.ts';

/** Answers the key of one that is not there: the very same if it is the shipped one, or one that serves instead of it. */
export function tagsetInstead(db: WriteDb, source: SalvageSource, lostSha256: string): string {
  if (tagsetSha256(factCheckingTagset) === lostSha256) return putTagset(db, factCheckingTagset);
  const scheme = createScheme('recovered', 'Recovered tags');
  const tags = declareMarks(scheme, source, articlesOf(source, lostSha256));
  declareRelations(scheme, source, tags);
  const known = [factCheckingTagset, ...listTagsets(db)];
  return putTagset(db, tags.size === 0 ? factCheckingTagset : scheme.finish(known).tagset);
}

/** Keys of the articles that are tagged with another tagset: their marks have nothing to do with this one. */
function articlesOf(source: SalvageSource, lostSha256: string): (key: unknown) => boolean {
  const others = new Set<unknown>();
  source.readRows('article', (row, isSound) => {
    if (isSound && row['tagset_sha256'] !== lostSha256) others.add(row['article_key']);
  });
  return (key) => !others.has(key);
}

/** Answers the tags of the marks by their keys. */
function declareMarks(
  scheme: Scheme,
  source: SalvageSource,
  isIts: (articleKey: unknown) => boolean,
): Map<unknown, string> {
  const tags = new Map<unknown, string>();
  source.readRows('annotation', (row, isSound) => {
    const { annotation_key: key, article_key: article, tag, attributes } = row;
    if (!isSound || !isIts(article) || typeof tag !== 'string' || tags.has(key)) return;
    tags.set(key, tag);
    scheme.tag(tag);
    for (const [name, value] of Object.entries(valuesOf(attributes))) {
      scheme.value(tag, name, value);
    }
  });
  return tags;
}

/** A format without sums does not tell whether they are what was written. */
function valuesOf(attributes: SalvagedRow[string] | undefined): JsonObject {
  try {
    const values: unknown = JSON.parse(String(attributes));
    return typeof values === 'object' && values !== null ? (values as JsonObject) : {};
  } catch {
    return {};
  }
}

function declareRelations(
  scheme: Scheme,
  source: SalvageSource,
  tags: ReadonlyMap<unknown, string>,
): void {
  source.readRows('relation', ({ type, from_key: from, to_key: to }, isSound) => {
    const [start, end] = [tags.get(from), tags.get(to)];
    if (isSound && typeof type === 'string' && start !== undefined && end !== undefined) {
      scheme.relation(type, start, end);
    }
  });
}
