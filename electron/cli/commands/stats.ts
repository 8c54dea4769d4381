// `sourcebench stats`: figures over the library or a part of it, as tables; deleted articles only by name.

import { coverageWords } from '../../../shared/domain/coverage.ts';
import type { Ranked, Statistics } from '../../../shared/domain/statistics.ts';
import type { Context } from '../context.ts';
import { selectArticles, type SelectionInput } from '../library-selection.ts';
import type { Outcome } from '../outcome.ts';
import { columns } from '../table.ts';

/** Everything is in the document; the tables for people show the first of long lists. */
export async function statsCommand(context: Context, input: SelectionInput): Promise<Outcome> {
  const { handlers } = await context.openToRead();
  const target = await selectArticles(handlers, input);
  const statistics = await handlers['stats:read']({ target, all: true });
  return { document: plainDocument(statistics), lines: linesOf(statistics), errors: [] };
}

/** Lists as lists: whoever asks for all gets all, so there is nothing to say of a rest. */
function plainDocument(statistics: Statistics): object {
  const { perArticle, actors, locations, quoted, ...others } = statistics;
  return {
    ...others,
    perArticle: perArticle.top,
    actors: actors.top,
    locations: locations.top,
    quoted: quoted.top.map(({ name, marks, on }) => ({ name, marks, on })),
  };
}

const mostLines = 20;
const number = new Intl.NumberFormat('en');

function linesOf(statistics: Statistics): string[] {
  const { articles, marks, relations, characters, coverage, verdicts } = statistics;
  const { tags, annotators, days, perArticle, actors, locations, quoted } = statistics;
  return [
    ...columns([
      ['Articles', number.format(articles)],
      ['Marks', number.format(marks)],
      ['Relations', number.format(relations)],
      ['Characters', number.format(characters)],
    ]),
    ...section('Tag', ['marks', 'articles'], tags, (each) => [each.tag, each.marks, each.articles]),
    ...section('Article', ['marks'], perArticle.top, (each) => [each.title, each.marks]),
    ...section('Annotator', ['marks', 'articles'], annotators, (each) => [
      each.name,
      each.marks,
      each.articles,
    ]),
    ...section('Day', ['marks'], perDay(days), (each) => [each.day, each.marks]),
    ...section('Sentences', ['count'], coverage.articles === 0 ? [] : coverage.states, (each) => [
      coverageWords[each.state],
      each.sentences,
    ]),
    ...section('Verdict', ['claims'], verdicts, (each) => [each.verdict, each.claims]),
    ...named('Actor', actors),
    ...named('Location', locations),
    ...section('Quoted', ['marks'], flat(quoted), (each) => [each.words, each.marks]),
  ];
}

const named = (label: string, { top }: Ranked<{ name: string; marks: number; articles: number }>) =>
  section(label, ['marks', 'articles'], top, (each) => [each.name, each.marks, each.articles]);

function perDay(days: Statistics['days']): { readonly day: string; readonly marks: number }[] {
  const marks = new Map<string, number>();
  for (const each of days) marks.set(each.day, (marks.get(each.day) ?? 0) + each.marks);
  return [...marks].map(([day, count]) => ({ day, marks: count })).slice(-mostLines);
}

const flat = ({ top }: Statistics['quoted']) =>
  top
    .flatMap(({ name, on }) =>
      on.map(({ topic, marks }) => ({ words: `${name} on ${topic}`, marks })),
    )
    .toSorted((a, b) => b.marks - a.marks);

type Cells = readonly [name: string, ...counts: number[]];

/** Nothing for an empty list. */
function section<Item>(
  label: string,
  counts: readonly string[],
  items: readonly Item[],
  cells: (item: Item) => Cells,
): string[] {
  if (items.length === 0) return [];
  const rows = items.slice(0, mostLines).map((item) => {
    const [name, ...values] = cells(item);
    return [name, ...values.map((value) => number.format(value))];
  });
  const left = items.length - rows.length;
  return [
    '',
    ...columns([[label, ...counts], ...rows]),
    ...(left > 0 ? [`and ${number.format(left)} more`] : []),
  ];
}
