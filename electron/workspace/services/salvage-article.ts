// Brings an article of a salvaged workspace and the log together again. Where the log is whole it is the truth, and the
// rows are brought to it. Otherwise the rows are, what is missing of them is put back from the part of the log that there
// is, and the log is told the article as it then is.

import { isDeepStrictEqual } from 'node:util';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { addAnnotator } from '../db/annotator.ts';
import { findArticle, findSummary, type StoredArticle } from '../db/article.ts';
import { listChangesOf, type Change, type RevisionChange } from '../db/change.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { listRevisionNumbers } from '../db/integrity.ts';
import { placeOfDecision, placeOfSource } from '../db/review-ids.ts';
import { listReviewDocuments } from '../db/review-source.ts';
import { findRevision } from '../db/revision.ts';
import { findTagset } from '../db/tagset.ts';
import { applyChanges } from './apply-change.ts';
import { loggedState, type LoggedState } from './logged-state.ts';
import { readState } from './past-article.ts';
import { differences, type FiledState } from './salvage-difference.ts';
import { structureHash } from './structure-hash.ts';
import { collectFindings } from './verify-findings.ts';
import { verifyArticle } from './verify-article.ts';

type RevisionValue = NonNullable<RevisionChange['after']>;

export function readFiled(db: ReadDb, stored: StoredArticle): FiledState {
  const { roles: _roles, ...state } = readState(db, stored);
  const summary = findSummary(db, stored.key);
  return {
    ...state,
    standing: {
      status: summary?.status ?? 'to-do',
      shelf: summary?.shelf ?? 'library',
    },
    collections: new Set(summary?.collections),
  };
}

/** As the log says; what it leaves open stays as it is. */
export function saidState(now: FiledState, logged: LoggedState): FiledState {
  const { arrival } = logged;
  const arrived = (arrival ?? {}) as Partial<ArticleMetadata> & {
    readonly revision?: { readonly number: number };
    readonly tagsetSha256?: string;
    readonly annotators?: readonly Annotator[];
  };
  const first: Partial<RevisionValue> =
    arrived.revision === undefined
      ? {}
      : {
          ...pick(arrival ?? {}, ['source', 'kind', 'detected']),
          number: arrived.revision.number,
        };
  const { number, source, kind, detected } = { ...now.revision, ...first, ...logged.revision };
  return {
    metadata: logged.metadata ?? {
      ...now.metadata,
      ...pick(arrival ?? {}, Object.keys(now.metadata)),
    },
    revision: { number, source, kind, detected },
    tagsetSha256: logged.tagsetSha256 ?? arrived.tagsetSha256 ?? now.tagsetSha256,
    annotations: logged.annotations,
    relations: logged.relations,
    coverage: logged.coverage,
    reviewParts: logged.reviewParts,
    annotators: listed(arrived.annotators, logged) ?? now.annotators,
    standing: logged.standing ?? { status: 'to-do', shelf: 'library' },
    collections: logged.collections,
  };
}

function listed(
  arrived: readonly Annotator[] | undefined,
  { annotators }: LoggedState,
): Map<AnnotatorId, Annotator> | null {
  if (arrived === undefined) return null;
  const all = new Map(arrived.map((each) => [each.id, each]));
  for (const [id, annotator] of annotators) {
    if (annotator === null) all.delete(id);
    else all.set(id, annotator);
  }
  return all;
}

const pick = (from: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

export function problemsOf(db: ReadDb, id: ArticleId): string[] {
  const findings = collectFindings();
  try {
    verifyArticle(db, id, findings);
  } catch (thrown) {
    findings.add(id, thrown instanceof Error ? thrown.message : String(thrown));
  }
  return findings.told().map(({ message }) => message);
}

/** What only rows had that are gone is put back, and nothing else; or, from a whole log, everything. */
export function bringBack(
  db: WriteDb,
  stored: StoredArticle,
  isLogWhole: boolean,
  nowMs: number,
): void {
  const now = readFiled(db, stored);
  const said = saidState(now, loggedState(listChangesOf(db, stored.id)));
  for (const annotator of said.annotators.values()) addAnnotator(db, annotator);
  for (const { annotator } of said.annotations.values()) {
    addAnnotator(db, { id: annotator, name: annotator });
  }
  const wanted = differences(stored.id, now, said).filter((change) =>
    isLogWhole
      ? isPossible(db, stored, change)
      : change.before === null && change.entity !== 'collected',
  );
  const gone = reviewsWithoutDocument(db, wanted);
  const changes = wanted.filter((change) => !gone.has(reviewOf(change) ?? ''));
  applyChanges(db, null, changes, nowMs);
}

/** Reviews of which a colleague's file, or the base, is lost: without it there is nothing to decide on. */
function reviewsWithoutDocument(db: ReadDb, changes: readonly Change[]): Set<string> {
  const documents = new Set(listReviewDocuments(db));
  const gone = new Set<string>();
  for (const change of changes) {
    if (change.after === null) continue;
    const document =
      change.entity === 'review-source'
        ? change.after.document
        : change.entity === 'review'
          ? change.after.base?.document
          : undefined;
    if (document !== undefined && !documents.has(document)) gone.add(reviewOf(change) ?? '');
  }
  return gone;
}

/** The id of the review that it is about. */
function reviewOf({ entity, id }: Change): string | null {
  if (entity === 'review') return id;
  if (entity === 'review-source') return placeOfSource(id).reviewId;
  return entity === 'review-decision' ? placeOfDecision(id).reviewId : null;
}

/** Not to a text or a tagset that is gone. */
function isPossible(db: ReadDb, { key }: StoredArticle, { entity, after }: Change): boolean {
  if (entity === 'revision' && after !== null) return findRevision(db, key, after.number) !== null;
  if (entity === 'article-tagset' && after !== null) return findTagset(db, after.sha256) !== null;
  return true;
}

/** The article as it is now, for the log: its fields and texts as if it arrived, then what is different from the log. */
export function restated(db: ReadDb, id: ArticleId): Change[] {
  const stored = findArticle(db, id);
  if (stored === null) return [];
  const logged = loggedState(listChangesOf(db, id));
  const now = readFiled(db, stored);
  const arrival = arrivalOf(db, stored, now, logged);
  const at = { articleId: id, id };
  return [
    { entity: 'article', ...at, before: logged.arrival, after: arrival },
    ...revisionsOf(db, stored, now, logged),
    { entity: 'metadata', ...at, before: logged.metadata, after: now.metadata },
    ...differences(id, saidState(now, logged), now).filter(
      ({ entity }) => entity !== 'revision' && entity !== 'metadata',
    ),
  ];
}

function arrivalOf(
  db: ReadDb,
  stored: StoredArticle,
  now: FiledState,
  logged: LoggedState,
): JsonObject {
  const found = findRevision(db, stored.key, stored.revisionNumber);
  const { source, kind, detected } = now.revision;
  const { extra, review, tagsetSha256, id } = stored;
  return {
    id,
    ...now.metadata,
    source,
    kind,
    detected,
    extra,
    review,
    tagsetSha256,
    annotators: [...now.annotators.values()],
    ...(found === null
      ? {}
      : { revision: found.revision, ...printsOf(db, stored, stored.revisionNumber, logged) }),
  } as unknown as JsonObject;
}

/** The SHA-256 of the text and of its structure, with the roles that the blocks had before any act. */
function printsOf(
  db: ReadDb,
  { key }: StoredArticle,
  number: number,
  { roles }: LoggedState,
): { readonly textSha256?: string; readonly structureSha256?: string } {
  const found = findRevision(db, key, number);
  if (found === null) return {};
  const given = roles.get(String(number));
  const blocks = found.blocks.map((block) => ({
    ...block,
    role: given?.get(block.startUtf16)?.first ?? block.role,
  }));
  return {
    textSha256: found.textSha256,
    structureSha256: structureHash(blocks, found.marks),
  };
}

/** The current one last. Roles that the log has otherwise come after each. */
function revisionsOf(
  db: ReadDb,
  stored: StoredArticle,
  now: FiledState,
  logged: LoggedState,
): Change[] {
  const at = { articleId: stored.id, id: stored.id };
  const others = listRevisionNumbers(db, stored.key).filter((n) => n !== stored.revisionNumber);
  return [...others, stored.revisionNumber].flatMap((number): Change[] => {
    const found = findRevision(db, stored.key, number);
    const given = logged.roles.get(String(number));
    const roles = (found?.blocks ?? []).flatMap(({ startUtf16, role }) => {
      const last = given?.get(startUtf16)?.last ?? role;
      return isDeepStrictEqual(last, role) ? [] : [{ startUtf16, role, last }];
    });
    const prints = printsOf(db, stored, number, logged);
    const after: RevisionValue = { ...now.revision, number, ...prints };
    const revision: Change = { entity: 'revision', ...at, before: logged.revision, after };
    if (roles.length === 0) return [revision];
    return [
      revision,
      {
        entity: 'roles',
        articleId: stored.id,
        id: String(number),
        before: roles.map(({ startUtf16, last }) => ({ startUtf16, role: last })),
        after: roles.map(({ startUtf16, role }) => ({ startUtf16, role })),
      },
    ];
  });
}
