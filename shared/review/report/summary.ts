// The head of a report: what was reviewed, by whom, whose marks, and how much of it is decided; the sources of it all
// are at the end.

import { escaped, isolated, link } from '../../formats/html/escape.ts';
import { timeHtml } from '../../formats/html/notes.ts';
import type { ReviewDecisionKind } from '../../annotation-file/model.ts';
import type { ReviewHead } from '../../ipc/review-types.ts';
import { itemKinds } from '../review-item.ts';
import { pairNames } from './pair-items.ts';
import type { ReportContext } from './report-input.ts';
import { counted, decisionKinds, kindHtml, outcomeHtml, panelKindHtml } from './report-words.ts';

export function headHtml({ document, state }: ReportContext): string {
  const { article } = document;
  const facts = [article.publisher, article.publishedOn].flatMap((fact) =>
    fact === null ? [] : isolated(fact),
  );
  const { head } = state;
  const open = head.differences - head.decided;
  const standing =
    head.differences === 0
      ? 'There is nothing to decide.'
      : open === 0
        ? `All ${counted(head.differences, 'difference')} are decided.`
        : `${head.decided.toLocaleString('en-US')} of ${counted(head.differences, 'difference')} are decided; ${open.toLocaleString('en-US')} are open.`;
  return [
    '<header>\n',
    `<p class="kicker">${['Review', ...facts].join(' · ')}</p>\n`,
    `<h1 dir="auto">${escaped(article.title)}</h1>\n`,
    `<p class="subtitle">${leadHtml(head)} ${standing}</p>\n`,
    '</header>\n',
  ].join('');
}

function leadHtml(head: ReviewHead): string {
  const names = head.sources.map(({ colleague }) => isolated(colleague.name));
  const whose = listed(names);
  const reviewer = isolated(head.reviewer.name);
  const when =
    head.finishedAtMs === null
      ? `begun on ${timeHtml(head.startedAtMs)} and not finished yet`
      : `finished on ${timeHtml(head.finishedAtMs)}`;
  if (head.mode === 'pair') return `${reviewer} reviewed the marks of ${whose}, ${when}.`;
  const set =
    head.adjudicator === null
      ? ''
      : ` What was taken stands under “${isolated(head.adjudicator.name)}”.`;
  return `${reviewer} compared the marks of ${whose} with each other, ${when}.${set}`;
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'nobody';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Kinds of differences by what was decided. */
export function countsHtml(context: ReportContext): string {
  const { state, decisionOf } = context;
  const isPair = state.head.mode === 'pair';
  const { mine, theirs } = pairNames(context);
  const items = isPair ? state.items : state.panel;
  if (items.length === 0) return '';
  const outcomes: readonly (ReviewDecisionKind | 'open')[] = isPair
    ? [...decisionKinds, 'open']
    : ['open'];
  const heads = isPair ? decisionKinds.map((kind) => outcomeHtml(kind, mine, theirs)) : ['Decided'];
  const rows = itemKinds.flatMap((kind) => {
    const of = items.filter((item) => item.kind === kind);
    if (of.length === 0) return [];
    const open = of.filter(({ item }) => !decisionOf.has(item)).length;
    const counts = outcomes.map((outcome) =>
      outcome === 'open'
        ? open
        : of.filter(({ item }) => decisionOf.get(item)?.decision === outcome).length,
    );
    const cells = isPair ? counts : [of.length - open, ...counts];
    const name = isPair ? kindHtml(kind, mine, theirs) : panelKindHtml(kind);
    return [countsRow(name, of.length, cells, isPair && kind === 'agreed')];
  });
  const columns = ['Difference', 'Items', ...heads, 'Open'];
  return `<section class="apparatus">\n<h2>What was found and decided</h2>\n<div class="scroll" role="region" aria-label="What was found and decided" tabindex="0"><table class="figures">\n<thead><tr>${columns.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>\n<tbody>${rows.join('\n')}</tbody>\n</table></div>\n</section>\n`;
}

/** `name` is HTML. What two agree on asks for no decision. */
function countsRow(
  name: string,
  items: number,
  counts: readonly number[],
  isSettled: boolean,
): string {
  const cells = counts.map((count) => (isSettled ? '<td class="none">–</td>' : numberCell(count)));
  return `<tr><th scope="row">${name}</th>${numberCell(items)}${cells.join('')}</tr>`;
}

const numberCell = (count: number): string =>
  count === 0 ? '<td class="none">0</td>' : `<td>${count.toLocaleString('en-US')}</td>`;

/** Files, texts and times that the report can be checked against. */
export function sourcesHtml({ document, state }: ReportContext): string {
  const { article, tagset } = document;
  const { head } = state;
  const rows: (readonly [name: string, html: string])[] = [
    ['Article', `${isolated(article.title)} <code>${escaped(article.id)}</code>`],
    ...(article.url === null
      ? []
      : [['Address', link(article.url, escaped(article.url))] as const]),
    ['SHA-256 of the text', `<code>${escaped(article.textSha256)}</code>`],
    ['Tagset', `${isolated(tagset.name)}, version ${tagset.version}`],
    ['Reviewer', `${isolated(head.reviewer.name)} <code>${escaped(head.reviewer.id)}</code>`],
    ...head.sources.map(
      ({ colleague, fileName, fileSha256, openedAtMs }) =>
        [
          'Reviewed file',
          `${isolated(fileName)} of ${isolated(colleague.name)}, opened ${timeHtml(openedAtMs)}<br><code>${escaped(fileSha256)}</code>`,
        ] as const,
    ),
    ...(head.base === null ? [] : [['Common base', isolated(head.base.words)] as const]),
    ['Begun', timeHtml(head.startedAtMs)],
    ['Finished', head.finishedAtMs === null ? 'not yet' : timeHtml(head.finishedAtMs)],
  ];
  const cells = rows.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`);
  return `<footer class="sources">\n<h2>Source</h2>\n<dl>${cells.join('\n')}</dl>\n</footer>\n`;
}
