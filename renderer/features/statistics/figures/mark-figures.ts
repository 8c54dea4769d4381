// Marks per tag, per article and per annotator.

import type { ArticleId } from '../../../../shared/domain/ids.ts';
import type { ArticleCount, Statistics, TagCount } from '../../../../shared/domain/statistics.ts';
import {
  number,
  plainBar,
  shownBars,
  text,
  type Bar,
  type BarPart,
  type Figure,
  type Lead,
  type Legend,
} from './figure.ts';
import { restWords } from './rest-words.ts';
import { signsOf } from './signs.ts';

/** More colours than this nobody can tell apart. */
const shownTags = 8;
const otherTags = 'Other tags';

const toTag = (tag: string): Lead => ({ kind: 'search', field: 'tag', value: tag });
const sum = (counts: readonly { readonly marks: number }[]): number =>
  counts.reduce((all, { marks }) => all + marks, 0);

export function tagFigure({ tags }: Statistics): Figure {
  const shown = tags.slice(0, shownBars);
  return {
    id: 'tags',
    title: 'Marks per tag',
    counted: 'Each mark counts once, under its tag’s name.',
    empty:
      tags.length === 0
        ? 'There are no marks here yet. Select words in an article and press a tag’s key.'
        : null,
    plot: {
      kind: 'bars',
      bars: shown.map(({ tag, color, marks }) => ({
        label: tag,
        value: marks,
        parts: [{ label: tag, sign: null, value: marks, paint: { kind: 'tag', color } }],
        lead: toTag(tag),
      })),
      legend: [],
    },
    note: restWords(tags.length, shown.length, sum(tags.slice(shownBars)), 'tag'),
    columns: [text('Tag'), number('Marks'), number('Articles')],
    rows: tags.map(({ tag, marks, articles }) => ({
      cells: [tag, marks, articles],
      lead: toTag(tag),
    })),
    wide: false,
  };
}

const toArticle = (id: string): Lead => ({ kind: 'article', id: id as ArticleId });

/** `whole` has a column for every tag, however many there are. */
export function articleFigure({ perArticle, tags }: Statistics, whole = false): Figure {
  const marked = perArticle.top.filter(({ marks }) => marks > 0);
  const shown = marked.slice(0, shownBars);
  const known = tags.slice(0, shownTags);
  const signs = signsOf(known);
  const bars = shown.map((article): Bar => {
    const { id, title, marks } = article;
    return {
      label: title,
      value: marks,
      parts: articleParts(article, known, signs),
      lead: toArticle(id),
    };
  });
  const listed = (whole ? tags : known).map(({ tag }) => tag);
  const hasRest = tags.length > listed.length;
  return {
    id: 'articles',
    title: 'Marks per article',
    counted: 'Each mark counts once, in its article; the parts of a bar are its tags.',
    empty: marked.length === 0 ? 'No article here has a mark yet.' : null,
    plot: { kind: 'bars', bars, legend: legendOf(known, signs, tags.length > known.length) },
    note: restWords(perArticle.total, shown.length, perArticle.marks - sum(shown), 'article'),
    columns: [
      text('Article'),
      number('Marks'),
      ...listed.map(number),
      ...(hasRest ? [number(otherTags)] : []),
    ],
    rows: perArticle.top.map(({ id, title, marks, byTag }) => {
      const counts = new Map(byTag.map((count) => [count.tag, count.marks]));
      const each = listed.map((tag) => counts.get(tag) ?? 0);
      const rest = marks - each.reduce((all, count) => all + count, 0);
      return { cells: [title, marks, ...each, ...(hasRest ? [rest] : [])], lead: toArticle(id) };
    }),
    wide: true,
  };
}

/** In the order of the legend, so that a part is known by its place as well. */
function articleParts(
  { marks, byTag }: ArticleCount,
  known: readonly TagCount[],
  signs: ReadonlyMap<string, string>,
): BarPart[] {
  const counts = new Map(byTag.map((count) => [count.tag, count.marks]));
  const parts = known.map(({ tag, color }): BarPart => ({
    label: tag,
    sign: signs.get(tag) ?? null,
    value: counts.get(tag) ?? 0,
    paint: { kind: 'tag', color },
  }));
  const rest = marks - parts.reduce((all, { value }) => all + value, 0);
  parts.push({ label: otherTags, sign: null, value: rest, paint: { kind: 'rest' } });
  return parts.filter(({ value }) => value > 0);
}

function legendOf(
  known: readonly TagCount[],
  signs: ReadonlyMap<string, string>,
  withRest: boolean,
): Legend[] {
  const legend = known.map(({ tag, color }): Legend => ({
    label: tag,
    sign: signs.get(tag) ?? null,
    paint: { kind: 'tag', color },
  }));
  return withRest ? [...legend, { label: otherTags, sign: null, paint: { kind: 'rest' } }] : legend;
}

export function annotatorFigure({ annotators }: Statistics): Figure {
  const shown = annotators.slice(0, shownBars);
  const to = (name: string): Lead => ({ kind: 'search', field: 'annotator', value: name });
  return {
    id: 'annotators',
    title: 'Marks per annotator',
    counted: 'Each mark counts once, for whoever made it.',
    empty: annotators.length === 0 ? 'Nobody has marked anything here yet.' : null,
    plot: {
      kind: 'bars',
      bars: shown.map(({ name, marks }) => plainBar(name, marks, to(name))),
      legend: [],
    },
    note: restWords(annotators.length, shown.length, sum(annotators.slice(shownBars)), 'annotator'),
    columns: [text('Annotator'), number('Marks'), number('Articles')],
    rows: annotators.map(({ name, marks, articles }) => ({
      cells: [name, marks, articles],
      lead: to(name),
    })),
    wide: false,
  };
}
