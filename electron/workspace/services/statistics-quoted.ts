// Who is quoted on what: from the relations that say whose words a mark is and what it is about.

import { noTopic, type QuotedActor } from '../../../shared/domain/statistics.ts';
import { listRelationEnds, type CountedArticle, type KeyList } from '../db/statistics.ts';
import type { ReadDb } from '../db/connection.ts';
import { byMost, nameTally, type Name } from './statistics-tally.ts';
import type { TagsetMeaning } from './statistics-tags.ts';
import type { ValueTally } from './statistics-values.ts';

type Ends = Map<number, number[]>;

export interface QuotedInput {
  readonly articles: readonly CountedArticle[];
  readonly keys: KeyList;
  readonly meanings: ReadonlyMap<string, TagsetMeaning>;
  readonly values: Pick<ValueTally, 'namesOf' | 'topics'>;
}

/** Most marks first; `mostTopics` shortens the topics of each, null keeps all. */
export function countQuoted(
  db: ReadDb,
  input: QuotedInput,
  mostTopics: number | null,
): QuotedActor[] {
  const { sayers, abouts } = readEnds(db, input);
  const ends = [...sayers.values(), ...abouts.values()].flat();
  const names = input.values.namesOf(db, ends);
  const people = nameTally();
  const things = nameTally();
  const nothing = things.add(noTopic, 0);
  const pairs = new Map<Name, Map<Name, number>>();
  for (const [mark, by] of sayers) {
    const own = input.values.topics.get(mark);
    const about = abouts.get(mark)?.map((key) => things.add(names.get(key) ?? '', 0));
    const on = about ?? [own === undefined ? nothing : things.add(own, 0)];
    for (const person of distinct(by.map((key) => people.add(names.get(key) ?? '', 0)))) {
      const counts = pairs.get(person) ?? new Map<Name, number>();
      pairs.set(person, counts);
      for (const thing of distinct(on)) counts.set(thing, (counts.get(thing) ?? 0) + 1);
    }
  }
  return quotedActors(pairs, people.spellings(), things.spellings(), mostTopics);
}

function quotedActors(
  pairs: ReadonlyMap<Name, ReadonlyMap<Name, number>>,
  people: ReadonlyMap<Name, string>,
  things: ReadonlyMap<Name, string>,
  mostTopics: number | null,
): QuotedActor[] {
  return [...pairs]
    .map(([person, counts]) => {
      const on = [...counts]
        .map(([thing, marks]) => ({ topic: things.get(thing) ?? '', marks }))
        .toSorted(
          byMost(
            ({ marks }) => marks,
            ({ topic }) => topic,
          ),
        );
      return {
        name: people.get(person) ?? '',
        marks: on.reduce((sum, { marks }) => sum + marks, 0),
        topics: on.length,
        on: mostTopics === null ? on : on.slice(0, mostTopics),
      };
    })
    .toSorted(
      byMost(
        ({ marks }) => marks,
        ({ name }) => name,
      ),
    );
}

const distinct = <T>(items: readonly T[]): Iterable<T> =>
  items.length === 1 ? items : new Set(items);

function readEnds(
  db: ReadDb,
  { articles, keys, meanings }: QuotedInput,
): { readonly sayers: Ends; readonly abouts: Ends } {
  const sayers: Ends = new Map();
  const abouts: Ends = new Map();
  const types = new Set([...meanings.values()].flatMap(({ relations }) => [...relations.keys()]));
  if (types.size === 0) return { sayers, abouts };
  const tagsets = new Map(articles.map(({ key, tagset }) => [key, tagset]));
  for (const [articleKey, type, from, to] of listRelationEnds(db, keys, types)) {
    const saying = meanings.get(tagsets.get(articleKey) ?? '')?.relations.get(type);
    if (saying === undefined) continue;
    const ends = saying === 'saying' ? sayers : abouts;
    const list = ends.get(from);
    if (list === undefined) ends.set(from, [to]);
    else list.push(to);
  }
  return { sayers, abouts };
}
