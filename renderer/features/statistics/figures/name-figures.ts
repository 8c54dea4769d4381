// Who and what is named most, and who is quoted on what.

import {
  noTopic,
  type NamedCount,
  type QuotedActor,
  type Ranked,
  type Statistics,
} from '../../../../shared/domain/statistics.ts';
import { number, plainBar, shownBars, text, type Figure, type GridRow } from './figure.ts';
import { restWords } from './rest-words.ts';

const sum = (counts: readonly { readonly marks: number }[]): number =>
  counts.reduce((all, { marks }) => all + marks, 0);

interface NameWords {
  readonly id: string;
  readonly title: string;
  readonly column: string;
  readonly noun: string;
  readonly empty: string;
}

function nameFigure(
  names: Ranked<NamedCount>,
  { id, title, column, noun, empty }: NameWords,
): Figure {
  const shown = names.top.slice(0, shownBars);
  const to = (value: string) => ({ kind: 'search', field: null, value }) as const;
  return {
    id,
    title,
    counted: `Each mark of ${noun === 'actor' ? 'an' : 'a'} ${noun} counts once, under its name, else its words.`,
    empty: names.total === 0 ? empty : null,
    plot: {
      kind: 'bars',
      bars: shown.map(({ name, marks }) => plainBar(name, marks, to(name))),
      legend: [],
    },
    note: restWords(names.total, shown.length, names.marks - sum(shown), noun),
    columns: [text(column), number('Marks'), number('Articles')],
    rows: names.top.map(({ name, marks, articles }) => ({
      cells: [name, marks, articles],
      lead: to(name),
    })),
    wide: false,
  };
}

export const actorFigure = ({ actors }: Statistics): Figure =>
  nameFigure(actors, {
    id: 'actors',
    title: 'Most frequent actors',
    column: 'Actor',
    noun: 'actor',
    empty: 'There are no actors here yet. Mark people and organisations with the tag Actor.',
  });

export const locationFigure = ({ locations }: Statistics): Figure =>
  nameFigure(locations, {
    id: 'locations',
    title: 'Most frequent locations',
    column: 'Location',
    noun: 'location',
    empty: 'There are no locations here yet. Mark places with the tag Location.',
  });

const gridRows = 12;
const gridColumns = 9;
const otherTopics = 'Other topics';
const topicWords = (topic: string): string => (topic === noTopic ? 'No topic given' : topic);

/** The topics that the actors are quoted on most, none given last. */
function topicsOf(actors: readonly QuotedActor[]): string[] {
  const marks = new Map<string, number>();
  for (const { on } of actors) {
    for (const { topic, marks: count } of on) marks.set(topic, (marks.get(topic) ?? 0) + count);
  }
  const given = [...marks].filter(([topic]) => topic !== noTopic);
  const most = given.toSorted(([, a], [, b]) => b - a).slice(0, gridColumns);
  const topics = most.map(([topic]) => topic);
  return marks.has(noTopic) ? [...topics, noTopic] : topics;
}

export function quotedFigure({ quoted }: Statistics): Figure {
  const shown = quoted.top.slice(0, gridRows);
  const topics = topicsOf(shown);
  const rows = shown.map(({ name, marks, on }): GridRow => {
    const counts = new Map(on.map((each) => [each.topic, each.marks]));
    const values = topics.map((topic) => counts.get(topic) ?? 0);
    return { label: name, values: [...values, marks - values.reduce((all, one) => all + one, 0)] };
  });
  const hasOthers = rows.some(({ values }) => (values.at(-1) ?? 0) > 0);
  const left = quoted.total - shown.length;
  return {
    id: 'quoted',
    title: 'Who is quoted on what',
    counted:
      'Each quote and claim with a speaker counts once under everything it is about, else under its topic.',
    empty:
      quoted.total === 0
        ? 'Nobody is quoted here yet. Relate quotes to actors with “said by”, claims with “made by”, and both to what they are about.'
        : null,
    plot: {
      kind: 'grid',
      columns: [...topics.map(topicWords), ...(hasOthers ? [otherTopics] : [])],
      rest: Number(topics.includes(noTopic)) + Number(hasOthers),
      rows: hasOthers ? rows : rows.map((row) => ({ ...row, values: row.values.slice(0, -1) })),
    },
    note:
      left > 0 ? restWords(quoted.total, shown.length, quoted.marks - sum(shown), 'actor') : null,
    columns: [text('Actor'), text('On'), number('Marks')],
    rows: quoted.top.flatMap(({ name, on }) =>
      on.map(({ topic, marks }) => ({ cells: [name, topicWords(topic), marks], lead: null })),
    ),
    wide: true,
  };
}
