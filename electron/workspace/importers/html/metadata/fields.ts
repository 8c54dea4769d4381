// Metadata from what a page says about itself and from what its blocks show, the plainest statement first; each value
// with where it was found.

import { metadataFrom } from '../../found-metadata.ts';
import type { ArticleMetadata } from '../../../../../shared/domain/article.ts';
import type {
  DetectedField,
  DetectedFields,
  FieldOrigin,
} from '../../../../../shared/domain/detected.ts';
import { directionOf } from '../../../../../shared/text/direction.ts';
import { languageOf } from '../../../../../shared/text/language.ts';
import { bylineNames } from '../../../../../shared/text/plain-text/cues.ts';
import { readDateLine } from '../../../../../shared/text/plain-text/date-line.ts';
import { titleOf } from '../../../../../shared/text/title.ts';
import type { BuiltText } from '../../article-builder.ts';
import { attributeOf } from '../parse-html.ts';
import { draftText } from '../blocks/draft-text.ts';
import type { Part } from '../blocks/choose-parts.ts';
import type { ShownElement } from '../shown-tree.ts';
import type { PageStatements } from './statements.ts';
import { dayInAddress, dayOf, namesOf } from './read-values.ts';

export interface FieldSources {
  readonly page: PageStatements;
  readonly parts: readonly Part[];
  readonly built: BuiltText;
  /** The headline in the text, cleared of white space. */
  readonly headline: string | null;
  readonly titleFallback: DetectedField | null;
  /** Whether the text's own headline goes before what the page is called, as in a book's chapter. */
  readonly isFragment: boolean;
}

export interface Fields {
  readonly metadata: ArticleMetadata;
  readonly detected: DetectedFields;
}

type Found = DetectedField | null;
const found = (value: string | null, how: FieldOrigin['how'], where: string): Found =>
  value === null ? null : { value, origin: { how, where } };
const firstOf = (...fields: readonly Found[]): Found =>
  fields.find((field) => field !== null) ?? null;

export function fieldsOf(sources: FieldSources): Fields {
  const { page, built, parts } = sources;
  const textDirection = directionOf(built.text, built.blocks);
  const url = page.url;
  const fields: Record<keyof ArticleMetadata, Found> = {
    title: titleField(sources),
    subtitle: firstOf(fromPart(parts, 'subtitle', 'line under the headline'), page.subtitle),
    byline: firstOf(page.byline, bylineInText(parts)),
    publisher: page.publisher,
    publishedOn: firstOf(
      page.publishedOn,
      dateInText(parts),
      url?.value == null ? null : found(dayInAddress(url.value), 'inferred', 'date in the address'),
    ),
    url,
    language: page.language ?? found(languageOf(built.text), 'inferred', 'the words of the text'),
    direction: firstOf(
      page.direction,
      directionOfElements(parts),
      found(textDirection, 'inferred', 'the letters of the text'),
    ),
  };
  const detected = Object.fromEntries(
    Object.entries(fields).filter(([, field]) => field !== null),
  ) as DetectedFields;
  const otherwise = { title: 'Untitled', direction: textDirection };
  return { detected, metadata: metadataFrom(detected, otherwise) };
}

function titleField({ page, built, headline, titleFallback, isFragment }: FieldSources): Found {
  const inText = found(headline, 'inferred', 'headline in the text');
  const firstWords = found(
    titleOf(built.text, built.blocks),
    'inferred',
    'first words of the text',
  );
  return isFragment
    ? firstOf(inText, titleFallback, page.title, firstWords)
    : firstOf(page.title, inText, titleFallback, firstWords);
}

function fromPart(parts: readonly Part[], role: Part['role'], where: string): Found {
  const part = parts.find((candidate) => candidate.role === role);
  return part === undefined ? null : found(draftText(part.draft), 'inferred', where);
}

function bylineInText(parts: readonly Part[]): Found {
  const line = fromPart(parts, 'byline', 'byline in the text');
  if (line?.value == null) return null;
  return { ...line, value: bylineNames(line.value) ?? namesOf(line.value) };
}

function dateInText(parts: readonly Part[]): Found {
  for (const { draft, role } of parts) {
    if (role !== 'date' && role !== 'byline') continue;
    const stated = found(timeIn(draft.element), 'stated', 'time element beside the headline');
    const line = draftText(draft);
    const read = readDateLine(line)?.publishedOn ?? dayOf(line);
    const field = firstOf(stated, found(read, 'inferred', 'date line of the text'));
    if (field !== null) return field;
  }
  return null;
}

function timeIn(element: ShownElement): string | null {
  const pending: ShownElement[] = [element];
  for (
    let next = pending.pop(), looks = 0;
    next !== undefined && looks < 50;
    next = pending.pop(), looks += 1
  ) {
    const time = next.tag === 'time' ? attributeOf(next, 'datetime') : null;
    const day = time === null ? null : dayOf(time);
    if (day !== null) return day;
    for (const child of next.children.slice(0, 20))
      if (child.kind === 'element') pending.push(child);
  }
  return null;
}

/** The nearest `dir` above most of the text. */
function directionOfElements(parts: readonly Part[]): Found {
  const body = parts.find(({ role }) => role === 'body') ?? parts[0];
  for (let at = body?.draft.element ?? null; at !== null; at = at.parent) {
    const direction = attributeOf(at, 'dir')?.toLowerCase();
    if (direction === 'ltr' || direction === 'rtl')
      return found(direction, 'stated', 'dir of the article');
  }
  return null;
}
