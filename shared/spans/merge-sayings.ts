// What is said of a mark that several became: the first one's word counts, and nothing that another one says besides
// is lost where there is room for it. Pure.

import type { Annotation, Relation } from '../domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../domain/ids.ts';
import type { JsonValue } from '../domain/json.ts';

/** An earlier value wins; lists, such as several choices, are united in the order of their first mention. */
export function mergeAttributes(
  all: readonly Annotation['attributes'][],
): Annotation['attributes'] {
  const merged = new Map<string, JsonValue>();
  for (const [id, value] of all.flatMap((values) => Object.entries(values))) {
    const known = merged.get(id);
    if (known === undefined || known === null) merged.set(id, value);
    else if (Array.isArray(known) && Array.isArray(value)) {
      merged.set(id, [...known, ...value.filter((each) => !known.includes(each))]);
    }
  }
  return Object.fromEntries(merged);
}

/** Joined by a blank line, each only once; null when there is none. */
export function mergeNotes(notes: readonly (string | null)[]): string | null {
  const written = new Set(notes.flatMap((note) => note ?? []).filter((note) => note.trim() !== ''));
  return written.size === 0 ? null : [...written].join('\n\n');
}

/** A relation and the article that it belongs to, which is that of the mark it begins at. */
interface PlacedRelation {
  readonly articleId: ArticleId;
  readonly relation: Relation;
}

export interface MergedRelation {
  readonly articleId: ArticleId;
  readonly before: Relation;
  /** Null when it goes: both its ends are one mark now, or another relation says the same. */
  readonly after: Relation | null;
}

export interface MergedMarks {
  readonly articleId: ArticleId;
  readonly ids: ReadonlySet<AnnotationId>;
  /** The one of them that they all become. */
  readonly into: AnnotationId;
}

/**
 * What happens to relations when marks become one. Ends at one of them move to `into`; a relation that would lead back
 * to itself goes, and of several that then say the same the first stays, with the notes of all. Each relation is given
 * once; those that do not change are left out.
 */
export function mergeRelations(
  relations: readonly PlacedRelation[],
  { articleId: home, ids, into }: MergedMarks,
  atMs: number,
): MergedRelation[] {
  const moved = (id: AnnotationId, articleId: ArticleId) =>
    articleId === home && ids.has(id) ? into : id;
  const kept = new Map<string, MergedRelation & { readonly after: Relation }>();
  const gone: MergedRelation[] = [];
  for (const { articleId, relation: before } of relations) {
    const toArticle = before.toArticle ?? articleId;
    const from = moved(before.from, articleId);
    const to = moved(before.to, toArticle);
    const key = JSON.stringify([before.type, articleId, from, toArticle, to]);
    const twin = kept.get(key);
    if (from === to && articleId === toArticle) gone.push({ articleId, before, after: null });
    else if (twin !== undefined) {
      gone.push({ articleId, before, after: null });
      kept.set(key, { ...twin, after: withNoteOf(twin.after, before, atMs) });
    } else {
      const changed = from !== before.from || to !== before.to;
      const after = changed ? { ...before, from, to, updatedAtMs: atMs } : before;
      kept.set(key, { articleId, before, after });
    }
  }
  return [...gone, ...[...kept.values()].filter(({ before, after }) => before !== after)];
}

function withNoteOf(relation: Relation, gone: Relation, atMs: number): Relation {
  const note = mergeNotes([relation.note, gone.note]);
  return note === relation.note ? relation : { ...relation, note, updatedAtMs: atMs };
}
