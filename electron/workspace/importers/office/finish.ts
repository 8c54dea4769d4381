// The last step of a word processor's document: roles, text, and metadata with where each field comes from.

import type { ArticleMetadata } from '../../../../shared/domain/article.ts';
import type { DetectedField, DetectedFields } from '../../../../shared/domain/detected.ts';
import { directionOf } from '../../../../shared/text/direction.ts';
import { languageOf } from '../../../../shared/text/language.ts';
import { bylineNames } from '../../../../shared/text/plain-text/cues.ts';
import { findDate } from '../../../../shared/text/plain-text/dates.ts';
import { titleOf } from '../../../../shared/text/title.ts';
import { collapseSpace } from '../../../../shared/text/white-space.ts';
import { ArticleBuilder, type BuiltText, type InlineRun } from '../article-builder.ts';
import type { ImportedArticle } from '../imported.ts';
import { refused } from '../read-source.ts';
import { isBlankDraft, type Draft } from './draft.ts';
import {
  plausibleCreator,
  plausibleDate,
  plausibleLanguage,
  plausibleTitle,
  type OfficeProperties,
} from './properties.ts';
import { withoutRepeatedCaptions } from './repeated-captions.ts';
import { withRoles, type Roles } from './roles.ts';

/** Throws `file-empty` when there is nothing to see in the document. `file` is for that message. */
export function officeArticle(
  file: string,
  drafts: readonly Draft[],
  properties: OfficeProperties,
): ImportedArticle {
  const visible = withoutRepeatedCaptions(drafts.filter((draft) => !isBlankDraft(draft)));
  const roles = withRoles(joinPreformatted(visible));
  const builder = new ArticleBuilder();
  for (const { block, runs } of roles.drafts) builder.addBlock(block, runs);
  const built = builder.build();
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(built.text)) {
    throw refused(
      'file-empty',
      file,
      'has no visible text.',
      'Choose a document with text in it; pictures of text cannot be read.',
    );
  }
  const detected = detectedFields(built, roles, properties);
  return { ...built, metadata: metadataOf(built, detected), detected };
}

/** Word processors have a paragraph for each line of what is one listing. */
function joinPreformatted(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  let lines: InlineRun[] | null = null;
  for (const draft of drafts) {
    if (draft.block.type !== 'preformatted') lines = null;
    else if (lines !== null) {
      for (const run of [lineEnd, ...draft.runs]) lines.push(run);
      continue;
    } else lines = [...draft.runs];
    joined.push(lines === null ? draft : { ...draft, runs: lines });
  }
  return joined;
}

const lineEnd: InlineRun = { text: '', lineBreak: true };

function metadataOf(built: BuiltText, detected: DetectedFields): ArticleMetadata {
  const valueOf = (field: keyof DetectedFields): string | null => detected[field]?.value ?? null;
  return {
    title: valueOf('title') ?? titleOf(built.text, built.blocks),
    subtitle: valueOf('subtitle'),
    byline: valueOf('byline'),
    publisher: valueOf('publisher'),
    publishedOn: valueOf('publishedOn'),
    url: null,
    language: valueOf('language'),
    direction: directionOf(built.text, built.blocks),
  };
}

function detectedFields(
  built: BuiltText,
  roles: Roles,
  properties: OfficeProperties,
): DetectedFields {
  const fields: { -readonly [Field in keyof DetectedFields]: DetectedField } = {};
  const title = titleField(built, roles, properties);
  if (title !== null) fields.title = title;
  const subtitle = lineWithRole(built, 'subtitle');
  if (subtitle !== null) fields.subtitle = { value: subtitle, origin: originOf('subtitle', roles) };
  const byline = bylineField(built, roles, properties);
  if (byline !== null) fields.byline = byline;
  const { publisher } = roles.said;
  if (publisher !== null) fields.publisher = { value: publisher, origin: inferred('first lines') };
  const published = publishedField(built, roles, properties);
  if (published !== null) fields.publishedOn = published;
  const language = languageField(built, properties);
  if (language !== null) fields.language = language;
  return fields;
}

const longestTitle = 300;

function titleField(
  built: BuiltText,
  { headline, headlineFrom }: Roles,
  properties: OfficeProperties,
): DetectedField | null {
  const isShort = headline !== null && headline !== '' && headline.length <= longestTitle;
  const value = isShort ? headline : titleOf(built.text, built.blocks);
  if (headlineFrom === 'title style') return { value, origin: stated(headlineFrom) };
  if (headlineFrom === 'first heading') return { value, origin: inferred(headlineFrom) };
  const title = plausibleTitle(properties.title);
  if (title !== null) return { value: title, origin: stated('document property “title”') };
  return headlineFrom === null ? null : { value, origin: inferred(headlineFrom) };
}

function bylineField(
  built: BuiltText,
  roles: Roles,
  properties: OfficeProperties,
): DetectedField | null {
  const [line, ...more] = linesWithRole(built, 'byline');
  if (line !== undefined) {
    const first = bylineNames(line) ?? roles.said.byline ?? line;
    const names = [first, ...more.map((other) => bylineNames(other) ?? other)];
    return { value: names.join(', '), origin: originOf('byline', roles) };
  }
  const creator = plausibleCreator(properties.creator);
  return creator === null
    ? null
    : { value: creator, origin: stated('document property “creator”') };
}

/** The date in the text; else when the document was made, which is only near it. */
function publishedField(
  built: BuiltText,
  { said }: Roles,
  properties: OfficeProperties,
): DetectedField | null {
  const line = lineWithRole(built, 'date');
  const inWords = said.publishedOn ?? (line === null ? null : (findDate(line)?.iso ?? null));
  if (inWords !== null) return { value: inWords, origin: inferred('date line in the text') };
  for (const name of ['created', 'modified'] as const) {
    const value = plausibleDate(properties[name]);
    if (value !== null) return { value, origin: inferred(`document property “${name}”`) };
  }
  return null;
}

function languageField({ text }: BuiltText, properties: OfficeProperties): DetectedField | null {
  const language = plausibleLanguage(properties.language);
  if (language !== null) return { value: language, origin: stated('document property “language”') };
  const guessed = languageOf(text);
  return guessed === null ? null : { value: guessed, origin: inferred('words of the text') };
}

function lineWithRole(built: BuiltText, role: 'subtitle' | 'date'): string | null {
  return linesWithRole(built, role)[0] ?? null;
}

/** The first block of the role and those of it that follow at once: a style puts each author on a line. */
function linesWithRole(
  { text, blocks }: BuiltText,
  role: 'subtitle' | 'byline' | 'date',
): readonly string[] {
  const start = blocks.findIndex((block) => block.role === role);
  if (start === -1) return [];
  const other = blocks.findIndex((block, index) => index > start && block.role !== role);
  return blocks
    .slice(start, other === -1 ? undefined : other)
    .map(({ startUtf16, endUtf16 }) => collapseSpace(text.slice(startUtf16, endUtf16)));
}

const stated = (where: string) => ({ how: 'stated', where }) as const;
const inferred = (where: string) => ({ how: 'inferred', where }) as const;
const originOf = (role: 'subtitle' | 'byline', { styledRoles }: Roles) =>
  styledRoles.has(role) ? stated(`${role} style`) : inferred(`${role} in the text`);
