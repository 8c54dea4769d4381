// The notes of an article: for every mark what was marked, as what, by whom, with what was said about it and what it is
// linked to. Numbers and links lead back into the text.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { valueWords } from '../../domain/attribute-words.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import { escaped, isolated, link } from './escape.ts';
import { noteHtml } from './note-html.ts';
import type { Numbered, NumberedMark } from './numbered.ts';
import { tagStyle } from './tag-signs.ts';
import { noteId, placeId, type TextOptions } from './text.ts';

const MOST_QUOTE_UTF16 = 240;

export function notesHtml(
  document: AnnotatedArticle,
  numbered: Numbered,
  { scope, topLevel }: TextOptions,
): string {
  if (numbered.marks.length === 0) return '';
  const context = { document, numbered, scope, relations: relationsByMark(document) };
  const list = (marks: readonly NumberedMark[]) =>
    `<ol class="notes">\n${marks.map((each) => noteItem(each, context)).join('\n')}\n</ol>\n`;
  const placed = numbered.marks.filter(({ isPlaced }) => isPlaced);
  const lost = numbered.marks.filter(({ isPlaced }) => !isPlaced);
  const title = (words: string) => `<h${topLevel + 1}>${words}</h${topLevel + 1}>\n`;
  const parts = [title('Notes'), placed.length === 0 ? '' : list(placed)];
  if (lost.length > 0) {
    parts.push(
      title('Without a place'),
      '<p class="hint">The text has changed since; these words are not in it any more.</p>\n',
      list(lost),
    );
  }
  return `<section class="apparatus" lang="en" dir="ltr">\n${parts.join('')}</section>\n`;
}

interface Context {
  readonly document: AnnotatedArticle;
  readonly numbered: Numbered;
  readonly scope: string;
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
}

function relationsByMark({ relations }: AnnotatedArticle): Map<string, Relation[]> {
  const byMark = new Map<string, Relation[]>();
  const put = (id: string, relation: Relation) => {
    const known = byMark.get(id);
    if (known === undefined) byMark.set(id, [relation]);
    else known.push(relation);
  };
  for (const relation of relations) {
    put(relation.from, relation);
    if (relation.toArticle === undefined && relation.to !== relation.from)
      put(relation.to, relation);
  }
  return byMark;
}

function noteItem(each: NumberedMark, context: Context): string {
  const { mark, sign, number, isPlaced } = each;
  const { scope } = context;
  const badge = `<span class="chip"><b>${escaped(sign.letter)}</b>${number}</span>`;
  const back = isPlaced
    ? `<a class="back" href="#${placeId(scope, each)}" aria-label="Note ${number}, back to the text">${badge}</a>`
    : badge;
  const parts = [
    `<p class="what">${back} <span class="tag">${escaped(sign.label)}</span> ${quoteHtml(mark)}</p>`,
    attributesHtml(each),
    mark.note === null || mark.note === '' ? '' : `<div class="note">${noteHtml(mark.note)}</div>`,
    relationsHtml(each, context),
    `<p class="by">${byLine(mark, context.document)}</p>`,
  ];
  return `<li id="${noteId(scope, each)}" data-id="${escaped(mark.id)}" style="${tagStyle(sign)}">${parts.join('')}</li>`;
}

/** In quotation marks, unless the words have their own. */
function quoteHtml(mark: Annotation): string {
  const words = quoteOf(mark);
  const own = /^[\p{Pi}\p{Pf}"'„‚「『]/u.test(words) ? ' class="own"' : '';
  return `<q dir="auto"${own}>${escaped(words)}</q>`;
}

function quoteOf({ segments }: Annotation): string {
  const words = segments.map(({ quote }) => quote.replaceAll(/\s+/gu, ' ')).join(' … ');
  if (words.length <= MOST_QUOTE_UTF16) return words;
  return `${words
    .slice(0, MOST_QUOTE_UTF16)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}

/** Signs beside the words of our own verdicts; others have their words alone. */
const verdictSigns: Readonly<Record<string, string>> = {
  supported: '✓',
  refuted: '✕',
  misleading: '!',
  unproven: '?',
};

function attributesHtml({ mark, sign }: NumberedMark): string {
  const attributes = new Map(
    (sign.tag?.attributes ?? []).map((attribute) => [attribute.id, attribute]),
  );
  const rows = Object.entries(mark.attributes).map(([id, value]) => {
    const attribute = attributes.get(id);
    if (attribute === undefined) {
      const words = typeof value === 'string' ? value : JSON.stringify(value);
      return [id, '', isolated(words)] as const;
    }
    const words = valueWords(attribute, value);
    const verdict = id === 'verdict' && typeof value === 'string' ? value : '';
    const shown = attribute.type === 'url' ? link(words, escaped(words)) : isolated(words);
    return [attribute.label, verdict, shown] as const;
  });
  if (rows.length === 0) return '';
  const cells = rows.map(([label, verdict, shown]) => {
    const known = Object.hasOwn(verdictSigns, verdict) ? verdictSigns[verdict] : undefined;
    const kind = known === undefined ? '' : ` class="verdict ${verdict}"`;
    const icon = known === undefined ? '' : `<span aria-hidden="true">${known}</span> `;
    return `<div><dt>${escaped(label)}</dt><dd${kind}>${icon}${shown}</dd></div>`;
  });
  return `<dl>${cells.join('')}</dl>`;
}

function relationsHtml({ mark }: NumberedMark, context: Context): string {
  const items = (context.relations.get(mark.id) ?? []).map((relation) => {
    const isOutgoing = relation.from === mark.id;
    const type = context.document.tagset.relations.find(({ id }) => id === relation.type);
    const label = escaped(type?.label ?? relation.type);
    const other = endHtml(relation, isOutgoing ? relation.to : relation.from, context);
    const note =
      relation.note === null ? '' : ` <span class="aside">(${isolated(relation.note)})</span>`;
    return isOutgoing
      ? `<li>${label} <span aria-hidden="true">→</span> ${other}${note}</li>`
      : `<li>${other} <span aria-hidden="true">→</span> ${label}${note}</li>`;
  });
  return items.length === 0 ? '' : `<ul class="links">${items.join('')}</ul>`;
}

function endHtml({ toArticle }: Relation, id: string, { numbered, scope }: Context): string {
  const other = toArticle === undefined ? numbered.byId.get(id) : undefined;
  if (other === undefined) {
    return `a mark in another article <span class="aside">(${escaped(toArticle ?? '')}, ${escaped(id)})</span>`;
  }
  const { sign, number, mark } = other;
  return `<a href="#${noteId(scope, other)}" style="${tagStyle(sign)}"><span class="chip"><b>${escaped(sign.letter)}</b>${number}</span> ${isolated(quoteOf(mark))}</a>`;
}

const originWords: { readonly [Origin in Annotation['origin']]: string | null } = {
  manual: null,
  suggested: 'accepted suggestion',
  propagated: 'tagged with all of its kind',
  imported: 'from a file',
};

function byLine(mark: Annotation, { annotators }: AnnotatedArticle): string {
  const name = annotators.find(({ id }) => id === mark.annotator)?.name ?? mark.annotator;
  const parts = [isolated(name), timeHtml(mark.createdAtMs)];
  if (mark.updatedAtMs !== mark.createdAtMs) parts.push(`changed ${timeHtml(mark.updatedAtMs)}`);
  const origin = originWords[mark.origin];
  if (origin !== null) parts.push(origin);
  const { state, score } = mark.anchoring;
  if (state === 'moved') parts.push('same words at another place since the text changed');
  if (state === 'fuzzy')
    parts.push(`words ${Math.floor(score * 100)} % alike since the text changed`);
  if (mark.rejectedBy !== undefined) parts.push('<strong>rejected by a review</strong>');
  return parts.join(' · ');
}

/** The day, in UTC; the whole time is in the element. */
export function timeHtml(ms: number): string {
  const iso = new Date(ms).toISOString();
  return `<time datetime="${iso}">${iso.slice(0, iso.indexOf('T'))}</time>`;
}
