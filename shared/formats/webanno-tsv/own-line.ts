// What WebAnno TSV has no column for, on one line before the first sentence: `#Sourcebench={…}` in JSON. INCEpTION takes
// every line with a # there for part of a sentence's header and passes over those it does not know. It only adds to what
// the columns say: ids, notes and annotators are features, so they survive where the line does not.

import { z } from 'zod';
import { checkDefinitions } from '../../annotation-file/check-tagset.ts';
import { createProblems } from '../../annotation-file/problems.ts';
import { readJson } from '../../annotation-file/read-json.ts';
import {
  day,
  id,
  line,
  lineOrNull,
  offset,
  oneOf,
  score,
  time,
} from '../../annotation-file/schema-parts.ts';
import { tagsetWithRules } from '../../annotation-file/tagset-with-rules.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Tagset } from '../../domain/tagset.ts';
import type { Reading } from '../reading.ts';

export const OWN_LINE = '#Sourcebench=';

const articleSchema = z.strictObject({
  id: id('The article’s.'),
  title: line('The headline.'),
  subtitle: lineOrNull('The line under it.'),
  byline: lineOrNull('Who wrote it.'),
  publisher: lineOrNull('Who published it.'),
  publishedOn: day('When.').nullable(),
  url: lineOrNull('Where.'),
  language: lineOrNull('BCP 47.'),
  direction: oneOf(['ltr', 'rtl'], 'Of the text.'),
});

const made = {
  id: id('As in the feature “sourcebenchId”.'),
  annotator: id('Who made it.'),
  createdAt: time('When it was made.'),
  updatedAt: time('When it was changed.'),
  /** The note, where the feature does not have it to the letter. */
  note: z.exactOptional(z.string()),
};

const markSchema = z.strictObject({
  ...made,
  origin: oneOf(['manual', 'suggested', 'propagated', 'imported'], 'How it was made.'),
  anchoring: z.exactOptional(
    z.discriminatedUnion('state', [
      z.strictObject({ state: z.literal('moved') }),
      z.strictObject({ state: z.literal('fuzzy'), score: score('Of the place.', true) }),
    ]),
  ),
  /** Where it is to the letter: edges may be between tokens. UTF-16 code units. */
  spans: z.exactOptional(z.array(z.tuple([offset('Start.'), offset('End.')]))),
  /** Values that the features do not have to the letter, by attribute. */
  values: z.exactOptional(z.array(z.tuple([z.string(), z.string()]))),
});

const ownSchema = z.strictObject({
  article: articleSchema,
  tagset: tagsetWithRules,
  annotators: z.array(z.strictObject({ id: id('The annotator’s.'), name: z.string() })),
  layers: z.array(
    z.strictObject({
      layer: z.string(),
      tag: id('Its tag.'),
      /** Features and the attributes that they hold. */
      features: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
  relations: z.array(z.strictObject({ layer: z.string(), type: id('Its relation type.') })),
  marks: z.array(markSchema),
  links: z.array(z.strictObject(made)),
});

type Parsed = z.infer<typeof ownSchema>;
export type OwnMark = Parsed['marks'][number];
export type OwnLink = Parsed['links'][number];
export type Own = Omit<Parsed, 'tagset'> & { readonly tagset: Tagset };

/** On one line, for readers too that break lines at other characters than LF. */
export const ownLine = (own: Own): string =>
  OWN_LINE +
  JSON.stringify(own).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Null for what cannot be read; that is a problem, and the columns are read without it. */
export function readOwnLine(
  { line: at, json }: { readonly line: number; readonly json: string },
  file: string,
  reading: Reading,
): Own | null {
  const problems = createProblems();
  const value = readJson(json, problems, createProblems())?.value;
  const parsed = value === undefined ? null : ownSchema.safeParse(value);
  if (parsed?.success === true) {
    const own = parsed.data as unknown as Own;
    checkDefinitions(own.tagset, problems, ['tagset']);
    if (problems.count === 0) return own;
  }
  const issue = parsed?.error?.issues[0];
  const why =
    issue === undefined
      ? (problems.list[0]?.message ?? 'It is not JSON.')
      : `${issue.path.join('.')}: ${issue.message}`;
  reading.problem(
    file,
    `line ${at}`,
    `The line ${OWN_LINE}… cannot be read. ${why}`,
    'Take the line away to read the file without it; ids, notes and annotators are in the columns.',
  );
  return null;
}

const ESCAPED = 'id:';

/** An id as a feature can hold it, and no other id as the same: what it cannot hold is escaped. */
export const idAsFeature = (value: string): string =>
  asFeature(value) === value && !value.startsWith(ESCAPED)
    ? value
    : ESCAPED +
      value.replace(
        /[%\r\u0000-\u0008\u000b-\u001f\u0085\u2028\u2029]/g,
        (one) => `%${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** The other way; an id that another program put there is what it is. */
export const idOfFeature = (feature: string): string =>
  feature.startsWith(ESCAPED)
    ? feature
        .slice(ESCAPED.length)
        .replace(/%([\da-f]{4})/g, (_all, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
    : feature;

/** What a feature can hold: other line breaks than LF and control characters would break the row. */
export const asFeature = (value: string): string =>
  value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u0085\u2028\u2029]/g, ' ');

/** An attribute's value as a feature has it. */
export const textOfValue = (value: JsonValue): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
