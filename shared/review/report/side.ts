// One side of a difference: who, the passage in context, its tag, its attributes and its note; or a relation with its
// ends. What differs from the other side is set in bold.

import type { Annotation, Relation } from '../../domain/annotation.ts';
import { valueWords } from '../../domain/attribute-words.ts';
import type { Span } from '../../domain/span.ts';
import { escaped, isolated } from '../../formats/html/escape.ts';
import { noteHtml } from '../../formats/html/note-html.ts';
import { tagStyle, type TagSign } from '../../formats/html/tag-signs.ts';
import type { ItemDifferences } from '../review-item.ts';
import { passageHtml, quoteOf } from './passage.ts';
import type { ReportContext } from './report-input.ts';

const MOST_END = 120;

export const chip = (sign: TagSign): string =>
  `<span class="tagged" style="${tagStyle(sign)}"><span class="chip"><b>${escaped(sign.letter)}</b></span> ${isolated(sign.label)}</span>`;

/** `who` is HTML; `position` says how the side's rule is drawn. */
export function sideHtml(
  who: string,
  position: 'mine' | 'theirs' | 'result',
  inside: string,
): string {
  return `<div class="side ${position}"><p class="who">${who}</p><div class="said">${inside}</div></div>`;
}

export const nothingHtml = '<p class="hint">No mark here.</p>';

export function markHtml(
  mark: Annotation,
  stretch: Span | null,
  context: ReportContext,
  differences: ItemDifferences | null,
): string {
  const sign = context.signs.of(mark.tag);
  const isOther = differences?.tag === true ? ' other' : '';
  return [
    passageHtml(context.document.article, mark, sign, stretch),
    `<div class="facts"><span class="fact${isOther}">${chip(sign)}</span>${attributesHtml(mark, sign, differences?.attributes ?? [])}</div>`,
    mark.note === null || mark.note === ''
      ? ''
      : `<div class="note" style="${tagStyle(sign)}">${noteHtml(mark.note)}</div>`,
  ].join('');
}

function attributesHtml(mark: Annotation, sign: TagSign, others: readonly string[]): string {
  const known = new Map((sign.tag?.attributes ?? []).map((attribute) => [attribute.id, attribute]));
  const values = Object.entries(mark.attributes);
  const missing = others.filter((id) => !Object.hasOwn(mark.attributes, id));
  const rows = values.map(([id, value]) => {
    const attribute = known.get(id);
    const plain = typeof value === 'string' ? value : JSON.stringify(value);
    const words = attribute === undefined ? plain : valueWords(attribute, value);
    return factHtml(attribute?.label ?? id, isolated(words), others.includes(id));
  });
  const gaps = missing.map((id) => factHtml(known.get(id)?.label ?? id, '—', true));
  return [...rows, ...gaps].join('');
}

const factHtml = (label: string, value: string, isOther: boolean): string =>
  ` <span class="fact${isOther ? ' other' : ''}"><span class="label">${isolated(label)}</span> ${value}</span>`;

/** In quotation marks, unless the words have their own. */
export function endHtml(words: string): string {
  const own = /^[\p{Pi}\p{Pf}"'„‚「『]/u.test(words) ? ' own' : '';
  return `<q class="end${own}">${isolated(words)}</q>`;
}

/** Ends are looked up on the relation's own side. */
export function relationHtml(relation: Relation, source: number, context: ReportContext): string {
  const type = context.document.tagset.relations.find(({ id }) => id === relation.type);
  const end = (id: string) => {
    const mark = context.markOf(source, id) ?? context.currentMark(id);
    if (mark === null) return '<span class="hint">a mark that is not here</span>';
    return `${chip(context.signs.of(mark.tag))} ${endHtml(quoteOf(mark, MOST_END))}`;
  };
  const to =
    relation.toArticle === undefined
      ? end(relation.to)
      : '<span class="hint">a mark in another article</span>';
  const note = relation.note === null ? '' : `<div class="note">${noteHtml(relation.note)}</div>`;
  return `<p class="link">${end(relation.from)} <span class="type"><span aria-hidden="true">→</span> ${isolated(type?.label ?? relation.type)} <span aria-hidden="true">→</span></span> ${to}</p>${note}`;
}
