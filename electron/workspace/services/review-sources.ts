// One article of a colleague's file, made ready to be reviewed: in terms of my tagset, every mark credited to the one
// who made it. Refuses what cannot be reviewed, and says what can be done.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import type { TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import { mapDocument } from '../../../shared/tagset/map-document.ts';
import type { StoredArticle } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireStoredArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { pastDocumentIn } from './past-article.ts';
import { answersIn, calledAfter, recredited, withPerson } from './review-credit.ts';
import { colleaguesOn, examine, migrationFor, pairWith } from './review-examine.ts';
import type { BaseFile, Looked } from './review-kept.ts';
import { isAbout, placeIn } from './review-match.ts';
import { creditedToYou, nothingToReview, unplaced } from './review-problems.ts';
import type { StartReview, StartSource } from './review-start.ts';

export interface Opening {
  readonly workspace: OpenWorkspace;
  readonly db: ReadDb;
  readonly me: AnnotatorId;
  readonly input: ThreadInput<'review:open'>;
  readonly base: BaseFile | null;
}

export interface ReadySource {
  readonly stored: StoredArticle;
  readonly source: StartSource;
  readonly base: StartReview['base'];
  /** The review of this colleague's marks on the article, if there is one. */
  readonly pair: string | null;
  /** What has no place in my tagset. */
  readonly problems: readonly Problem[];
}

export function readySource(opening: Opening, looked: Looked, articleId: ArticleId): ReadySource {
  const { workspace, db, me, input } = opening;
  const { document, match } = looked;
  const { fileName } = match;
  const stored = requireStoredArticle(db, articleId);
  const placement = placeIn(workspace, stored, document);
  if (!isAbout(placement)) throw differs(fileName, stored.title);
  const mine = workspace.tagsetOf(stored);
  const migration = chosenMigration(opening, document, stored);
  const named =
    input.colleague === null ? null : knownAs(db, stored, document, input.colleague, me);
  const { placed } = placement;
  const { mapped, trace, credit } = examine(db, {
    document,
    stored,
    mine,
    migration,
    me,
    named,
    placed,
  });
  if (credit.strangers.size > 0) checkNamed(fileName, credit.strangers.size, named, me);
  const colleague = credit.colleague ?? calledAfter(fileName, articleId);
  const pair = pairWith(db, stored, colleague)?.reviewId ?? null;
  const isAlone = input.articles.filter((one) => one.articleId === articleId).length === 1;
  if (isAlone && trace.same !== null && pair === null && answersIn(document, me) === null) {
    throw asError('conflict', nothingToReview({ fileName, articleTitle: stored.title }));
  }
  const theirs =
    named === null ? mapped.document : recredited(mapped.document, credit.strangers, named);
  return {
    stored,
    source: {
      fileName,
      fileSha256: looked.fileSha256,
      colleague,
      document: { ...theirs, annotators: withPerson(theirs.annotators, colleague) },
    },
    base: baseFor(opening, looked, stored, trace.base),
    pair,
    problems: mapped.unplaced.map((one) => unplaced(fileName, mine.name, one)),
  };
}

function chosenMigration(
  { workspace, db, input }: Opening,
  { tagset }: Pick<AnnotatedArticle, 'tagset'>,
  stored: StoredArticle,
): TagsetMigration {
  const { migrations } = input;
  const chosen = Object.hasOwn(migrations, tagset.id) ? migrations[tagset.id] : undefined;
  return migrationFor(db, tagset, workspace.tagsetOf(stored), chosen);
}

/** People are named by their names: one who is in the file, or whose marks are under review here, is that person. */
function knownAs(
  db: ReadDb,
  stored: StoredArticle,
  { annotators, review }: AnnotatedArticle,
  named: Annotator,
  me: AnnotatorId,
): Annotator {
  const nameOf = ({ name }: Annotator) => name.normalize('NFC').trim().toLowerCase();
  const others = [
    ...annotators,
    ...(review === null ? [] : [review.reviewer]),
    ...colleaguesOn(db, stored),
  ].filter(({ id }) => id !== me);
  const known =
    others.find(({ id }) => id === named.id) ?? others.find((one) => nameOf(one) === nameOf(named));
  return known ?? named;
}

function checkNamed(
  fileName: string,
  strangers: number,
  named: Annotator | null,
  me: AnnotatorId,
): void {
  if (named === null) throw asError('invalid-input', creditedToYou(fileName, strangers));
  if (named.id !== me) return;
  throw new AppError(
    'invalid-input',
    `${fileName} holds marks under your name that you did not make; they cannot stay credited to you.`,
    { remedy: 'Name the person who made them.', file: fileName },
  );
}

function baseFor(
  opening: Opening,
  { match }: Looked,
  stored: StoredArticle,
  past: { readonly seq: number; readonly atMs: number } | null,
): StartReview['base'] {
  const { workspace, db, input, base } = opening;
  if (input.base === 'history' && past !== null) {
    const document = pastDocumentIn(workspace, db, { articleId: stored.id, at: past.seq });
    const words = `your version of ${new Date(past.atMs).toISOString().slice(0, 16).replace('T', ', ')} UTC`;
    return { document: inMine(opening, document, stored), words, fileSha256: null };
  }
  const document = input.base === 'file' ? base?.documents.get(match.index) : undefined;
  if (base === null || document === undefined) return null;
  const { fileName: words, fileSha256 } = base;
  return { document: inMine(opening, document, stored), words, fileSha256 };
}

const inMine = (
  opening: Opening,
  document: AnnotatedArticle,
  stored: StoredArticle,
): AnnotatedArticle =>
  mapDocument(
    document,
    opening.workspace.tagsetOf(stored),
    chosenMigration(opening, document, stored),
  ).document;

const differs = (fileName: string, title: string): AppError =>
  new AppError(
    'conflict',
    `The text of ${fileName} has nothing in common with “${title}”. Nothing was changed.`,
    { remedy: 'Choose the article that the file is about, or import the file.', file: fileName },
  );

const asError = (
  code: 'conflict' | 'invalid-input',
  { path, message, remedy }: Problem,
): AppError => new AppError(code, message, { remedy, file: path });
