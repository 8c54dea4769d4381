// What a paragraph style is for, by its name: the built-in names of the word processors, which files keep in English
// whatever language the program speaks, and the translated ones that some other programs write.

import type { BlockRole, BlockType } from '../../../../shared/domain/article.ts';

export interface StyleMeaning {
  readonly type: BlockType;
  readonly level?: number;
  readonly role?: BlockRole;
}

const headingName =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|заголовок|başlık|見出し|标题|標題|제목|عنوان|כותרת)([1-9])?$/u;
const contentsName =
  /^(?:toc|contents|inhaltsverzeichnis|verzeichnis|tm|índice|sommario)(?:\d|heading)?$/u;

const headline: StyleMeaning = { type: 'heading', level: 1, role: 'headline' };
const subtitle: StyleMeaning = { type: 'paragraph', role: 'subtitle' };
const caption: StyleMeaning = { type: 'paragraph', role: 'caption' };
const byline: StyleMeaning = { type: 'paragraph', role: 'byline' };
const date: StyleMeaning = { type: 'paragraph', role: 'date' };
const quote: StyleMeaning = { type: 'blockquote' };
const preformatted: StyleMeaning = { type: 'preformatted' };
const boilerplate: StyleMeaning = { type: 'paragraph', role: 'boilerplate' };

const meanings: ReadonlyMap<string, StyleMeaning> = new Map([
  ...named(
    headline,
    'title',
    'titel',
    'titre',
    'título',
    'titulo',
    'titolo',
    'headline',
    'название',
  ),
  ...named(
    subtitle,
    'subtitle',
    'untertitel',
    'soustitre',
    'subtítulo',
    'subtitulo',
    'sottotitolo',
  ),
  ...named(subtitle, 'ondertitel', 'подзаголовок', 'standfirst', 'subheadline', 'dek'),
  ...named(caption, 'caption', 'beschriftung', 'légende', 'legende', 'descripción', 'didascalia'),
  ...named(
    caption,
    'bijschrift',
    'illustration',
    'figure',
    'drawing',
    'imagecaption',
    'tablecaption',
  ),
  ...named(byline, 'byline', 'author', 'authors', 'autor', 'auteur', 'autore', 'verfasser'),
  ...named(date, 'date', 'datum', 'fecha', 'data', 'dateline'),
  ...named(quote, 'quote', 'intensequote', 'quotations', 'quotation', 'blocktext', 'blockquote'),
  ...named(quote, 'zitat', 'intensiveszitat', 'citation', 'citationintense', 'cita', 'citazione'),
  ...named(preformatted, 'htmlpreformatted', 'preformattedtext', 'sourcecode', 'macrotext', 'code'),
  ...named(boilerplate, 'tocheading', 'contentsheading', 'tableoffigures', 'header', 'footer'),
]);

function named(meaning: StyleMeaning, ...names: string[]): [string, StyleMeaning][] {
  return names.map((name) => [name, meaning]);
}

/** Null for a style whose name says nothing, such as one for body text. Takes ids and display names alike. */
export function styleMeaning(name: string): StyleMeaning | null {
  const key = name
    .replaceAll('_20_', ' ')
    .replace(/[\s_-]+/g, '')
    .toLowerCase();
  const heading = headingName.exec(key);
  const meaning = meanings.get(key);
  // “Titre” is a title, “Titre 1” a heading.
  if (meaning !== undefined) return meaning;
  if (heading !== null) {
    return { type: 'heading', level: Math.min(Number(heading[1] ?? 1), 6) };
  }
  return contentsName.test(key) ? boilerplate : null;
}
