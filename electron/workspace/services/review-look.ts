// Looks at one article of a colleague's file: which of mine it is about, how its marks stand there, who made them, what
// has to be asked before it is opened. Reads only.

import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import type {
  MappingQuestion,
  ReviewMatch,
  TagsetMapping,
} from '../../../shared/ipc/review-types.ts';
import { noMigration } from '../../../shared/tagset/migrate-mark.ts';
import { completeMigration } from '../../../shared/tagset/propose-migration.ts';
import type { ReadDb } from '../db/connection.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { answersIn, calledAfter, makersOf } from './review-credit.ts';
import { examine, migrationFor, pairWith, questionsOf } from './review-examine.ts';
import type { FileArticle, ReviewFile } from './review-files.ts';
import type { Looked } from './review-kept.ts';
import { matchArticle, type Match } from './review-match.ts';
import { creditedToYou, otherRevision, unplaced, withoutMarks } from './review-problems.ts';

export interface LookedAt {
  readonly looked: Looked;
  /** It says just what my article says or said. */
  readonly isSame: boolean;
  /** Null where their tagset leaves nothing to ask. */
  readonly mapping: TagsetMapping | null;
  readonly problems: readonly Problem[];
}

interface Looking {
  readonly file: ReviewFile;
  readonly article: FileArticle;
  readonly index: number;
  readonly me: AnnotatorId | null;
}

/** Inside a snapshot. */
export function lookAt(workspace: OpenWorkspace, db: ReadDb, looking: Looking): LookedAt {
  const { file, article, index } = looking;
  const matched = matchArticle(workspace, db, file.fileName, article);
  if (matched.how !== 'none') return lookInto(workspace, db, looking, matched);
  const { annotations, article: text } = article.document;
  const marks = annotations.filter(isActive).length;
  return {
    looked: {
      ...article,
      fileSha256: file.sha256,
      strangers: 0,
      colleague: null,
      match: {
        ...unmatched,
        index,
        fileName: file.fileName,
        title: text.title,
        marks,
        relations: article.document.relations.length,
        anchoring: { ...unmatched.anchoring, orphan: marks },
        annotators: makersOf(article.document, null),
      },
    },
    isSame: false,
    mapping: null,
    problems: [matched.problem],
  };
}

/** What is said of an article of the file that is about none of mine. */
export const unmatched = {
  how: 'none',
  articleId: null,
  articleTitle: null,
  similarity: 0,
  anchoring: { exact: 0, moved: 0, fuzzy: 0, orphan: 0 },
  continues: null,
  base: null,
  answers: null,
} as const satisfies Partial<ReviewMatch>;

function lookInto(
  workspace: OpenWorkspace,
  db: ReadDb,
  { file, article, index, me }: Looking,
  { how, stored, similarity, placed, counts }: Match,
): LookedAt {
  const { document } = article;
  const { fileName, sha256 } = file;
  const mine = workspace.tagsetOf(stored);
  const migration = migrationFor(db, document.tagset, mine);
  const examined = examine(db, { document, stored, mine, migration, me, named: null, placed });
  const { colleague, strangers } = examined.credit;
  const whose = colleague ?? calledAfter(fileName, stored.id);
  const match: ReviewMatch = {
    index,
    fileName,
    title: document.article.title,
    how,
    articleId: stored.id,
    articleTitle: stored.title,
    similarity,
    marks: document.annotations.filter(isActive).length,
    relations: document.relations.length,
    anchoring: counts,
    annotators: makersOf(document, colleague),
    continues: strangers.size > 0 && colleague === null ? null : pairWith(db, stored, whose),
    base: examined.trace.base,
    answers: answersIn(document, me),
  };
  const questions = questionsOf(db, document, mine);
  const values = examined.mapped.unplaced.filter(({ part }) => part !== 'tag');
  return {
    looked: { ...article, fileSha256: sha256, match, colleague, strangers: strangers.size },
    isSame: examined.trace.same !== null && match.continues === null && match.answers === null,
    mapping: questions.length === 0 ? null : mappingOf(document.tagset, mine, questions),
    problems: [
      ...(similarity === 1 ? [] : [otherRevision(match, counts)]),
      ...(similarity === 1 && match.marks === 0 ? [withoutMarks(match)] : []),
      ...(strangers.size === 0 ? [] : [creditedToYou(fileName, strangers.size)]),
      ...values.map((one) => unplaced(fileName, mine.name, one)),
    ],
  };
}

const mappingOf = (
  theirs: Tagset,
  mine: Tagset,
  questions: readonly MappingQuestion[],
): TagsetMapping => ({
  theirs,
  mine,
  questions,
  migration: completeMigration(theirs, mine, noMigration),
});

/** One for each tagset of theirs and of mine: what several articles ask about is asked once, their marks added up. */
export function joinMappings(mappings: readonly TagsetMapping[]): readonly TagsetMapping[] {
  const joined = new Map<string, TagsetMapping>();
  for (const mapping of mappings) {
    const key = JSON.stringify([mapping.theirs.id, mapping.mine]);
    const before = joined.get(key);
    joined.set(key, before === undefined ? mapping : joinedWith(before, mapping));
  }
  return [...joined.values()];
}

/** Definitions of one tagset may differ from file to file: the parts of all of them are there. */
function joinedWith(a: TagsetMapping, b: TagsetMapping): TagsetMapping {
  const added = <Part extends { readonly id: string }>(
    first: readonly Part[],
    more: readonly Part[],
  ) => [...first, ...more.filter(({ id }) => !first.some((part) => part.id === id))];
  const theirs: Tagset = {
    ...a.theirs,
    tags: added(a.theirs.tags, b.theirs.tags),
    relations: added(a.theirs.relations, b.theirs.relations),
  };
  const questions = new Map(a.questions.map((question) => [question.tag, question]));
  for (const question of b.questions) {
    const marks = (questions.get(question.tag)?.marks ?? 0) + question.marks;
    questions.set(question.tag, { ...question, marks });
  }
  return mappingOf(theirs, a.mine, [...questions.values()]);
}
