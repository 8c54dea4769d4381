// What a person is asked before a tagset changes, and what the answers come to. The workspace says what is in use and
// has no place; the questions stay in sight once they are answered, so that an answer can be changed. Pure.

import type { Attribute, Tag, Tagset } from '../../../shared/domain/tagset.ts';
import type { TagsetMigration, TagsetQuestion } from '../../../shared/ipc/tagset-types.ts';

/** Where it goes: the id of what takes it, or null for what is to be deleted. */
export type Answer = string | null;

export interface Asked {
  readonly key: string;
  readonly question: TagsetQuestion;
  /** How many it is about, as long as nobody has chosen. */
  readonly count: number;
  /** Why relations cannot stay, or not become what was chosen; each reason once. */
  readonly faults: readonly string[];
  /** Undefined until somebody has chosen. */
  readonly answer: Answer | undefined;
}

export interface Place {
  readonly id: string;
  readonly label: string;
}

const parts: readonly TagsetQuestion['part'][] = ['tag', 'attribute', 'option', 'relation'];

const keyOf = ({ part, tag, attribute, id }: TagsetQuestion): string =>
  JSON.stringify([part, tag, attribute, id]);

/** Those answered stay, with those that are open now; relations wait until it is said where marks go. */
export function asksAfter(
  before: readonly Asked[],
  open: readonly TagsetQuestion[],
): readonly Asked[] {
  const marksOpen = open.some(({ part }) => part === 'tag');
  const shown = open.filter(({ part }) => !marksOpen || part !== 'relation');
  const groups = Map.groupBy(shown, keyOf);
  const chosen = before.filter(({ answer }) => answer !== undefined);
  const known = new Set(chosen.map(({ key }) => key));
  const kept = chosen.map((one) => ({ ...one, faults: faultsOf(groups.get(one.key) ?? []) }));
  const fresh = [...groups].flatMap(([key, questions]): Asked[] => {
    const [question] = questions;
    if (question === undefined || known.has(key)) return [];
    const count = questions.reduce((sum, one) => sum + one.count, 0);
    return [{ key, question, count, faults: faultsOf(questions), answer: undefined }];
  });
  return [...kept, ...fresh].toSorted(
    (a, b) => parts.indexOf(a.question.part) - parts.indexOf(b.question.part),
  );
}

const faultsOf = (questions: readonly TagsetQuestion[]): readonly string[] => [
  ...new Set(questions.map(({ fault }) => fault).filter((fault) => fault !== '')),
];

/** Questions that follow from the one answered are asked again, where the new answer leaves them open. */
export function answered(
  asks: readonly Asked[],
  key: string,
  answer: Answer | undefined,
): readonly Asked[] {
  const now = asks.find((one) => one.key === key);
  if (now === undefined) return asks;
  return asks
    .filter(({ question }) => !follows(question, now.question))
    .map((one) => (one.key === key ? { ...one, answer } : one));
}

function follows(later: TagsetQuestion, earlier: TagsetQuestion): boolean {
  if (earlier.part === 'tag') return later.part === 'relation' || later.tag === earlier.id;
  if (earlier.part !== 'attribute') return false;
  return later.tag === earlier.tag && later.attribute === earlier.id;
}

/** The tag that marks with an old tag get. */
function tagAfter(tag: string, tagset: Tagset, { tags }: TagsetMigration): Tag | undefined {
  const id = Object.hasOwn(tags, tag) ? tags[tag] : tag;
  return tagset.tags.find((one) => one.id === id);
}

/** Where it can go, besides being deleted. */
export function placesFor(
  question: TagsetQuestion,
  tagset: Tagset,
  migration: TagsetMigration,
): readonly Place[] {
  const { part, id } = question;
  if (part === 'tag') return tagset.tags;
  if (part === 'relation') {
    // One that is still there stays where it is allowed.
    return tagset.relations.some((one) => one.id === id) ? [] : tagset.relations;
  }
  const attributes = tagAfter(question.tag ?? '', tagset, migration)?.attributes ?? [];
  if (part === 'attribute') return attributes.filter((attribute) => attribute.id !== id);
  return attributeAfter(question, attributes, migration)?.options ?? [];
}

function attributeAfter(
  { tag, attribute }: TagsetQuestion,
  attributes: readonly Attribute[],
  { attributes: moved }: TagsetMigration,
): Attribute | undefined {
  const own = entry(moved, tag ?? '') ?? {};
  const wanted = attribute ?? '';
  const id = Object.hasOwn(own, wanted) ? own[wanted] : wanted;
  return attributes.find((one) => one.id === id);
}

function entry<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** `merges`: old tag id → the tag that takes its marks, said before. An answer goes before them. */
export function migrationOf(
  asks: readonly Asked[],
  merges: Readonly<Record<string, string>>,
  tagset: Tagset,
): TagsetMigration {
  const of = (part: TagsetQuestion['part']) =>
    asks.filter(({ question, answer }) => question.part === part && answer !== undefined);
  const answers = (list: readonly Asked[]) =>
    list.map(({ question, answer }): [string, Answer] => [question.id, answer ?? null]);
  const tags = Object.fromEntries([...Object.entries(merges), ...answers(of('tag'))]);
  const base = { tags, attributes: {}, options: {}, relations: {} };
  const stays = ({ question }: Asked): boolean =>
    tagAfter(question.tag ?? '', tagset, base)?.attributes.some(({ id }) => id === question.id) ===
    true;
  const attributes = within(of('attribute'), ({ question }) => question.tag).map(
    ([tag, list]): [string, Record<string, Answer>] => [
      tag,
      // What fits an attribute that is still there stays in it; only the rest is deleted.
      Object.fromEntries(
        list.map((one) => [one.question.id, one.answer ?? (stays(one) ? one.question.id : null)]),
      ),
    ],
  );
  const options = within(of('option'), ({ question }) => question.tag).map(
    ([tag, list]): [string, Record<string, Record<string, Answer>>] => [
      tag,
      Object.fromEntries(
        within(list, ({ question }) => question.attribute).map(([attribute, own]) => [
          attribute,
          Object.fromEntries(answers(own)),
        ]),
      ),
    ],
  );
  return {
    tags,
    attributes: Object.fromEntries(attributes),
    options: Object.fromEntries(options),
    relations: Object.fromEntries(answers(of('relation'))),
  };
}

function within(
  asks: readonly Asked[],
  groupOf: (asked: Asked) => string | null,
): [string, Asked[]][] {
  return [...Map.groupBy(asks, (one) => groupOf(one) ?? '')];
}
