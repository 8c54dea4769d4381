// Somebody else's annotated article in terms of my tagset, for comparing. Nothing of it is dropped: marks and relations
// that have no place are kept under the article's `extra`, values that have none under their mark's, and all are named.
// Pure.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Annotation, Relation } from '../domain/annotation.ts';
import type { TagId } from '../domain/ids.ts';
import type { JsonObject, JsonValue } from '../domain/json.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { TagsetMigration } from '../ipc/tagset-types.ts';
import { sameDefinition } from './canonical-tagset.ts';
import { markMigrator, own, type Loss, type MarkMigrator } from './migrate-mark.ts';
import { relationOutcome } from './migrate-relation.ts';

/** Under an article's `extra` its marks and relations without a place, under a mark's its values. */
const KEPT_KEY = 'sourcebenchKept';

/** Something without a place in my tagset: `Claim`, `Verdict of Claim: Supported` or `made by`. */
export interface Unplaced {
  readonly part: 'tag' | 'value' | 'relation';
  readonly what: string;
  readonly count: number;
}

export interface MappedDocument {
  /** Its tagset is mine, and so are all its tags, attributes and relation types. */
  readonly document: AnnotatedArticle;
  /** The most frequent first. */
  readonly unplaced: readonly Unplaced[];
}

/** `migration` is complete (propose-migration.ts). A tag that it sends nowhere leaves its marks out. */
export function mapDocument(
  document: AnnotatedArticle,
  mine: Tagset,
  migration: TagsetMigration,
): MappedDocument {
  if (document.tagset === mine || isSame(document.tagset, mine, migration)) {
    return { document: { ...document, tagset: mine }, unplaced: [] };
  }
  const tally = createTally();
  const marks = mapMarks(document, mine, migration, tally);
  const relations = mapRelations(document, mine, migration, { marks: marks.tags, tally });
  const { extra } = document.article;
  return {
    document: {
      ...document,
      tagset: mine,
      article: { ...document.article, extra: withLeftOut(extra, marks.left, relations.left) },
      annotations: marks.stay,
      relations: relations.stay,
    },
    unplaced: tally.list(),
  };
}

const isSame = (theirs: Tagset, mine: Tagset, { tags }: TagsetMigration): boolean =>
  Object.keys(tags).length === 0 && sameDefinition(theirs, mine);

function mapMarks(
  { annotations, tagset }: AnnotatedArticle,
  mine: Tagset,
  migration: TagsetMigration,
  tally: Tally,
) {
  const migrator = markMigrator(tagset, mine, migration);
  const label = new Map(tagset.tags.map((tag) => [tag.id, tag.label]));
  const stay: Annotation[] = [];
  const left: Annotation[] = [];
  const tags = new Map<string, TagId>();
  for (const mark of annotations) {
    const mapped = mapMark(mark, migrator, migration, tally);
    if (mapped === null) {
      left.push(mark);
      tally.add('tag', label.get(mark.tag) ?? mark.tag);
    } else {
      stay.push(mapped);
      tags.set(mark.id, mapped.tag);
    }
  }
  return { stay, left, tags };
}

/** Null for a mark whose tag has no place. */
function mapMark(
  mark: Annotation,
  migrator: MarkMigrator,
  migration: TagsetMigration,
  tally: Tally,
): Annotation | null {
  const outcome = migrator.outcomeOf(mark);
  if (outcome.how === 'kept') return mark;
  if (outcome.how !== 'changed') return null;
  for (const { what } of outcome.losses) tally.add('value', what);
  const { tag, attributes } = outcome;
  return { ...mark, tag, attributes, extra: withLost(mark, outcome.losses, migration) };
}

/** The values that lost anything, as they were: an option that stays does not say what went with it. */
function withLost(
  { tag, attributes, extra }: Annotation,
  losses: readonly Loss[],
  migration: TagsetMigration,
): JsonObject {
  const lost = new Set(losses.map(({ attribute }) => attribute));
  const named = own(migration.attributes, tag, {});
  const values = Object.entries(attributes).filter(
    ([id]) => lost.has(id) || own<string | null>(named, id, id) === null,
  );
  return values.length === 0
    ? extra
    : { ...extra, [KEPT_KEY]: { attributes: Object.fromEntries(values) } };
}

function mapRelations(
  document: AnnotatedArticle,
  mine: Tagset,
  migration: TagsetMigration,
  { marks, tally }: { readonly marks: ReadonlyMap<string, TagId>; readonly tally: Tally },
) {
  const stay: Relation[] = [];
  const left: Relation[] = [];
  const tagsets = { before: document.tagset, after: mine };
  for (const relation of document.relations) {
    const type = typeIn(relation, tagsets, migration, marks);
    if (type === null) {
      left.push(relation);
      const { label } = document.tagset.relations.find(({ id }) => id === relation.type) ?? {
        label: relation.type,
      };
      tally.add('relation', label);
    } else {
      stay.push(type === relation.type ? relation : { ...relation, type });
    }
  }
  return { stay, left };
}

/** Null where it has no place: its type is not in mine, or not allowed between what its ends are now. */
function typeIn(
  { type, from, to, toArticle }: Relation,
  tagsets: { readonly before: Tagset; readonly after: Tagset },
  migration: TagsetMigration,
  marks: ReadonlyMap<string, TagId>,
): string | null {
  const fromTag = marks.get(from);
  if (fromTag === undefined) return null;
  if (toArticle !== undefined) {
    // What it ends at is in an article that is not at hand, so only its type can be judged.
    const target = own<string | null>(migration.relations, type, type);
    return tagsets.after.relations.find(({ id }) => id === target)?.id ?? null;
  }
  const toTag = marks.get(to);
  if (toTag === undefined) return null;
  const outcome = relationOutcome(type, { fromTag, toTag, across: false }, tagsets, migration);
  return outcome.how === 'kept' || outcome.how === 'changed' ? outcome.type.id : null;
}

function withLeftOut(
  extra: JsonObject,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): JsonObject {
  if (annotations.length + relations.length === 0) return extra;
  // Both are plain data, as they were parsed.
  const kept = { annotations, relations } as unknown as JsonValue;
  return { ...extra, [KEPT_KEY]: kept };
}

interface Tally {
  add(part: Unplaced['part'], what: string): void;
  list(): readonly Unplaced[];
}

function createTally(): Tally {
  const counts = new Map<string, Unplaced>();
  return {
    add(part, what) {
      const key = `${part} ${what}`;
      counts.set(key, { part, what, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () => [...counts.values()].toSorted((a, b) => b.count - a.count),
  };
}
