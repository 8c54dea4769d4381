// The agreement of a review: every figure with what it measures and where it comes from, the same by tag, the matrix of
// tags, and the passages that they agree on least.

import type { TagId } from '../../domain/ids.ts';
import { escaped, isolated } from '../../formats/html/escape.ts';
import {
  figureIds,
  type AgreementReport,
  type FigureId,
  type MeasuredFigures,
} from '../agreement/agreement-report.ts';
import { explainedWords } from '../agreement/explained-words.ts';
import { explanations } from '../agreement/explanations.ts';
import { shortened } from './passage.ts';
import { pairNames } from './pair-items.ts';
import type { ReportContext } from './report-input.ts';
import { counted } from './report-words.ts';
import { chip } from './side.ts';

const MOST_PASSAGES = 12;
const MOST_PASSAGE = 220;
/** More columns than this do not fit on an upright page. */
const MOST_UPRIGHT = 9;

export function agreementHtml(context: ReportContext): string {
  const { agreement } = context;
  if (agreement === null) return '';
  const unit = agreement.unit === 'character' ? 'characters' : 'words';
  const { mine } = pairNames(context);
  const whose =
    context.state.head.mode === 'pair'
      ? ` Below, “I” and “my” are ${isolated(mine)} and “their” is the other.`
      : '';
  return [
    '<section class="apparatus agreement">\n<h2>Agreement</h2>\n',
    `<p>Measured between ${counted(agreement.annotators.length, 'annotator')} on ${counted(agreement.documents, 'text')}, counted in ${unit}.${whose} Ranges and sources of the measures are at the end.</p>\n`,
    overallHtml(agreement),
    byTagHtml(agreement, context),
    confusionHtml(agreement, context),
    lowestHtml(agreement, context),
    '</section>\n',
  ].join('');
}

const figure = (value: number | null): string =>
  // Two digits after the point, never “-0.00”.
  value === null ? '–' : (Math.round(value * 100) / 100 + 0).toFixed(2).replace('-', '−');

/** As the heads of narrow columns. */
const short: { readonly [Id in FigureId]: string } = {
  percent: 'Percent',
  precision: 'Precision',
  recall: 'Recall',
  f1Exact: 'F1 exact',
  f1Overlap: 'F1 overlap',
  cohenKappa: 'Cohen’s κ',
  fleissKappa: 'Fleiss’ κ',
  krippendorffAlpha: 'α',
  unitizingAlpha: 'uα',
  gamma: 'γ',
};

function overallHtml({ overall, explained }: AgreementReport): string {
  const rows = figureIds.map((id) => {
    const { label, measured } = explanations[id];
    const why = overall.why[id];
    const reason =
      overall.figures[id] === null && why !== undefined ? ` <em>${escaped(why)}</em>` : '';
    return `<tr><th scope="row">${escaped(label)}</th><td>${figure(overall.figures[id])}${intervalHtml(overall, id)}</td><td class="words">${escaped([measured, ...explainedWords(id, explained)].join(' '))}${reason}</td></tr>`;
  });
  return scrolled(
    'Agreement overall',
    `<table class="figures measures">\n<thead><tr><th scope="col">Measure</th><th scope="col">Value</th><th scope="col" class="words">What it says</th></tr></thead>\n<tbody>${rows.join('\n')}</tbody>\n</table>`,
  );
}

function intervalHtml({ intervals }: MeasuredFigures, id: FigureId): string {
  const interval = intervals[id];
  if (interval === undefined) return '';
  const { low, high, level } = interval;
  return `<span class="interval">${figure(low)} to ${figure(high)}<br>(${Math.round(level * 100)} %)</span>`;
}

function byTagHtml({ byTag }: AgreementReport, { signs }: ReportContext): string {
  const tags = Object.entries(byTag);
  if (tags.length === 0) return '';
  const heads = figureIds.map((id) => `<th scope="col">${short[id]}</th>`);
  const rows = tags.map(([tag, { figures }]) => {
    const cells = figureIds.map((id) => `<td>${figure(figures[id])}</td>`);
    return `<tr><th scope="row">${chip(signs.of(tag))}</th>${cells.join('')}</tr>`;
  });
  return `<h3>By tag</h3>\n${scrolled(
    'Agreement by tag',
    `<table class="figures">\n<thead><tr><th scope="col">Tag</th>${heads.join('')}</tr></thead>\n<tbody>${rows.join('\n')}</tbody>\n</table>`,
  )}`;
}

function confusionHtml({ confusion }: AgreementReport, context: ReportContext): string {
  const { tags, counts } = confusion;
  if (tags.length === 0) return '';
  const { signs, state } = context;
  const { mine, theirs } = pairNames(context);
  const isPair = state.head.mode === 'pair';
  const names = [...tags.map((tag: TagId) => isolated(signs.of(tag).label)), '<i>nothing</i>'];
  const heads = names.map((name) => `<th scope="col"><span>${name}</span></th>`);
  const rows = names.map((name, row) => {
    const line = counts[row] ?? [];
    const most = Math.max(1, ...line);
    const cells = names.map((_name, column) =>
      // What nobody marked is not counted.
      row === tags.length && column === tags.length
        ? '<td class="none">–</td>'
        : cellHtml(line[column] ?? 0, most, row === column),
    );
    return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
  });
  const who = isPair
    ? `Rows are what ${isolated(mine)} marked, columns what ${isolated(theirs)} did, each mark with the one that fits it best.`
    : 'Rows and columns are what any two of them marked, each mark with the one that fits it best.';
  const wide = names.length > MOST_UPRIGHT ? ' landscape' : '';
  return [
    `<div class="confusion${wide}">\n<h3>Which tags are confused</h3>\n`,
    `<p class="hint">${who} The stronger the shade, the more of the row; the framed cells are agreement.</p>\n`,
    scrolled(
      'Matrix of tags',
      `<table class="matrix">\n<thead><tr><td></td>${heads.join('')}</tr></thead>\n<tbody>${rows.join('\n')}</tbody>\n</table>`,
    ),
    '</div>\n',
  ].join('');
}

function cellHtml(count: number, most: number, isSame: boolean): string {
  const kind = isSame ? ' class="same"' : '';
  const shade = ` style="--share:${(count / most).toFixed(3)}"`;
  return `<td${kind}${shade}>${count === 0 ? '<span class="none">0</span>' : count.toLocaleString('en-US')}</td>`;
}

function lowestHtml({ lowest, documents }: AgreementReport, { document }: ReportContext): string {
  // Offsets are of this article only where it is the only one that was measured.
  if (documents !== 1 || lowest.length === 0) return '';
  const { text, language, direction } = document.article;
  const attributes = `${language === null ? '' : ` lang="${escaped(language)}"`} dir="${direction}"`;
  const items = lowest.slice(0, MOST_PASSAGES).map(({ span, agreed }) => {
    const words = text.slice(span.startUtf16, span.endUtf16).replaceAll(/\s+/gu, ' ').trim();
    return `<li><span class="share">${Math.round(agreed * 100)} %</span> <span class="passage"${attributes}>${escaped(shortened(words, MOST_PASSAGE))}</span></li>`;
  });
  const more =
    lowest.length > MOST_PASSAGES ? `, the ${MOST_PASSAGES} worst of ${lowest.length}` : '';
  return `<h3>Where they agree least</h3>\n<p class="hint">Of what somebody marked there, the share that they agree on${more}.</p>\n<ul class="lowest">\n${items.join('\n')}\n</ul>\n`;
}

/** Ranges and sources, after everything else. */
export function measuresHtml({ agreement }: ReportContext): string {
  if (agreement === null) return '';
  const items = figureIds.map((id) => {
    const { label, range, citation } = explanations[id];
    return `<div><dt>${escaped(label)}</dt><dd>${escaped(range)}<br><span class="cited">${escaped(citation)}</span></dd></div>`;
  });
  return `<section class="sources measures">\n<h2>Measures</h2>\n<dl>${items.join('\n')}</dl>\n</section>\n`;
}

const scrolled = (name: string, table: string): string =>
  `<div class="scroll" role="region" aria-label="${name}" tabindex="0">${table}</div>\n`;
