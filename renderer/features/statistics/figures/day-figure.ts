// Marks per day, stacked by annotator; per week or month where there are too many days to tell apart.

import type { DayCount, Statistics } from '../../../../shared/domain/statistics.ts';
import { countOf, formatDay } from '../../../ui/words.ts';
import { number, text, type BarPart, type Figure, type Paint, type TimeColumn } from './figure.ts';

/** More patterns than this nobody can tell apart. */
const shownPeople = 5;
const others = 'Others';
const dayMs = 86_400_000;
const mostDays = 92;
const mostWeeks = 92;

type Unit = 'day' | 'week' | 'month';

function unitFor(days: readonly DayCount[]): Unit {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const span = first === undefined || last === undefined ? 0 : utc(last) - utc(first);
  if (span < mostDays * dayMs) return 'day';
  return span < mostWeeks * 7 * dayMs ? 'week' : 'month';
}

/** UTC midnight of YYYY-MM-DD: a day is the same everywhere once it has been told. */
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Weeks begin on Monday. */
function startOf(ms: number, unit: Unit): number {
  if (unit === 'day') return ms;
  const date = new Date(ms);
  if (unit === 'week') return ms - ((date.getUTCDay() + 6) % 7) * dayMs;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function endOf(start: number, unit: Unit): number {
  if (unit === 'day') return start + dayMs;
  if (unit === 'week') return start + 7 * dayMs;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

const monthName = new Intl.DateTimeFormat(undefined, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

function labelOf(start: number, unit: Unit): string {
  if (unit === 'month') return monthName.format(start);
  return unit === 'day' ? formatDay(dayOf(start)) : `Week of ${formatDay(dayOf(start))}`;
}

function columnsOf(
  days: readonly DayCount[],
  unit: Unit,
  series: readonly { readonly label: string; readonly paint: Paint }[],
): TimeColumn[] {
  const known = new Set(series.map(({ label }) => label));
  const columns = new Map<number, Map<string, number>>();
  for (const { day, annotator, marks } of days) {
    const start = startOf(utc(day), unit);
    const counts = columns.get(start) ?? new Map<string, number>();
    columns.set(start, counts);
    const name = known.has(annotator) ? annotator : others;
    counts.set(name, (counts.get(name) ?? 0) + marks);
  }
  return [...columns].map(([start, counts]) => ({
    start: new Date(start),
    end: new Date(endOf(start, unit)),
    label: labelOf(start, unit),
    parts: series.flatMap(({ label, paint }): BarPart[] => {
      const value = counts.get(label) ?? 0;
      return value === 0 ? [] : [{ label, sign: null, value, paint }];
    }),
  }));
}

const unitWords: { readonly [Name in Unit]: string } = {
  day: 'the day',
  week: 'the week',
  month: 'the month',
};

export function dayFigure({ days, annotators }: Statistics): Figure {
  const unit = unitFor(days);
  const series: { readonly label: string; readonly paint: Paint }[] = annotators
    .slice(0, shownPeople)
    .map(({ name }, index) => ({ label: name, paint: { kind: 'series', index } }));
  const left = annotators.length - series.length;
  if (left > 0) series.push({ label: others, paint: { kind: 'rest' } });
  return {
    id: 'days',
    title: `Marks per ${unit}`,
    counted: `Each mark counts once, on ${unitWords[unit]} on which it was made; the parts of a column are annotators.`,
    empty: days.length === 0 ? 'Nothing has been marked here yet.' : null,
    plot: {
      kind: 'columns',
      columns: columnsOf(days, unit, series),
      legend: series.map(({ label, paint }) => ({ label, sign: null, paint })),
    },
    note: left > 0 ? `“${others}” are ${countOf(left, 'annotator')}.` : null,
    columns: [{ label: 'Day', kind: 'day' }, text('Annotator'), number('Marks')],
    rows: days.map(({ day, annotator, marks }) => ({ cells: [day, annotator, marks], lead: null })),
    wide: true,
  };
}
