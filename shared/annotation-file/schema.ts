// The annotated article file, version 1, as a zod schema: the one place that says what keys a file has.
// Types and the published JSON Schema come from here. What spans several places (offsets, ids, order) is in parse.ts.
// Nothing is transformed: a file that fits the schema is used as it was read.

import { z } from 'zod';
import { FORMAT, VERSION } from './format-name.ts';
import {
  anyObject,
  day,
  extra,
  id,
  line,
  lineOrNull,
  list,
  offset,
  oneOf,
  only,
  score,
  sha256,
  time,
  whole,
} from './schema-parts.ts';
import { tagsetSchema } from './tagset-schema.ts';

const start = offset('The first code point, counted from 0.');
const end = offset('The code point after the last.');
const role = oneOf(
  ['headline', 'subtitle', 'byline', 'date', 'caption', 'body', 'boilerplate'],
  'The part the block plays in the article. Boilerplate is of the site, not of the article.',
);

const blockSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      start,
      end,
      type: only('heading'),
      level: whole(1, 6, '1 is the article’s own heading.'),
      role,
    }),
    z.strictObject({
      start,
      end,
      type: only('list-item'),
      level: whole(0, null, 'How deep the list is nested; the outermost is the lowest in use.'),
      role,
    }),
    z.strictObject({
      start,
      end,
      type: z.enum(['paragraph', 'blockquote', 'table-row', 'preformatted']),
      role,
    }),
  ])
  .meta({
    id: 'block',
    description: 'A stretch of the text that stands by itself. Offsets count code points.',
  });

const inlineMarkSchema = z
  .strictObject({
    start,
    end,
    type: oneOf(['bold', 'italic', 'underline', 'code', 'link'], 'What the source shows it as.'),
    href: z.exactOptional(line('Where a link points. Shown, never followed.')),
  })
  .meta({
    id: 'inlineMark',
    description: 'Inline formatting of the source. Offsets count code points.',
  });

const revisionSchema = z
  .strictObject({
    number: whole(1, null, '1 for the first.'),
    parentTextSha256: sha256('The text it came from.').nullable(),
    createdAt: time('When the revision was made.'),
    reason: lineOrNull('Why it was made.'),
  })
  .meta({ id: 'revision', description: 'Which state of the text this is.' });

const sourceSchema = z
  .strictObject({
    fileName: line('The name of the file that was imported.'),
    mediaType: line('Its media type, such as “text/plain”.'),
    bytes: whole(0, null, 'Its size.'),
    sha256: sha256('SHA-256 of its bytes, lower-case hex.'),
    importedAt: time('When it was imported.'),
  })
  .meta({ id: 'source', description: 'The file the text was read from.' });

const articleSchema = z
  .strictObject({
    id: id('The article’s id; a UUID for what Sourcebench makes.'),
    title: line('The headline.'),
    subtitle: lineOrNull('The line under the headline.'),
    byline: lineOrNull('Who wrote the article.'),
    publisher: lineOrNull('Who published it.'),
    publishedOn: day('The day of publication, YYYY-MM-DD.').nullable(),
    url: lineOrNull('Where it was published.'),
    language: lineOrNull('BCP 47, such as “en”.'),
    direction: oneOf(['ltr', 'rtl'], 'The direction the text runs in.'),
    text: z
      .string({ error: 'It must be text.' })
      .describe(
        'The canonical text: BOM removed, CRLF and CR turned into LF, NUL and unpaired surrogates replaced by U+FFFD.',
      ),
    textSha256: sha256('SHA-256 of the text’s UTF-8 bytes, lower-case hex.'),
    blocks: list(
      blockSchema,
      'Blocks in text order, without overlap, covering all text that is not blank.',
    ),
    marks: list(inlineMarkSchema, 'Inline formatting.'),
    revision: revisionSchema,
    source: sourceSchema,
    extra: extra(),
  })
  .meta({ id: 'article', description: 'The article that was annotated.' });

const annotatorSchema = z
  .strictObject({
    id: id('A UUID for annotators Sourcebench makes.'),
    name: line('The annotator’s name.'),
  })
  .meta({ id: 'annotator', description: 'A person who annotates.' });

const segmentSchema = z
  .strictObject({
    start,
    end,
    startUtf16: offset('The same place as `start`, in UTF-16 code units.'),
    endUtf16: offset('The same place as `end`, in UTF-16 code units.'),
    quote: id('The words covered.'),
  })
  .meta({ id: 'segment', description: 'One stretch of text.' });

const anchoringSchema = z
  .discriminatedUnion('state', [
    z.strictObject({
      state: z.enum(['exact', 'moved']).describe('At its place, or the same words at another.'),
      score: only(1),
    }),
    z.strictObject({
      state: only('fuzzy').describe('At words that are alike, not the same.'),
      score: score('How alike.', true),
    }),
    z.strictObject({
      state: only('orphan').describe('No place in this text.'),
      score: score('How alike the best place was.', false),
      textSha256: sha256('The text that the segments’ offsets belong to.'),
    }),
  ])
  .meta({ id: 'anchoring', description: 'How the annotation stands in this text.' });

const annotationSchema = z
  .strictObject({
    id: id('Unique within the file; a UUID for what Sourcebench makes.'),
    tag: id('The id of one of the tagset’s tags.'),
    segments: z
      .array(segmentSchema)
      .min(1, { error: 'It must hold at least one segment.' })
      .describe('In text order, neither overlapping nor touching; several make it discontinuous.'),
    prefix: line('Up to 32 code points before the first segment.'),
    suffix: line('Up to 32 code points after the last segment.'),
    attributes: anyObject(
      'Values by the id of the tag’s attribute: an option’s id, a list of them, text, a number, true or false, a day (YYYY-MM-DD), a URL.',
    ),
    note: lineOrNull('What the annotator noted.'),
    annotator: id('The id of one of the annotators.'),
    origin: oneOf(
      ['manual', 'suggested', 'propagated', 'imported'],
      'By hand, an accepted suggestion, tag-all, or another file.',
    ),
    createdAt: time('When it was made.'),
    updatedAt: time('When it was last changed.'),
    anchoring: anchoringSchema,
    extra: extra(),
    rejectedBy: z.exactOptional(id('The review item whose decision rejected it.')),
  })
  .meta({ id: 'annotation', description: 'A passage with its tag.' });

const relationSchema = z
  .strictObject({
    id: id('Unique within the file.'),
    type: id('The id of one of the tagset’s relations.'),
    from: id('The annotation it starts at.'),
    to: id('The annotation it ends at.'),
    note: lineOrNull('What the annotator noted.'),
    annotator: id('The id of one of the annotators.'),
    createdAt: time('When it was made.'),
    updatedAt: time('When it was last changed.'),
    extra: extra(),
  })
  .meta({ id: 'relation', description: 'A link between two annotations.' });

const annotationIds = (what: string) => list(id('An annotation’s id.'), what);
const decisionSchema = z
  .strictObject({
    item: id('The difference it decides.'),
    kind: line('The kind of difference, such as “boundary”.'),
    mine: annotationIds('The reviewer’s annotations it is about.'),
    theirs: annotationIds('The reviewed annotations it is about.'),
    decision: oneOf(
      ['keep-mine', 'accept-theirs', 'accept-both', 'edit', 'reject-both'],
      'What was decided.',
    ),
    result: annotationIds('The annotations that stand after it.'),
    reason: lineOrNull('Why.'),
    decidedAt: time('When it was decided.'),
  })
  .meta({ id: 'decision', description: 'What was decided about one difference.' });

const reviewSchema = z
  .strictObject({
    reviewer: annotatorSchema,
    of: z
      .strictObject({
        fileSha256: sha256('The reviewed file.'),
        annotators: list(annotatorSchema, 'Whose annotations were reviewed.'),
        textSha256: sha256('The text of the reviewed file.'),
      })
      .describe('What was reviewed.'),
    base: z
      .strictObject({ fileSha256: sha256('The file both sides came from.') })
      .describe('The common base of a three-way comparison.')
      .nullable(),
    startedAt: time('When the review was begun.'),
    finishedAt: time('When it was finished.').nullable(),
    decisions: list(decisionSchema, 'In the order they were made.'),
  })
  .meta({ id: 'review', description: 'What a reviewer decided.' });

export const annotatedArticleSchema = z
  .strictObject({
    format: only(FORMAT),
    version: only(VERSION),
    generator: z
      .strictObject({ name: line('The program.'), version: line('Its version.') })
      .describe('What wrote the file.'),
    exportedAt: time('When the file was written.'),
    article: articleSchema,
    tagset: tagsetSchema,
    annotators: list(annotatorSchema, 'Everybody who made one of the annotations.'),
    annotations: list(annotationSchema, 'By first start, then last end descending, then id.'),
    relations: list(relationSchema, 'By id.'),
    review: reviewSchema.nullable(),
  })
  .describe('One article and everything that was marked on it.');

export type AnnotatedArticleFile = z.infer<typeof annotatedArticleSchema>;
export type FileArticle = AnnotatedArticleFile['article'];
export type FileBlock = FileArticle['blocks'][number];
export type FileInlineMark = FileArticle['marks'][number];
export type FileTagset = AnnotatedArticleFile['tagset'];
export type FileAnnotator = AnnotatedArticleFile['annotators'][number];
export type FileAnnotation = AnnotatedArticleFile['annotations'][number];
export type FileSegment = FileAnnotation['segments'][number];
export type FileRelation = AnnotatedArticleFile['relations'][number];
export type FileReview = NonNullable<AnnotatedArticleFile['review']>;
