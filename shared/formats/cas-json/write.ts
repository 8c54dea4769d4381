// Articles as CAS files, one each. What was read from a CAS is written as it was, with what changed since; everything
// else becomes layers as INCEpTION's users make them, with sentences and tokens so that it can be shown.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { formatInfo } from '../format-list.ts';
import { createLosses, type Losses, type LossReport } from '../loss.ts';
import {
  addExtraLosses,
  addProvenanceLoss,
  addReviewLosses,
  addStructureLoss,
} from '../usual-losses.ts';
import { isId, isObject, own, ownText } from './members.ts';
import { EXTRA, keptIn, type Kept } from './kept.ts';
import { FS_ARRAY, SOFA } from './names.ts';
import { createOut, type Out } from './out.ts';
import { writeAnnotations } from './write-annotations.ts';
import { viewsOf } from './views.ts';
import { writeDocument } from './write-document.ts';
import { declareTagset } from './write-tagset.ts';

export interface CasWriting {
  readonly given: AnnotatedArticle;
  readonly context: WriteContext;
  readonly losses: Losses;
  readonly out: Out;
  readonly kept: Kept | null;
  readonly sofa: number;
  /** Structures that no view lists: they belong to one that does. */
  readonly unlisted: Set<number>;
}

export function* writeCasJson(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const { extension } = formatInfo('cas-json');
  for (const given of articles) {
    const path = `${context.nameOf(given)}${extension}`;
    for (const content of casLines(given, context, losses)) yield { path, content };
  }
  return losses.report();
}

function* casLines(given: AnnotatedArticle, context: WriteContext, losses: Losses) {
  addStructureLoss(losses, given);
  addProvenanceLoss(losses, given);
  addReviewLosses(losses, given);
  addExtraLosses(losses, given, 'cas-json');
  const kept = currentKept(given, losses);
  const out = createOut(kept?.types ?? null, reservedIds(given, kept));
  const sofa = out.takeId(kept?.sofa.id);
  const writing: CasWriting = { given, context, losses, out, kept, sofa, unlisted: new Set() };
  for (const structure of kept?.structures ?? []) out.addRaw(structure);
  declareTagset(writing);
  writeDocument(writing);
  writeAnnotations(writing);
  yield '{';
  for (const [key, value] of Object.entries(kept?.rest ?? {})) {
    yield `${JSON.stringify(key)}: ${JSON.stringify(value)},\n`;
  }
  yield* typeLines(writing);
  yield* structureLines(writing);
  yield `"%VIEWS": ${JSON.stringify(viewsOf(writing))}}\n`;
}

/** The structures belong to the text they were read with. */
function currentKept(given: AnnotatedArticle, losses: Losses): Kept | null {
  const kept = keptIn(given.article.extra);
  if (kept === null || kept.textSha256 === given.article.textSha256) return kept;
  losses.add(
    'extra',
    given,
    null,
    `${kept.structures.length} feature structures of an earlier text.`,
  );
  return { ...kept, structures: [], isOwn: true };
}

function reservedIds({ annotations, relations }: AnnotatedArticle, kept: Kept | null): number[] {
  const ids: (JsonValue | undefined)[] = [kept?.sofa.id];
  for (const structure of kept?.structures ?? []) ids.push(own(structure, '%ID'));
  for (const { extra } of [...annotations, ...relations]) {
    const mine = own(extra, EXTRA);
    if (kept === null || !isObject(mine)) continue;
    ids.push(own(mine, 'id'));
    for (const part of ['arrays', 'array', 'link']) {
      const inner = own(mine, part);
      if (isObject(inner)) ids.push(...Object.values(inner));
    }
  }
  return ids.filter(isId);
}

function* typeLines({ out, kept }: CasWriting) {
  // A file without a type system relies on one that its reader has.
  const types = kept?.types === null && !kept.isOwn ? null : out.types();
  if (types === null) return;
  yield '"%TYPES": {';
  let comma = '\n';
  for (const [name, type] of Object.entries(types)) {
    yield `${comma}  ${JSON.stringify(name)}: ${JSON.stringify(type)}`;
    comma = ',\n';
  }
  yield '\n},\n';
}

/** A Sofa comes before what refers to it, and its data before the Sofa, as the specification asks. */
function* structureLines({ out, kept }: CasWriting) {
  const isById = kept?.isById === true;
  const all = out.structures();
  const sofas = all.filter((one) => own(one, '%TYPE') === SOFA);
  const data = new Set(sofas.map((one) => own(one, '@sofaArray')).filter(isId));
  const isData = (one: JsonObject) => data.has(Number(own(one, '%ID')));
  const isSofa = (one: JsonObject) => own(one, '%TYPE') === SOFA;
  const rank = (one: JsonObject) => (isData(one) ? 0 : isSofa(one) ? 1 : 2);
  yield `"%FEATURE_STRUCTURES": ${isById ? '{' : '['}`;
  let comma = '\n';
  for (const structure of all.toSorted((a, b) => rank(a) - rank(b))) {
    const whole = withoutDangling(structure, out);
    yield `${comma}  ${isById ? memberLine(whole) : JSON.stringify(whole)}`;
    comma = ',\n';
  }
  yield `\n${isById ? '}' : ']'},\n`;
}

const memberLine = ({ '%ID': id, ...rest }: JsonObject): string =>
  `"${Number(id)}": ${JSON.stringify(rest)}`;

/** References to what is gone, such as a mark that was deleted, go with it. */
function withoutDangling(structure: JsonObject, out: Out): JsonObject {
  const isThere = (value: JsonValue) => !isId(value) || out.has(value);
  const type = ownText(structure, '%TYPE');
  const isArray = type === FS_ARRAY || type.endsWith('[]');
  const isKept = (key: string) => !key.startsWith('@') || isThere(structure[key] ?? null);
  // Most are tokens, which there are as many of as words.
  if (!isArray && Object.keys(structure).every(isKept)) return structure;
  const entries = Object.entries(structure).filter(([key]) => isKept(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === '%ELEMENTS' && isArray && Array.isArray(value) ? value.filter(isThere) : value,
    ]),
  );
}
