// The differences between two annotators, each with both sides in context, what was decided and why, and what was
// answered; then what they agreed on, one line each.

import type { Annotation, Annotator } from '../../domain/annotation.ts';
import { escaped, isolated } from '../../formats/html/escape.ts';
import { timeHtml } from '../../formats/html/notes.ts';
import type { AnswerView, DecisionView } from '../../ipc/review-types.ts';
import type { ReviewItem } from '../review-item.ts';
import { quoteOf, stretchAround } from './passage.ts';
import type { ReportContext } from './report-input.ts';
import {
  differenceWords,
  kindHtml,
  oneSidedOutcomeHtml,
  outcomeHtml,
  sinceHtml,
} from './report-words.ts';
import { chip, endHtml, markHtml, nothingHtml, relationHtml, sideHtml } from './side.ts';

const MOST_AGREED_QUOTE = 160;

export function pairItemsHtml(context: ReportContext): string {
  const { items, answers, changedSince } = context.state;
  const names = pairNames(context);
  const answersOf = Map.groupBy(answers, ({ item }) => item);
  const changed = new Set(changedSince);
  const differences = items.filter(({ kind }) => kind !== 'agreed');
  const list = differences.map((item, at) =>
    itemHtml(item, at + 1, {
      ...context,
      ...names,
      answers: answersOf.get(item.item) ?? [],
      changed: changed.has(item.item),
    }),
  );
  const empty = '<p>The two do not differ in anything.</p>\n';
  return [
    '<section class="apparatus differences">\n<h2>Differences</h2>\n',
    list.length === 0 ? empty : `<ol class="items">\n${list.join('\n')}\n</ol>\n`,
    '</section>\n',
    agreedHtml(context),
  ].join('');
}

interface Names {
  readonly mine: string;
  readonly theirs: string;
}

export function pairNames({ state }: Pick<ReportContext, 'state'>): Names {
  const [mine, theirs] = state.sides;
  return {
    mine: mine?.name ?? state.head.reviewer.name,
    theirs: theirs?.name ?? state.head.sources[0]?.colleague.name ?? 'the colleague',
  };
}

interface ItemContext extends ReportContext, Names {
  readonly answers: readonly AnswerView[];
  readonly changed: boolean;
}

function itemHtml(item: ReviewItem, number: number, context: ItemContext): string {
  const { mine, theirs, changed } = context;
  const decision = context.decisionOf.get(item.item) ?? null;
  const labelOf = attributeLabels(item, context);
  const more = [
    ...differenceWords(item.kind, item.differences, labelOf).map(escaped),
    sinceHtml(item.since, mine, theirs),
  ].filter((words) => words !== '');
  return [
    `<li class="item" id="d${number}">\n`,
    `<h3><span class="number">${number}</span> <span class="kind">${kindHtml(item.kind, mine, theirs)}</span>`,
    more.length === 0 ? '' : ` <span class="more">${more.join(' · ')}</span>`,
    `</h3>\n`,
    item.subject === 'mark' ? markSides(item, decision, context) : relationSides(item, context),
    decisionHtml(decision, outcomeOf(item, decision, context), changed),
    ...context.answers.map((answer) => answerHtml(answer, context)),
    '</li>',
  ].join('');
}

function attributeLabels(item: ReviewItem, context: ReportContext): (id: string) => string {
  const marks = [
    ...item.mine.map((id) => context.markOf(0, id)),
    ...item.theirs.map((id) => context.markOf(1, id)),
  ];
  const attributes = marks.flatMap((mark) =>
    mark === null ? [] : (context.signs.of(mark.tag).tag?.attributes ?? []),
  );
  return (id) => attributes.find((attribute) => attribute.id === id)?.label ?? id;
}

function markSides(item: ReviewItem, decision: DecisionView | null, context: ItemContext): string {
  const present = <T>(things: readonly (T | null)[]): T[] =>
    things.flatMap((thing) => (thing === null ? [] : [thing]));
  const mine = present(item.mine.map((id) => context.markOf(0, id)));
  const theirs = present(item.theirs.map((id) => context.markOf(1, id)));
  const edited =
    decision?.decision === 'edit' ? present(decision.result.map(context.currentMark)) : [];
  const stretch = stretchAround(context.document.article.text, [...mine, ...theirs, ...edited]);
  const inside = (marks: readonly Annotation[]): string =>
    marks.length === 0
      ? nothingHtml
      : marks.map((mark) => markHtml(mark, stretch, context, item.differences)).join('');
  return [
    sideHtml(isolated(context.mine), 'mine', inside(mine)),
    sideHtml(isolated(context.theirs), 'theirs', inside(theirs)),
    edited.length === 0 ? '' : sideHtml('Edited', 'result', inside(edited)),
  ].join('\n');
}

function relationSides(item: ReviewItem, context: ItemContext): string {
  const inside = (source: number, ids: readonly string[]): string => {
    const relations = ids.map((id) => context.relationOf(source, id));
    const shown = relations.map((relation) =>
      relation === null ? nothingHtml : relationHtml(relation, source, context),
    );
    return shown.length === 0 ? '<p class="hint">No relation here.</p>' : shown.join('');
  };
  return [
    sideHtml(isolated(context.mine), 'mine', inside(0, item.mine)),
    sideHtml(isolated(context.theirs), 'theirs', inside(1, item.theirs)),
  ].join('\n');
}

function outcomeOf(item: ReviewItem, decision: DecisionView | null, names: Names): string {
  if (decision === null) return '';
  const hasMine = item.mine.length > 0;
  if (hasMine && item.theirs.length > 0) {
    return outcomeHtml(decision.decision, names.mine, names.theirs);
  }
  return oneSidedOutcomeHtml(decision.decision, { hasMine, ...names });
}

/** `outcome` is HTML. */
export function decisionHtml(
  decision: DecisionView | null,
  outcome: string,
  changed: boolean,
): string {
  if (decision === null) {
    const why = changed ? ' It was decided before, and the marks have changed since.' : '';
    return `\n<div class="decision open"><p><strong>Not decided.</strong>${why}</p></div>\n`;
  }
  return `\n<div class="decision"><p><strong>${outcome}</strong> <span class="by">${byHtml(decision.by, decision.decidedAtMs)}</span></p>${reasonHtml(decision.reason)}</div>\n`;
}

function answerHtml(
  { by, decision, reason, decidedAtMs }: AnswerView,
  { theirs, mine }: Names,
): string {
  // In the answer, the colleague is the one who says “mine”.
  const outcome = outcomeHtml(decision, theirs, mine);
  return `<div class="decision answer"><p>In the file that came back: <strong>${outcome}</strong> <span class="by">${byHtml(by, decidedAtMs)}</span></p>${reasonHtml(reason)}</div>\n`;
}

const byHtml = ({ name }: Annotator, atMs: number): string =>
  `${isolated(name)}, ${timeHtml(atMs)}`;

const reasonHtml = (reason: string | null): string =>
  reason === null || reason.trim() === ''
    ? ''
    : `<p class="reason" dir="auto">${escaped(reason)}</p>`;

function agreedHtml(context: ReportContext): string {
  const agreed = context.state.items.filter(({ kind }) => kind === 'agreed');
  if (agreed.length === 0) return '';
  const rows = agreed.map((item) => {
    const [id = ''] = item.mine;
    if (item.subject === 'relation') {
      const relation = context.relationOf(0, id);
      return relation === null ? '' : `<li>${relationHtml(relation, 0, context)}</li>`;
    }
    const mark = context.markOf(0, id);
    if (mark === null) return '';
    const quote = endHtml(quoteOf(mark, MOST_AGREED_QUOTE));
    return `<li>${chip(context.signs.of(mark.tag))} ${quote}</li>`;
  });
  return `<section class="apparatus">\n<h2>Agreed</h2>\n<ul class="agreed">\n${rows.join('\n')}\n</ul>\n</section>\n`;
}
