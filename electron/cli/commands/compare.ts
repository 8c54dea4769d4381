// `sourcebench compare MINE THEIRS [--base FILE] [--from FORMAT]`: where two annotators' files differ, item by item, and
// how far they agree. It writes nothing; files that differ are no failure.

import type { FormatId } from '../../../shared/formats/format-list.ts';
import {
  figureIds,
  type AgreementReport,
} from '../../../shared/review/agreement/agreement-report.ts';
import { explanations } from '../../../shared/review/agreement/explanations.ts';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import { itemKinds, type ReviewItem } from '../../../shared/review/review-item.ts';
import { exportTime } from '../../workspace/services/export-annotated-article.ts';
import { agreementOf, figuresInOrder, type ComparedArticle } from '../agreement-of-sides.ts';
import { readSide, shareArticles, standingSet, type SharedArticle } from '../annotation-sides.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';
import { columns } from '../table.ts';

export interface CompareInput {
  readonly base?: string;
  readonly from: FormatId | 'auto';
}

export async function compareCommand(
  { maxFileBytes, openSource }: Context,
  [minePath, theirsPath]: readonly [mine: string, theirs: string],
  { base: basePath, from }: CompareInput,
): Promise<Outcome> {
  const options = { from, maxFileBytes, openSource, nowMs: exportTime(Date.now) };
  const mine = await readSide(minePath, options);
  const theirs = await readSide(theirsPath, options);
  const base = basePath === undefined ? null : await readSide(basePath, options);
  const { articles, notices, strangers } = shareArticles(mine, [theirs], base);
  const both = articles.flatMap(comparedArticles);
  const items = both.flatMap((one) => compareSets(one));
  const agreement = await agreementOf(both);
  const alone = articles.length - both.length;
  return {
    document: documentOf(items, agreement),
    lines: [...linesOf(items, agreement, labelsOf(articles)), countLine(both.length)],
    notices: [
      ...notices,
      ...(alone === 0
        ? []
        : [`${alone} of ${minePath} ${alone === 1 ? 'is' : 'are'} not in ${theirsPath}.`]),
    ],
    errors: strangers,
  };
}

interface Compared extends ComparedArticle {
  readonly base: ReturnType<typeof standingSet> | null;
  readonly scope: string;
}

/** None where the other side does not have it. */
function comparedArticles({ first, others: [other], base }: SharedArticle): Compared[] {
  if (other === null || other === undefined) return [];
  const { id, text, title } = first.article;
  return [
    {
      text,
      title,
      mine: standingSet(first),
      theirs: standingSet(other),
      base: base === null ? null : standingSet(base),
      // The same mark ids may occur in several articles.
      scope: `${encodeURIComponent(id)}/`,
    },
  ];
}

function documentOf(items: readonly ReviewItem[], { overall, byTag }: AgreementReport): object {
  return {
    items: items.map(({ item, kind, mine, theirs }) => ({ item, kind, mine, theirs })),
    agreement: figuresInOrder(overall.figures),
    byTag: Object.fromEntries(
      Object.entries(byTag).map(([tag, { figures }]) => [tag, figuresInOrder(figures)]),
    ),
  };
}

const labelsOf = (articles: readonly SharedArticle[]): ReadonlyMap<string, string> =>
  new Map(articles.flatMap(({ first }) => first.tagset.tags.map(({ id, label }) => [id, label])));

function linesOf(
  items: readonly ReviewItem[],
  { overall, byTag }: AgreementReport,
  labels: ReadonlyMap<string, string>,
): string[] {
  const counts = Map.groupBy(items, ({ kind }) => kind);
  const kinds = itemKinds.flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0;
    return count === 0 ? [] : [[kind, String(count)]];
  });
  const tags = Object.entries(byTag);
  const figures = figureIds.map((id) => [
    explanations[id].label,
    shown(overall.figures[id]),
    ...tags.map(([, { figures: of }]) => shown(of[id])),
  ]);
  const heads = ['agreement', 'overall', ...tags.map(([tag]) => labels.get(tag) ?? tag)];
  return [
    ...columns([['items', String(items.length)], ...kinds]),
    '',
    ...columns([heads, ...figures]),
    '',
  ];
}

/** Two digits, never “-0.00”. */
const shown = (figure: number | null): string =>
  figure === null ? '–' : (Math.round(figure * 100) / 100 + 0).toFixed(2);

const countLine = (articles: number): string =>
  `${articles} ${articles === 1 ? 'article' : 'articles'} compared`;
