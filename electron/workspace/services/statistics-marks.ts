// Marks by tag, article, annotator and day, in one walk over them.

import type {
  ArticleCount,
  DayCount,
  NamedCount,
  TagCount,
} from '../../../shared/domain/statistics.ts';
import type { CountedArticle, MarksOfArticle } from '../db/statistics.ts';
import { byMost } from './statistics-tally.ts';
import { unknownTag, type TagMeaning, type TagsetMeaning } from './statistics-tags.ts';

interface MarkFigures {
  readonly marks: number;
  readonly tags: readonly TagCount[];
  readonly perArticle: readonly ArticleCount[];
  readonly annotators: readonly NamedCount[];
  readonly days: readonly DayCount[];
}

interface LabelTally {
  marks: number;
  articles: number;
  /** Marks by look, because tagsets may give one label several. */
  readonly looks: Map<TagMeaning, number>;
}

export interface MarkTally {
  readonly add: (
    marked: MarksOfArticle,
    article: CountedArticle,
    tagset: TagsetMeaning | undefined,
  ) => void;
  /** `articles` are all that were looked at, those without marks too. */
  readonly counts: (articles: readonly CountedArticle[]) => MarkFigures;
}

export function markTally(nameOf: (annotator: string) => string): MarkTally {
  const labels = new Map<string, LabelTally>();
  const people = new Map<string, { marks: number; articles: number }>();
  const days = dayTally(nameOf);
  const counted = new Map<number, ArticleCount>();
  let all = 0;
  return {
    add({ tags, annotators, createdAtMs }, { key, id, title }, tagset) {
      all += tags.length;
      counted.set(key, { id, title, marks: tags.length, byTag: addTags(labels, tags, tagset) });
      addPeople(people, annotators, nameOf);
      for (const [at, annotator] of annotators.entries()) days.add(annotator, createdAtMs[at] ?? 0);
    },
    counts: (articles) => ({
      marks: all,
      tags: tagCounts(labels),
      perArticle: articles
        .map(({ key, id, title }) => counted.get(key) ?? { id, title, marks: 0, byTag: [] })
        .toSorted(
          byMost(
            ({ marks }) => marks,
            ({ title, id }) => `${title}\0${id}`,
          ),
        ),
      annotators: [...people]
        .map(([name, count]) => ({ name, ...count }))
        .toSorted(
          byMost(
            ({ marks }) => marks,
            ({ name }) => name,
          ),
        ),
      days: days.counts(),
    }),
  };
}

function countEach(values: readonly string[], of: (value: string) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const merged = new Map<string, number>();
  for (const [value, count] of counts) {
    const name = of(value);
    merged.set(name, (merged.get(name) ?? 0) + count);
  }
  return merged;
}

function addTags(
  labels: Map<string, LabelTally>,
  tags: readonly string[],
  tagset: TagsetMeaning | undefined,
): ArticleCount['byTag'] {
  const byLabel = new Map<string, number>();
  for (const [id, marks] of countEach(tags, (tag) => tag)) {
    const meaning = tagset?.tags.get(id) ?? unknownTag(id);
    const known = labels.get(meaning.label);
    const tally: LabelTally = known ?? { marks: 0, articles: 0, looks: new Map() };
    labels.set(meaning.label, tally);
    tally.marks += marks;
    tally.looks.set(meaning, (tally.looks.get(meaning) ?? 0) + marks);
    if (!byLabel.has(meaning.label)) tally.articles += 1;
    byLabel.set(meaning.label, (byLabel.get(meaning.label) ?? 0) + marks);
  }
  return [...byLabel]
    .map(([tag, marks]) => ({ tag, marks }))
    .toSorted(
      byMost(
        ({ marks }) => marks,
        ({ tag }) => tag,
      ),
    );
}

function tagCounts(labels: ReadonlyMap<string, LabelTally>): TagCount[] {
  return [...labels]
    .map(([tag, { marks, articles, looks }]) => {
      const [most] = [...looks].toSorted(
        byMost(
          ([, count]) => count,
          ([look]) => look.color,
        ),
      );
      const { color = '', shortcut = null } = most?.[0] ?? {};
      return { tag, color, shortcut, marks, articles };
    })
    .toSorted(
      byMost(
        ({ marks }) => marks,
        ({ tag }) => tag,
      ),
    );
}

function addPeople(
  people: Map<string, { marks: number; articles: number }>,
  annotators: readonly string[],
  nameOf: (annotator: string) => string,
): void {
  for (const [name, marks] of countEach(annotators, nameOf)) {
    const person = people.get(name) ?? { marks: 0, articles: 0 };
    people.set(name, person);
    person.marks += marks;
    person.articles += 1;
  }
}

/** Every offset from UTC in use since 1972 is a whole number of these, so all of one is on one day everywhere. */
const QUARTER_MS = 900_000;

function dayTally(nameOf: (annotator: string) => string) {
  const quarters = new Map<string, Map<number, number>>();
  return {
    add(annotator: string, atMs: number): void {
      let own = quarters.get(annotator);
      if (own === undefined) {
        own = new Map();
        quarters.set(annotator, own);
      }
      const quarter = Math.floor(atMs / QUARTER_MS);
      own.set(quarter, (own.get(quarter) ?? 0) + 1);
    },
    counts(): DayCount[] {
      const known = new Map<number, string>();
      const days = new Map<string, Map<string, number>>();
      for (const [annotator, own] of quarters) {
        const name = nameOf(annotator);
        for (const [quarter, marks] of own) {
          const day = known.get(quarter) ?? localDay(quarter * QUARTER_MS);
          known.set(quarter, day);
          const names = days.get(day) ?? new Map<string, number>();
          days.set(day, names);
          names.set(name, (names.get(name) ?? 0) + marks);
        }
      }
      return [...days]
        .flatMap(([day, names]) =>
          [...names].map(([annotator, marks]) => ({ day, annotator, marks })),
        )
        .toSorted(
          byMost(
            () => 0,
            ({ day, annotator }) => `${day} ${annotator}`,
          ),
        );
    },
  };
}

function localDay(atMs: number): string {
  const date = new Date(atMs);
  const two = (part: number) => String(part).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
