// What a PDF says about its article: in its properties (Info and XMP), and on its pages.

import { metadataFrom } from '../found-metadata.ts';
import type { ArticleMetadata } from '../../../../shared/domain/article.ts';
import type { DetectedField, DetectedFields } from '../../../../shared/domain/detected.ts';
import { directionOf } from '../../../../shared/text/direction.ts';
import { languageEvidence, languageOf } from '../../../../shared/text/language.ts';
import { addressOnly } from '../../../../shared/text/plain-text/addresses.ts';
import { bylineNames, looksLikePublisher } from '../../../../shared/text/plain-text/cues.ts';
import { readDateLine } from '../../../../shared/text/plain-text/date-line.ts';
import { findDate } from '../../../../shared/text/plain-text/dates.ts';
import { titleOf } from '../../../../shared/text/title.ts';
import { collapseSpace } from '../../../../shared/text/white-space.ts';
import type { BuiltText } from '../article-builder.ts';
import {
  plausibleCreator,
  plausibleDate,
  plausibleLanguage,
  plausibleTitle,
} from '../office/properties.ts';
import { safeHref } from '../safe-href.ts';
import type { PdfMetadata } from './read/pdfjs.ts';

export interface Stated {
  readonly fileName: string;
  readonly metadata: PdfMetadata | null;
  /** Of the document's catalog. */
  readonly language: string | null;
}

export interface Described {
  readonly metadata: ArticleMetadata;
  readonly detected: DetectedFields;
}

type Fields = { -readonly [Field in keyof DetectedFields]: DetectedField };
type Role = BuiltText['blocks'][number]['role'];

export function describe(built: BuiltText, source: Stated): Described {
  const detected: Fields = {};
  const set = (field: Exclude<keyof ArticleMetadata, 'direction'>, found: DetectedField | null) => {
    if (found !== null) detected[field] = found;
  };
  set('title', titleField(built, source));
  set('subtitle', subtitleField(built, source));
  set('byline', bylineField(built, source));
  set('publisher', publisherField(built, source));
  set('publishedOn', publishedField(built, source));
  set('url', urlField(built));
  set('language', languageField(built, source));
  const metadata = metadataFrom(detected, {
    title: titleOf(built.text, built.blocks),
    direction: directionOf(built.text, built.blocks),
  });
  return { metadata, detected };
}

const stated = (value: string, where: string): DetectedField => ({
  value,
  origin: { how: 'stated', where },
});
const inferred = (value: string, where: string): DetectedField => ({
  value,
  origin: { how: 'inferred', where },
});

/** Properties as one line each, XMP before Info: only XMP is sure of its letters. */
function properties({ metadata }: Stated, xmp: string, info: string): string[] {
  const values: unknown[] = [metadata?.metadata?.get(xmp), metadata?.info[info]];
  return values.flatMap((value) => {
    const texts: unknown[] = Array.isArray(value) ? value : [value];
    const strings = texts.filter((text) => typeof text === 'string');
    const line = collapseSpace(strings.join(', ').replace(/\p{Cc}+/gu, ' '));
    return line === '' ? [] : [line];
  });
}

const layoutName =
  /\.(?:indd?|qxp?d?|pmd|pm[3-7]|tex|dvi|e?ps|ai|cdr|pub|key|pages|pptx?|xlsx?|ods|odp|md|p65)$/i;
const placeholder =
  /^(?:slide|folie|layout|sheet|microsoft (?:word|powerpoint|excel)|bookmark|book|print(?:out)?|scan(?:ned)?(?: document)?|page|default|about:blank|new tab)[\s_-]*\d*$/i;

function titleField(built: BuiltText, source: Stated): DetectedField | null {
  const name = bare(source.fileName);
  for (const title of properties(source, 'dc:title', 'Title')) {
    const line = plausibleTitle(
      title.replace(/^microsoft (?:power)?(?:word|point|excel)\s*-\s*/i, ''),
    );
    const isTaken = line !== null && !layoutName.test(line) && !placeholder.test(line);
    if (isTaken && bare(line) !== name && line.toLowerCase() !== source.fileName.toLowerCase()) {
      return stated(line, 'document property “title”');
    }
  }
  const hasHeadline = built.blocks.some(({ role }) => role === 'headline');
  if (!hasHeadline) return null;
  return inferred(titleOf(built.text, built.blocks), 'largest text of the first page');
}

/** For comparing names: small letters and digits only, without an extension. */
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.[a-z]\w{1,4}$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

function subtitleField(built: BuiltText, source: Stated): DetectedField | null {
  const line = lineWithRole(built, 'subtitle');
  if (line !== null) return inferred(line, 'subtitle in the text');
  const [subject] = properties(source, 'dc:description', 'Subject');
  const isTaken =
    subject !== undefined && subject.length <= 300 && plausibleTitle(subject) !== null;
  return isTaken ? stated(subject, 'document property “subject”') : null;
}

function bylineField(built: BuiltText, source: Stated): DetectedField | null {
  const line = lineWithRole(built, 'byline');
  const names = line === null ? null : bylineNames(line);
  if (names !== null) return inferred(names, 'byline in the text');
  for (const author of properties(source, 'dc:creator', 'Author')) {
    const creator = plausibleCreator(author);
    if (creator !== null) return stated(creator, 'document property “author”');
  }
  return null;
}

function publisherField(built: BuiltText, source: Stated): DetectedField | null {
  const [publisher] = properties(source, 'dc:publisher', 'Publisher');
  if (publisher !== undefined && publisher.length <= 200) {
    return stated(publisher, 'document property “publisher”');
  }
  const date = lineWithRole(built, 'date');
  const named = date === null ? null : (readDateLine(date)?.publisher ?? null);
  if (named === null || !looksLikePublisher(named)) return null;
  return inferred(named, 'date line in the text');
}

/** The day that the page names; else that of the file, as its own clock had it. */
function publishedField(built: BuiltText, source: Stated): DetectedField | null {
  const lines = [lineWithRole(built, 'date'), lineWithRole(built, 'byline')];
  for (const line of lines) {
    const found = line === null ? null : findDate(line);
    if (found !== null) return inferred(found.iso, 'date line in the text');
  }
  for (const written of properties(source, 'xmp:createdate', 'CreationDate')) {
    const day = plausibleDate(written.replace(/^(?:D:)?(\d{4})-?(\d{2})-?(\d{2}).*$/s, '$1-$2-$3'));
    if (day !== null) return inferred(day, 'document property “created”');
  }
  return null;
}

/** Browsers print a page's address along its edge. */
function urlField({ text, blocks }: BuiltText): DetectedField | null {
  for (const { role, startUtf16, endUtf16 } of blocks.slice(0, 200)) {
    if (role !== 'boilerplate') continue;
    const href = addressOnly(text.slice(startUtf16, endUtf16));
    const url = href === null ? null : safeHref(href);
    if (url !== null) return inferred(url, 'edge of the page');
  }
  return null;
}

/** Programs state their own language for texts in any; the words know better where they are clear. */
function languageField({ text }: BuiltText, source: Stated): DetectedField | null {
  const guessed = languageOf(text);
  const candidates = [source.language, ...properties(source, 'dc:language', 'Language')];
  for (const candidate of candidates) {
    const language = plausibleLanguage(candidate);
    if (language === null) continue;
    if (guessed !== null && guessed !== language.split('-')[0]) break;
    return stated(language, 'document property “language”');
  }
  return guessed === null ? null : inferred(guessed, languageEvidence(guessed));
}

function lineWithRole({ text, blocks }: BuiltText, role: Role): string | null {
  const block = blocks.find((candidate) => candidate.role === role);
  return block === undefined ? null : collapseSpace(text.slice(block.startUtf16, block.endUtf16));
}
