// What several annotators marked, passage by passage: each reading with who has it and how many votes that is, and what
// was decided.

import type { Annotation } from '../../domain/annotation.ts';
import { isolated } from '../../formats/html/escape.ts';
import type { DecisionView } from '../../ipc/review-types.ts';
import type { PanelItem, PanelVariant } from '../review-item.ts';
import { decisionHtml } from './pair-items.ts';
import { stretchAround } from './passage.ts';
import type { ReportContext } from './report-input.ts';
import { panelKindHtml } from './report-words.ts';
import { markHtml, nothingHtml, relationHtml, sideHtml } from './side.ts';

export function panelItemsHtml(context: ReportContext): string {
  const changed = new Set(context.state.changedSince);
  const list = context.state.panel.map((item, at) =>
    itemHtml(item, at + 1, changed.has(item.item), context),
  );
  const inside =
    list.length === 0
      ? '<p>Nobody marked anything.</p>\n'
      : `<ol class="items">\n${list.join('\n')}\n</ol>\n`;
  return `<section class="apparatus differences">\n<h2>Passages</h2>\n${inside}</section>\n`;
}

function itemHtml(
  item: PanelItem,
  number: number,
  changed: boolean,
  context: ReportContext,
): string {
  const decision = context.decisionOf.get(item.item) ?? null;
  const most = item.variants[0]?.votes ?? 0;
  return [
    `<li class="item" id="d${number}">\n`,
    `<h3><span class="number">${number}</span> <span class="kind">${panelKindHtml(item.kind)}</span> <span class="more">${most} of ${item.of} agree</span></h3>\n`,
    item.subject === 'mark' ? markRows(item, decision, context) : relationRows(item, context),
    decisionHtml(decision, outcomeHtml(decision, item), changed),
    '</li>',
  ].join('');
}

function whoHtml({ marks, votes }: PanelVariant, of: number, { state }: ReportContext): string {
  const sources = [...new Set(marks.map(({ source }) => source))];
  const names = sources.map((source) => isolated(state.sides[source]?.name ?? `${source + 1}`));
  return `${names.join(', ')} <span class="votes">${votes} of ${of}</span>`;
}

function markRows(item: PanelItem, decision: DecisionView | null, context: ReportContext): string {
  const marks = item.variants.map(({ marks: [first] }) =>
    first === undefined ? null : context.markOf(first.source, first.id),
  );
  const result = (decision?.result ?? []).flatMap((id) => context.currentMark(id) ?? []);
  const there = marks.filter((mark) => mark !== null);
  const stretch = stretchAround(context.document.article.text, [...there, ...result]);
  const inside = (mark: Annotation | null): string =>
    mark === null ? nothingHtml : markHtml(mark, stretch, context, null);
  const rows = item.variants.map((variant, at) =>
    sideHtml(
      whoHtml(variant, item.of, context),
      at === 0 ? 'mine' : 'theirs',
      inside(marks[at] ?? null),
    ),
  );
  const adjudicated =
    result.length === 0 ? [] : [sideHtml('Adjudicated', 'result', result.map(inside).join(''))];
  return [...rows, ...adjudicated].join('\n');
}

function relationRows(item: PanelItem, context: ReportContext): string {
  const rows = item.variants.map((variant, at) => {
    const [first] = variant.marks;
    const relation = first === undefined ? null : context.relationOf(first.source, first.id);
    const inside =
      relation === null || first === undefined
        ? nothingHtml
        : relationHtml(relation, first.source, context);
    return sideHtml(whoHtml(variant, item.of, context), at === 0 ? 'mine' : 'theirs', inside);
  });
  return rows.join('\n');
}

function outcomeHtml(decision: DecisionView | null, item: PanelItem): string {
  if (decision === null) return '';
  if (decision.decision === 'edit') return 'Edited';
  if (decision.result.length === 0) return 'Nothing taken';
  const what = item.subject === 'mark' ? 'mark' : 'relation';
  return decision.result.length === 1
    ? `One ${what} taken`
    : `${decision.result.length} ${what}s taken`;
}
