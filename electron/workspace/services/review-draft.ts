// An article's marks and relations while decisions are carried out: reads come from the file until something is put,
// and what differs in the end are the changes of the act.

import { isDeepStrictEqual } from 'node:util';
import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, RelationId } from '../../../shared/domain/ids.ts';
import { findAnnotationKey, findAnnotations } from '../db/annotation.ts';
import type { AnnotationChange, RelationChange, UndoableChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { findRelation, listRelationsOf, type PlacedRelation } from '../db/relation.ts';
import { requireArticle } from './lookup.ts';

interface Entry<Value> {
  readonly before: Value | null;
  after: Value | null;
}

interface RelationEntry extends Entry<Relation> {
  readonly articleId: ArticleId;
}

export interface ArticleDraft {
  readonly mark: (id: AnnotationId) => Annotation | null;
  readonly putMark: (mark: Annotation) => void;
  readonly dropMark: (id: AnnotationId) => void;
  readonly relation: (articleId: ArticleId, id: RelationId) => Relation | null;
  readonly putRelation: (articleId: ArticleId, relation: Relation) => void;
  readonly dropRelation: (articleId: ArticleId, id: RelationId) => void;
  /** That begin or end at the article's mark, whichever article they belong to. */
  readonly relationsAt: (id: AnnotationId) => PlacedRelation[];
  /** In an order in which they can be made, and unmade backwards. */
  readonly changes: () => UndoableChange[];
}

export function createArticleDraft(
  db: ReadDb,
  article: { readonly key: number; readonly id: ArticleId },
): ArticleDraft {
  const { key, id: articleId } = article;
  const marks = new Map<AnnotationId, Entry<Annotation>>();
  const relations = createRelationDraft(db, article);

  function markEntry(id: AnnotationId): Entry<Annotation> {
    const known = marks.get(id);
    if (known !== undefined) return known;
    const stored = findAnnotations(db, id).find(({ articleKey }) => articleKey === key);
    const before = stored?.annotation ?? null;
    const entry = { before, after: before };
    marks.set(id, entry);
    return entry;
  }

  return {
    mark: (id) => markEntry(id).after,
    putMark(mark) {
      markEntry(mark.id).after = mark;
    },
    dropMark(id) {
      markEntry(id).after = null;
    },
    relation: (owner, id) => relations.entry(owner, id).after,
    putRelation(owner, relation) {
      relations.entry(owner, relation.id).after = relation;
      relations.note(owner, relation);
    },
    dropRelation(owner, id) {
      relations.entry(owner, id).after = null;
    },
    relationsAt: relations.at,
    changes: () => changesOf(articleId, marks, relations.all),
  };
}

/** Relations by article and id, and by the marks of the article that they begin or end at. */
function createRelationDraft(
  db: ReadDb,
  { key, id: articleId }: { readonly key: number; readonly id: ArticleId },
) {
  const all = new Map<string, RelationEntry>();
  const atMark = new Map<AnnotationId, Set<string>>();
  /** Marks whose relations have been read from the file. */
  const read = new Set<AnnotationId>();

  function note(owner: ArticleId, relation: Relation): void {
    for (const end of endsHere(articleId, owner, relation)) {
      const names = atMark.get(end) ?? new Set<string>();
      atMark.set(end, names.add(nameOf(owner, relation.id)));
    }
  }

  function entry(owner: ArticleId, id: RelationId, known?: Relation): RelationEntry {
    const name = nameOf(owner, id);
    const there = all.get(name);
    if (there !== undefined) return there;
    const ownerKey = owner === articleId ? key : requireArticle(db, owner).key;
    const before = known ?? findRelation(db, ownerKey, id);
    const made: RelationEntry = { articleId: owner, before, after: before };
    all.set(name, made);
    if (before !== null) note(owner, before);
    return made;
  }

  function at(id: AnnotationId): PlacedRelation[] {
    if (!read.has(id)) {
      read.add(id);
      const markKey = findAnnotationKey(db, key, id);
      const stored = markKey === null ? [] : listRelationsOf(db, markKey);
      for (const each of stored) entry(each.articleId, each.relation.id, each.relation);
    }
    return [...(atMark.get(id) ?? [])].flatMap((name) => {
      const one = all.get(name);
      const relation = one?.after ?? null;
      if (one === undefined || relation === null) return [];
      const isHere = endsHere(articleId, one.articleId, relation).includes(id);
      return isHere ? [{ articleId: one.articleId, relation }] : [];
    });
  }

  return { all, note, entry, at };
}

const nameOf = (owner: ArticleId, id: RelationId): string => JSON.stringify([owner, id]);

/** The ends of the relation that are marks of the article. */
export function endsHere(
  articleId: ArticleId,
  owner: ArticleId,
  { from, to, toArticle }: Relation,
): AnnotationId[] {
  return [
    ...(owner === articleId ? [from] : []),
    ...((toArticle ?? owner) === articleId ? [to] : []),
  ];
}

function changesOf(
  articleId: ArticleId,
  marks: ReadonlyMap<AnnotationId, Entry<Annotation>>,
  relations: ReadonlyMap<string, RelationEntry>,
): UndoableChange[] {
  const ofMarks = [...marks].flatMap(([id, { before, after }]): AnnotationChange[] =>
    isSame(before, after) ? [] : [{ entity: 'annotation', articleId, id, before, after }],
  );
  const ofRelations = [...relations.values()].flatMap((entry): RelationChange[] => {
    const { before, after } = entry;
    const id = (before ?? after)?.id;
    if (id === undefined || isSame(before, after)) return [];
    return [{ entity: 'relation', articleId: entry.articleId, id, before, after }];
  });
  return [
    ...ofRelations.filter(({ after }) => after === null),
    ...ofMarks.filter(({ after }) => after !== null),
    ...ofRelations.filter(({ after }) => after !== null),
    ...ofMarks.filter(({ after }) => after === null),
  ];
}

const isSame = (before: object | null, after: object | null): boolean =>
  before === after || isDeepStrictEqual(before, after);
