// Reads an annotated article file. Reports every problem it finds, up to 100, and guesses nothing silently:
// a document comes back only when the file is right, when offsets in another unit make every quote right
// (and that is told), or when the caller asks for what can be saved.

import type { JsonObject } from '../domain/json.ts';
import type { Problem } from '../ipc/result.ts';
import { canonicalText } from '../text/canonical.ts';
import { plainTextStructure } from '../text/plain-text-structure.ts';
import { checkAnnotations } from './check-annotations.ts';
import { checkText, placeStructure, type PlacedStructure } from './check-article.ts';
import { checkRelationRules } from './check-relation-rules.ts';
import { checkRelations } from './check-relations.ts';
import { checkTagset } from './check-tagset.ts';
import { chooseUnits, declaredUnits, type Units } from './choose-units.ts';
import type { AnnotatedArticle } from './model.ts';
import { createOffsetReader, type OffsetReader } from './offset-units.ts';
import { checkRules, takeRules } from './own-rules.ts';
import { annotationAt, placeAnnotations, type PlacedAnnotation } from './place-annotations.ts';
import { createProblems, type Problems } from './problems.ts';
import { readJson } from './read-json.ts';
import { repairDocument } from './salvage.ts';
import { salvageAnnotations } from './salvage-annotations.ts';
import { FORMAT, VERSION } from './format-name.ts';
import { readStructure, type FileParts } from './structure.ts';
import { toAnnotator, toArticle, toRelation, toReview, toTagset } from './to-document.ts';

export interface ParseOptions {
  /** SHA-256 of a text's UTF-8 bytes, lower-case hex. */
  readonly sha256Hex: (text: string) => string;
  /** Returns what can be saved of a file with problems, instead of nothing. */
  readonly salvage?: boolean;
}

export interface ParseOutcome {
  readonly document: AnnotatedArticle | null;
  /**
   * `clean`: no problems; `reinterpreted`: right, but not read as it is written (another offset unit, a number with
   * fewer digits), which the problems name; `salvaged`: what could be saved, only on demand; `refused`: no document.
   */
  readonly state: 'clean' | 'reinterpreted' | 'salvaged' | 'refused';
  /** At most 100. */
  readonly problems: readonly Problem[];
  /** Asked with `salvage`, a document would come back (or did). */
  readonly salvageable: boolean;
  /** The file is of a later version than this program reads. */
  readonly newer: boolean;
}

/** Never throws on any input. The caller bounds the size; depth is bounded here. */
export function parseAnnotatedArticle(json: string, options: ParseOptions): ParseOutcome {
  const problems = createProblems();
  const notes = createProblems();
  const read = readJson(json, problems, notes);
  if (read === null) return refused(problems);
  const newer = checkFormat(read.value, problems);
  if (problems.count > 0) return refused(problems, newer);
  const parts = readStructure(read.value, problems);
  if (parts === null) return refused(problems);

  const text = canonicalText(parts.article.text);
  const reader = createOffsetReader(text);
  checkText(parts.article, options.sha256Hex(parts.article.text), problems);
  const { units, placed, placing } = placeIn(reader, parts.annotations, notes);
  const structure = placeStructure(reader, parts, units.codePoints, { problems, notes });
  checkTagset(parts.tagset, problems);
  const ruled = takeRules(toTagset(parts.tagset), parts.article.extra as JsonObject);
  checkRules(ruled.tagset, parts.article.extra as JsonObject, problems);
  checkAnnotations(parts, problems);
  problems.addAll(placing);
  checkRelations(parts, problems);
  if (parts.relations.length > 0) {
    const tags = new Map(parts.annotations.map(({ value }) => [value.id, value.tag]));
    checkRelationRules(parts.relations, ruled.tagset, (id) => tags.get(id), problems);
  }

  const all = createProblems();
  all.addAll(notes);
  all.addAll(problems);
  if (problems.count > 0 && options.salvage !== true) return { ...refused(all), salvageable: true };
  const input = { parts, reader, units, structure, placed, ruled };
  const document = problems.count === 0 ? rightDocument(input) : savedDocument(input, options);
  const state = stateOf(problems, notes);
  return { document, state, problems: all.list, salvageable: true, newer: false };
}

/**
 * Every annotation at its place. The units that the format has are tried first, because they nearly always fit; only
 * where something is wrong is it asked in which units the file really counted.
 */
function placeIn(reader: OffsetReader, annotations: FileParts['annotations'], notes: Problems) {
  const placing = createProblems();
  const placed = placeAnnotations(reader, annotations, declaredUnits, placing);
  if (placing.count === 0) return { units: declaredUnits, placed, placing };
  const units = chooseUnits(reader, annotations, notes);
  const isDeclared =
    units.codePoints === declaredUnits.codePoints && units.utf16 === declaredUnits.utf16;
  if (isDeclared) return { units, placed, placing };
  const placingAgain = createProblems();
  return {
    units,
    placed: placeAnnotations(reader, annotations, units, placingAgain),
    placing: placingAgain,
  };
}

/** Whether content is worth handing to {@link parseAnnotatedArticle}: by its format name, not by its file name. */
export function looksLikeAnnotatedArticle(content: unknown): boolean {
  if (typeof content === 'string') {
    return /^\s*\{/.test(content) && content.includes(`"${FORMAT}"`);
  }
  return (
    typeof content === 'object' &&
    content !== null &&
    'format' in content &&
    content.format === FORMAT
  );
}

interface ReadFile {
  readonly parts: FileParts;
  readonly reader: OffsetReader;
  readonly units: Units;
  readonly structure: PlacedStructure;
  readonly placed: readonly PlacedAnnotation[];
  /** The tagset with its relations' rules, and the article's `extra` without them. */
  readonly ruled: ReturnType<typeof takeRules>;
}

function rightDocument({ parts, reader, structure, placed, ruled }: ReadFile): AnnotatedArticle {
  return {
    article: {
      ...toArticle(parts.article, {
        text: reader.text,
        textSha256: parts.article.textSha256,
        blocks: structure.blocks ?? [],
        marks: structure.marks,
      }),
      extra: ruled.extra,
    },
    tagset: ruled.tagset,
    annotators: parts.annotators.map(({ value }) => toAnnotator(value)),
    annotations: placed.map((item) => annotationAt(item, item.segments ?? [], reader.text)),
    relations: parts.relations.map(({ value }) => toRelation(value)),
    review: parts.review === null ? null : toReview(parts.review),
  };
}

function savedDocument(input: ReadFile, { sha256Hex }: ParseOptions): AnnotatedArticle {
  const { parts, reader, units, structure } = input;
  const right = rightDocument(input);
  const statedSha256 = parts.article.textSha256;
  return repairDocument({
    ...right,
    article: {
      ...right.article,
      textSha256: sha256Hex(reader.text),
      blocks: structure.blocks ?? plainTextStructure(reader.text).blocks,
    },
    annotations: salvageAnnotations(input.placed, { reader, units, statedSha256 }),
  });
}

/** Whether the file says it is of a later version. */
function checkFormat(value: unknown, problems: Problems): boolean {
  if (!looksLikeAnnotatedArticle(value)) {
    problems.add(
      ['format'],
      'This is JSON, but not an annotated article.',
      `An annotated article says "format": "${FORMAT}" at the top.`,
    );
    return false;
  }
  const version = (value as { readonly version?: unknown }).version;
  if (typeof version !== 'number' || version <= VERSION) return false;
  problems.add(
    ['version'],
    `The file is version ${version}; this Sourcebench reads version ${VERSION}.`,
    'Open it with a newer Sourcebench.',
  );
  return true;
}

function stateOf(problems: Problems, notes: Problems): 'clean' | 'reinterpreted' | 'salvaged' {
  if (problems.count > 0) return 'salvaged';
  return notes.count > 0 ? 'reinterpreted' : 'clean';
}

function refused(problems: Problems, newer = false): ParseOutcome {
  return { document: null, state: 'refused', problems: problems.list, salvageable: false, newer };
}
