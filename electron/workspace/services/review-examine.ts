// One article of a colleague's file held against one of mine: their marks in terms of my tagset, what in it is a copy,
// who made the rest. The same for looking and for opening, so that what is opened is what was shown.

import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { MappingQuestion, ReviewMatch } from '../../../shared/ipc/review-types.ts';
import type { TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import { mapDocument, type MappedDocument } from '../../../shared/tagset/map-document.ts';
import { noMigration, own } from '../../../shared/tagset/migrate-mark.ts';
import { completeMigration, counterpart } from '../../../shared/tagset/propose-migration.ts';
import type { StoredArticle } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import { listReviews, type StoredReview } from '../db/review.ts';
import { listDecisions } from '../db/review-decision.ts';
import { listReviewSources } from '../db/review-source.ts';
import { findTagsetMapping } from '../db/tagset-mapping.ts';
import { creditOf, thingsOf, type Credit } from './review-credit.ts';
import type { Placement } from './review-match.ts';
import { traceFile, type Trace } from './review-trace.ts';

export interface Examined {
  readonly mapped: MappedDocument;
  readonly trace: Trace;
  readonly credit: Credit;
}

interface Examination extends Pick<Placement, 'placed'> {
  readonly document: AnnotatedArticle;
  readonly stored: StoredArticle;
  readonly mine: Tagset;
  readonly migration: TagsetMigration;
  readonly me: AnnotatorId | null;
  /** Who made what the file credits to me and I did not make. */
  readonly named: Annotator | null;
}

export function examine(db: ReadDb, input: Examination): Examined {
  const { document, stored, mine, migration, me, named, placed } = input;
  const mapped = mapDocument(document, mine, migration);
  const standing = mapDocument({ ...document, annotations: placed }, mine, migration).document;
  const things = thingsOf(document, standing);
  const { textSha256 } = document.article;
  const trace = traceFile(db, { articleId: stored.id, textSha256, things, me });
  return { mapped, trace, credit: creditOf(document, things, trace, { me, named }) };
}

/**
 * Where everything of theirs goes in mine: as it was chosen, else as it was answered for an earlier file, else by id and
 * label.
 */
export function migrationFor(
  db: ReadDb,
  theirs: Tagset,
  mine: Tagset,
  chosen: TagsetMigration = noMigration,
): TagsetMigration {
  const remembered = rememberedFor(db, theirs, mine) ?? noMigration;
  return completeMigration(theirs, mine, {
    tags: { ...remembered.tags, ...chosen.tags },
    attributes: { ...remembered.attributes, ...chosen.attributes },
    options: { ...remembered.options, ...chosen.options },
    relations: { ...remembered.relations, ...chosen.relations },
  });
}

/** Without tags that mine has no more. */
function rememberedFor(db: ReadDb, theirs: Tagset, mine: Tagset): TagsetMigration | null {
  const remembered = findTagsetMapping(db, theirs.id, mine.id);
  if (remembered === null) return null;
  const tags = Object.entries(remembered.tags).filter(
    ([, to]) => to === null || mine.tags.some(({ id }) => id === to),
  );
  return { ...remembered, tags: Object.fromEntries(tags) };
}

/** For each tag that marks have and that mine lacks, in the order of their tagset. */
export function questionsOf(
  db: ReadDb,
  { annotations, tagset }: Pick<AnnotatedArticle, 'annotations' | 'tagset'>,
  mine: Tagset,
): readonly MappingQuestion[] {
  const counts = new Map<string, number>();
  for (const { tag } of annotations.filter(isActive)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const remembered = rememberedFor(db, tagset, mine)?.tags ?? {};
  return tagset.tags.flatMap(({ id, label }): readonly MappingQuestion[] => {
    const marks = counts.get(id) ?? 0;
    if (marks === 0 || mine.tags.some((tag) => tag.id === id)) return [];
    const about = { tag: id, label, marks };
    if (Object.hasOwn(remembered, id)) {
      const target = own<string | null>(remembered, id, null);
      const known = mine.tags.find((tag) => tag.id === target);
      return [{ ...about, proposed: known?.id ?? null, by: 'remembered' }];
    }
    const proposed = counterpart(mine.tags, { id, label })?.id ?? null;
    return [{ ...about, proposed, by: proposed === null ? null : 'label' }];
  });
}

/** The review of this colleague's marks on the article. */
export function pairWith(
  db: ReadDb,
  stored: StoredArticle,
  colleague: Annotator,
): ReviewMatch['continues'] {
  const review = listReviews(db, stored.key).find(
    (one) => one.mode === 'pair' && isOf(db, one, [colleague]),
  );
  return review === undefined ? null : { reviewId: review.id, decided: decidedIn(db, review) };
}

/** The panel of these very colleagues on the article; null where there is none. */
export function panelOf(
  db: ReadDb,
  stored: StoredArticle,
  colleagues: readonly Annotator[],
): string | null {
  const review = listReviews(db, stored.key).find(
    (one) => one.mode === 'panel' && isOf(db, one, colleagues),
  );
  return review?.id ?? null;
}

function isOf(db: ReadDb, { key }: StoredReview, colleagues: readonly Annotator[]): boolean {
  const ids = new Set(listReviewSources(db, key).map(({ colleague }) => colleague.id));
  return ids.size === colleagues.length && colleagues.every(({ id }) => ids.has(id));
}

const decidedIn = (db: ReadDb, { key }: StoredReview): number =>
  listDecisions(db, key).filter(({ round }) => round === 0).length;

/** Those whose marks on the article are being reviewed. */
export const colleaguesOn = (db: ReadDb, stored: StoredArticle): readonly Annotator[] =>
  listReviews(db, stored.key).flatMap(({ key }) =>
    listReviewSources(db, key).map(({ colleague }) => colleague),
  );
