// One article of the page: what it is, its text with the marks, their legend and notes, and where it comes from.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { BlockRole } from '../../domain/article.ts';
import { escaped, isolated, link } from './escape.ts';
import { numberMarks, type NumberedMark } from './numbered.ts';
import { notesHtml, timeHtml } from './notes.ts';
import { signsOf, tagStyle, type TagSigns } from './tag-signs.ts';
import { textHtml, type TextOptions } from './text.ts';

export function articleHtml(document: AnnotatedArticle, options: TextOptions): string {
  const { article } = document;
  const signs = signsOf(document.tagset);
  const numbered = numberMarks(document, signs);
  const language = article.language === null ? '' : ` lang="${escaped(article.language)}"`;
  return [
    `<article style="${signs.colours}">\n`,
    `<header${language} dir="${article.direction}">\n${head(document, options)}</header>\n`,
    `<div class="text"${language} dir="${article.direction}">\n`,
    textHtml(article, numbered.spans, options, legend(numbered.marks, signs)),
    '</div>\n',
    notesHtml(document, numbered, options),
    sources(document, options),
    '</article>\n',
  ].join('');
}

/** What the text does not say itself. */
function head({ article }: AnnotatedArticle, { topLevel }: TextOptions): string {
  const { title, subtitle, byline, publisher, publishedOn } = article;
  const isIn = (role: BlockRole) => article.blocks.some((block) => block.role === role);
  const kicker = [publisher, publishedOn].flatMap((fact) => (fact === null ? [] : isolated(fact)));
  const lines = [
    kicker.length === 0 ? '' : `<p class="kicker">${kicker.join(' · ')}</p>\n`,
    isIn('headline') ? '' : `<h${topLevel}>${escaped(title)}</h${topLevel}>\n`,
    subtitle === null || isIn('subtitle') ? '' : `<p class="subtitle">${escaped(subtitle)}</p>\n`,
    byline === null || isIn('byline') ? '' : `<p class="byline">${escaped(byline)}</p>\n`,
  ];
  return lines.join('');
}

function legend(marks: readonly NumberedMark[], signs: TagSigns): string {
  if (marks.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { mark } of marks) counts.set(mark.tag, (counts.get(mark.tag) ?? 0) + 1);
  const items = Array.from(counts, ([tag, count]) => ({ sign: signs.of(tag), count }))
    .toSorted((a, b) => a.sign.index - b.sign.index)
    .map(({ sign, count }) => {
      const about = sign.description === null ? '' : ` title="${escaped(sign.description)}"`;
      return `<li${about} style="${tagStyle(sign)}"><span class="chip"><b>${escaped(sign.letter)}</b></span> <mark class="u-${sign.underline} l0 s e">${escaped(sign.label)}</mark> <span class="count">${count}</span></li>`;
    });
  return `<ul class="legend" lang="en" dir="ltr" aria-label="Tags">${items.join('')}</ul>\n`;
}

function sources(
  { article, tagset, annotators, review }: AnnotatedArticle,
  { topLevel }: TextOptions,
): string {
  const { source, revision, url } = article;
  const rows: (readonly [name: string, html: string])[] = [
    ['Title', isolated(article.title)],
    ...(url === null ? [] : [['Address', link(url, escaped(url))] as const]),
    ...(article.language === null ? [] : [['Language', escaped(article.language)] as const]),
    [
      'File',
      `${isolated(source.fileName)} (${escaped(source.mediaType)}, ${source.bytes} bytes), imported ${timeHtml(source.importedAtMs)}`,
    ],
    ['SHA-256 of the file', `<code>${escaped(source.sha256)}</code>`],
    ['Text', textWords(revision)],
    ['SHA-256 of the text', `<code>${escaped(article.textSha256)}</code>`],
    ['Tagset', `${isolated(tagset.name)}, version ${tagset.version}`],
    [
      'Annotators',
      annotators.length === 0 ? 'nobody' : annotators.map(({ name }) => isolated(name)).join(', '),
    ],
    ...(review === null ? [] : [['Reviewed by', isolated(review.reviewer.name)] as const]),
    ['Article', `<code>${escaped(article.id)}</code>`],
  ];
  const cells = rows.map(([name, html]) => `<div><dt>${name}</dt><dd>${html}</dd></div>`);
  return `<footer class="sources" lang="en" dir="ltr">\n<h${topLevel + 1}>Source</h${topLevel + 1}>\n<dl>${cells.join('\n')}</dl>\n</footer>\n`;
}

function textWords({
  number,
  createdAtMs,
  reason,
  parentTextSha256,
}: AnnotatedArticle['article']['revision']): string {
  const why = reason === null ? '' : `: ${isolated(reason)}`;
  const parent =
    parentTextSha256 === null ? '' : `, after <code>${escaped(parentTextSha256)}</code>`;
  return `revision ${number} of ${timeHtml(createdAtMs)}${why}${parent}`;
}
