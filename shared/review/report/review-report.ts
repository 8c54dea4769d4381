// A review as a page to read and to print: who reviewed what, how far they agree, every difference with both sides in
// context, and what was decided and why. Whole in itself like the annotated draft (formats/html): no scripts, nothing
// from elsewhere, and whatever people wrote is words.

import { pageEnd, pageStart } from '../../formats/html/page.ts';
import { agreementHtml, measuresHtml } from './agreement-section.ts';
import { pairItemsHtml } from './pair-items.ts';
import { panelItemsHtml } from './panel-items.ts';
import { reportContext, type ReportInput } from './report-input.ts';
import { reportStyles } from './report-styles.ts';
import { countsHtml, headHtml, sourcesHtml } from './summary.ts';

/** The same input gives the same page. */
export function reviewReport(input: ReportInput): string {
  const context = reportContext(input);
  const { document, state, nowMs, generatorVersion } = input;
  const isPair = state.head.mode === 'pair';
  return [
    pageStart({
      title: `Review: ${document.article.title}`,
      language: 'en',
      generatorVersion,
      heading: null,
      moreStyles: reportStyles,
    }),
    `<article class="review" style="${context.signs.colours}">\n`,
    headHtml(context),
    countsHtml(context),
    agreementHtml(context),
    isPair ? pairItemsHtml(context) : panelItemsHtml(context),
    measuresHtml(context),
    sourcesHtml(context),
    '</article>\n',
    pageEnd(nowMs, generatorVersion),
  ].join('');
}
