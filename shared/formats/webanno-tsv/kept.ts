// What of a WebAnno TSV file has no place in an article, kept under `extra['webanno-tsv']` of the article, its marks and
// its relations, and written back. It may have been edited since, so it is checked before it is used.

import { z } from 'zod';
import type { JsonObject } from '../../domain/json.ts';

export const KEY = 'webanno-tsv';

const place = z.int().min(0);
const text = z.string();

const sentenceSchema = z.object({
  start: place,
  end: place,
  /** Start and end of each token, one after the other, in UTF-16 code units of the text. */
  tokens: z.array(place),
  /** Parts of tokens in their order: token (in the sentence), start, end. */
  parts: z.exactOptional(z.array(z.tuple([place, place, place]))),
  id: z.exactOptional(text),
  /** Other lines of its header. */
  more: z.exactOptional(z.array(text)),
});

const layerSchema = z.object({
  kind: z.enum(['SP', 'CH', 'RL']),
  name: text,
  columns: z.array(text),
  /** Its tag; null for relations. */
  tag: text.nullable(),
  /** Which column is which attribute. */
  attributes: z.array(z.tuple([place, text])),
});

const values = z.array(z.tuple([place, text.nullable()]));

/** A mark by its id, or a zero-length annotation by its place in the list. */
const endSchema = z.union([text, place]);

const zeroSchema = z.object({
  layer: text,
  at: place,
  /** Of the file's tokens. */
  token: place,
  order: place,
  number: z.exactOptional(place),
  chain: z.exactOptional(z.tuple([place, place])),
  values,
});

const linkSchema = z.object({
  from: endSchema,
  to: endSchema,
  layer: text,
  order: place,
  /** Of the slot; absent for a relation. */
  column: z.exactOptional(place),
  role: z.exactOptional(text.nullable()),
  values,
});

const articleSchema = z.object({
  version: z.exactOptional(text),
  /** Of the text that the sentences belong to. */
  textSha256: text,
  sentences: z.array(sentenceSchema),
  /** Absent for a file that this program wrote: those layers are made of the tagset. */
  layers: z.exactOptional(z.array(layerSchema)),
  zero: z.exactOptional(z.array(zeroSchema)),
  /** Those that begin or end at an annotation of zero length. */
  links: z.exactOptional(z.array(linkSchema)),
});

const markSchema = z.object({
  order: place,
  number: z.exactOptional(place),
  chain: z.exactOptional(z.tuple([place, place])),
  /** Values that have no attribute: what a chain's last link says of the next one. */
  values: z.exactOptional(values),
  /** A token that is only there because a relation hangs on it. */
  isToken: z.exactOptional(z.literal(true)),
});

const relationSchema = z.object({
  order: place,
  layer: text,
  /** The relation's type when it was read: another one now is what the user chose. */
  type: text,
  column: z.exactOptional(place),
  role: z.exactOptional(text.nullable()),
  values,
});

export type KeptArticle = z.infer<typeof articleSchema>;
export type KeptSentence = z.infer<typeof sentenceSchema>;
export type KeptLayer = z.infer<typeof layerSchema>;
export type KeptZero = z.infer<typeof zeroSchema>;
export type KeptLink = z.infer<typeof linkSchema>;
export type KeptMark = z.infer<typeof markSchema>;
export type KeptRelation = z.infer<typeof relationSchema>;

function read<Schema extends z.ZodType>(schema: Schema, extra: JsonObject): z.infer<Schema> | null {
  if (!Object.hasOwn(extra, KEY)) return null;
  const parsed = schema.safeParse(extra[KEY]);
  return parsed.success ? parsed.data : null;
}

export const keptOfArticle = (extra: JsonObject): KeptArticle | null => read(articleSchema, extra);
export const keptOfMark = (extra: JsonObject): KeptMark | null => read(markSchema, extra);
export const keptOfRelation = (extra: JsonObject): KeptRelation | null =>
  read(relationSchema, extra);

type Kept = KeptArticle | KeptMark | KeptRelation;

export const extraOf = (kept: Kept): JsonObject => ({ [KEY]: kept });
