// What a migration leaves open: marks whose tag is gone, relations that are not allowed any more, values without a place,
// counted by what the migration would have to name. Nothing of it is ever dropped because nobody said anything about it.

import { jsonPath } from '../../../shared/annotation-file/problems.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import type { TagsetMigration, TagsetQuestion } from '../../../shared/ipc/tagset-types.ts';
import type { Loss } from '../../../shared/tagset/migrate-mark.ts';

type Part = TagsetQuestion['part'];

export interface Unresolved {
  /** Things of one article have to come one after another. */
  readonly addMark: (tag: string, label: string, articleId: ArticleId) => void;
  /** `fault`: why it cannot stay. */
  readonly addRelation: (
    relation: { readonly type: string; readonly label: string },
    fault: string,
    articleId: ArticleId,
  ) => void;
  /** Values are no problem: what nobody asks for goes. The window asks. */
  readonly addValue: (tag: string, loss: Loss, articleId: ArticleId) => void;
  readonly problems: (after: Tagset) => Problem[];
  readonly questions: readonly TagsetQuestion[];
}

interface Tally extends Omit<TagsetQuestion, 'count' | 'articles'> {
  readonly articles: Set<ArticleId>;
  count: number;
}

const order: readonly Part[] = ['tag', 'attribute', 'option', 'relation'];

export function createUnresolved(migration: TagsetMigration): Unresolved {
  const tallies = new Map<string, Tally>();
  const add = (found: Omit<Tally, 'articles' | 'count'>, articleId: ArticleId) => {
    const key = JSON.stringify([found.part, found.tag, found.attribute, found.id, found.fault]);
    const tally = tallies.get(key) ?? { ...found, articles: new Set(), count: 0 };
    tally.count += 1;
    tally.articles.add(articleId);
    tallies.set(key, tally);
  };
  const top = { tag: null, attribute: null };
  return {
    addMark: (id, what, articleId) => add({ part: 'tag', id, ...top, what, fault: '' }, articleId),
    addRelation: ({ type, label }, fault, articleId) =>
      add({ part: 'relation', id: type, ...top, what: label, fault }, articleId),
    addValue(tag, { attribute, option, what }, articleId) {
      const place =
        option === null
          ? ({ part: 'attribute', id: attribute, attribute: null } as const)
          : ({ part: 'option', id: option, attribute } as const);
      add({ ...place, tag, what, fault: '' }, articleId);
    },
    problems: (after) =>
      [...tallies.values()].flatMap((tally) => problemOf(tally, migration, after) ?? []),
    get questions() {
      return [...tallies.values()]
        .map((tally) => ({ ...tally, articles: tally.articles.size }))
        .toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
    },
  };
}

function problemOf(
  { part, id, what, fault, count, articles }: Tally,
  migration: TagsetMigration,
  { name }: Tagset,
): Problem | null {
  const where = articles.size === 1 ? '1 article' : `${articles.size} articles`;
  if (part === 'tag') {
    const marks = count === 1 ? '1 mark' : `${count} marks`;
    const named = Object.hasOwn(migration.tags, id) ? migration.tags[id] : null;
    return {
      path: jsonPath(['migration', 'tags', id]),
      message: `${marks} in ${where} ${count === 1 ? 'is' : 'are'} tagged “${what}”, and the tagset “${name}” has no such tag${named === null ? '' : `, nor “${named}”`}.`,
      remedy: 'Choose the tag that they get, or say that they are deleted.',
    };
  }
  if (part !== 'relation') return null;
  const relations = count === 1 ? '1 relation' : `${count} relations`;
  return {
    path: jsonPath(['migration', 'relations', id]),
    message: `${relations} “${what}” in ${where} cannot stay: ${fault}`,
    remedy: 'Allow it in the tagset, choose another relation, or say that they are deleted.',
  };
}
