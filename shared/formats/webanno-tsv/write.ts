// Writes articles as WebAnno TSV 3.3, one file each: back into the layers they came from, or in layers made of their tags.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { Article } from '../../domain/article.ts';
import { plainTextStructure } from '../../text/plain-text-structure.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { idleAnnotators } from '../mark-losses.ts';
import {
  addExtraLosses,
  addProvenanceLoss,
  addReviewLosses,
  addStructureLoss,
  placedMarks,
} from '../usual-losses.ts';
import { KEY, keptOfArticle, type KeptArticle } from './kept.ts';
import { planLinks, type PlannedLinks } from './links.ts';
import { layOut, tokenMarks } from './out-spans.ts';
import { ownLine } from './own-line.ts';
import { hasKind, isMade, planLayers, type OutLayer, type Plan } from './plan.ts';
import { headerText, sentenceText } from './render.ts';
import { createSheet, numberRows, numberSpans, type OutRelation, type Sheet } from './sheet.ts';
import { areSound, sentencesOf } from './tokens.ts';
import { ownOf } from './write-own.ts';

export function* writeWebannoTsv(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const unnamed = context.idFor('annotator', KEY);
  for (const given of articles) {
    const path = `${context.nameOf(given)}.tsv`;
    for (const content of fileOf(given, { losses, unnamed })) yield { path, content };
  }
  return losses.report();
}

interface Outside {
  readonly losses: Losses;
  readonly unnamed: string;
}

function* fileOf(given: AnnotatedArticle, outside: Outside): Generator<string, void, void> {
  const { article, annotators, relations } = given;
  const { losses, unnamed } = outside;
  const kept = keptOf(article);
  const sheet = createSheet(kept?.sentences ?? sentencesOf(article));
  const { grid } = sheet;
  const marks = placedMarks(losses, given);
  const tokens = tokenMarks(marks, relations, { kept, grid });
  const onToken = new Set(tokens);
  const layered = marks.filter((mark) => !onToken.has(mark));
  const plan = planLayers(given, layered, { kept, grid, unnamed });
  const names = new Map<string, string>(annotators.map(({ id, name }) => [id, name]));
  const nameOfAnnotator = (id: string) => names.get(id) ?? id;
  const out = layOut({ sheet, kept, plan, tokens, nameOfAnnotator });
  const within = relations.filter((relation) => !isAcross(relation, given, losses));
  const links = planLinks(within, kept?.links ?? [], {
    plan,
    relationTypes: given.tagset.relations,
    spanOf: out.ofMark,
    zero: out.zero,
    spans: out.spans,
    nameOfAnnotator,
    unnamed,
    lose: ({ id }, why) => losses.add('relation', given, id, why),
  });
  enterRelations(links.relations);
  numberRows(sheet);
  const layers = layersInOrder(plan, links.layers);
  numberSpans(layers.flatMap((layer) => out.spans.filter((span) => span.layer === layer)));
  addLosses(given, { plan, links, tokens }, outside);
  const line = lineOf(given, { plan, links, sheet, kept });
  yield* textOf(given, { sheet, layers, line, version: kept?.version ?? '3.3' });
}

/** What is kept of a file, without what another text has made wrong. */
function keptOf({ extra, text, textSha256, blocks, language }: Article): KeptArticle | null {
  const kept = keptOfArticle(extra);
  if (kept === null) return null;
  const isSame = kept.textSha256 === textSha256 && areSound(kept.sentences, text);
  const isNew = kept.version === '3.0' || kept.version === '3.1';
  const { version: _version, ...latest } = kept;
  const now = isNew ? latest : kept;
  if (isSame) return now;
  const { zero: _zero, links: _links, ...rest } = now;
  return { ...rest, sentences: sentencesOf({ text, blocks, language }) };
}

function isAcross({ id, toArticle }: Relation, given: AnnotatedArticle, losses: Losses): boolean {
  if (toArticle === undefined) return false;
  losses.add('relation-across', given, id, `It ends in the article ${toArticle}.`);
  return true;
}

function enterRelations(relations: readonly OutRelation[]): void {
  for (const relation of relations) {
    const [row] = relation.to.rows;
    const list = row?.relations.get(relation.layer);
    if (list === undefined) row?.relations.set(relation.layer, [relation]);
    else list.push(relation);
  }
}

/** Spans, chains, relations, as WebAnno's first reader needs them; layers of a file stay as they were. */
function layersInOrder({ foreign, own }: Plan, relations: readonly OutLayer[]): OutLayer[] {
  const first = foreign.findIndex(({ kind }) => kind !== 'SP');
  const at = first === -1 ? foreign.length : first;
  return [...foreign.slice(0, at), ...own, ...foreign.slice(at), ...relations];
}

interface Written {
  readonly plan: Plan;
  readonly links: PlannedLinks;
}

/** Null for an article of a file to which nothing was added that has no column. */
function lineOf(
  given: AnnotatedArticle,
  {
    plan,
    links,
    sheet,
    kept,
  }: Written & { readonly sheet: Sheet; readonly kept: KeptArticle | null },
): string | null {
  const named = plan.marks.filter(({ layer }) => hasKind(layer, 'id'));
  // A file without a text is nothing but that line.
  const isForeign = kept?.layers !== undefined && given.article.text !== '';
  const added = named.length + links.named.length + idleAnnotators(given).length;
  if (isForeign && added === 0 && hasUsualFacts(given)) return null;
  const types = new Map(Array.from(plan.names.relations, ([type, name]) => [name, type]));
  return ownLine(
    ownOf(given, {
      grid: sheet.grid,
      marks: named.map(({ mark }) => mark),
      relations: links.named,
      layers: plan.own,
      relationLayers: links.layers.map(({ name }) => ({
        layer: name,
        type: types.get(name) ?? name,
      })),
    }),
  );
}

/** What reading the text would find again. */
function hasUsualFacts({ article }: AnnotatedArticle): boolean {
  const facts = { ...plainTextStructure(article.text).metadata, url: null };
  return Object.entries(facts).every(
    ([name, value]) => article[name as keyof typeof facts] === value,
  );
}

interface FileParts {
  readonly sheet: Sheet;
  readonly layers: readonly OutLayer[];
  readonly line: string | null;
  readonly version: string;
}

function* textOf(
  { article: { text } }: AnnotatedArticle,
  { sheet, layers, line, version }: FileParts,
): Generator<string, void, void> {
  yield headerText(version, layers);
  const lines = line === null ? [] : [line];
  if (sheet.sentences.length === 0) yield ['', ...lines, ''].join('\n');
  for (const [at, sentence] of sheet.sentences.entries()) {
    yield sentenceText(sentence, { text, layers, lines: at === 0 ? lines : [] });
  }
}

function addLosses(
  given: AnnotatedArticle,
  { plan, links, tokens }: Written & { readonly tokens: readonly Annotation[] },
  { losses, unnamed }: Outside,
): void {
  const nameless = plan.marks.filter(({ layer }) => !hasKind(layer, 'id'));
  for (const { mark, layer } of nameless) {
    if (layer.kind === 'CH') addChainLosses(losses, given, mark, { layer, unnamed });
  }
  for (const mark of [...nameless.map((one) => one.mark), ...tokens]) {
    losses.add('times', given, mark.id, 'WebAnno TSV has no times.');
    losses.add('ids', given, mark.id, 'Annotations of this layer have no ids.');
  }
  for (const relation of links.nameless) {
    losses.add('ids', given, relation.id, 'Relations of this layer have no ids.');
    if (relation.note !== null) losses.add('relation-note', given, relation.id, relation.note);
  }
  addReviewLosses(losses, given);
  addStructureLoss(losses, given);
  addProvenanceLoss(losses, given);
  addExtraLosses(losses, given, KEY);
}

/** Layers of chains have no features but their own two. */
function addChainLosses(
  losses: Losses,
  given: AnnotatedArticle,
  mark: Annotation,
  { layer, unnamed }: { readonly layer: OutLayer; readonly unnamed: string },
): void {
  const { id, note, annotator, origin, anchoring, segments } = mark;
  const known = new Set(layer.columns.map(({ attribute }) => attribute));
  for (const attribute of Object.keys(mark.attributes)) {
    if (!known.has(attribute)) losses.add('attribute', given, id, attribute);
  }
  if (note !== null) losses.add('note', given, id, note);
  if (isMade(mark, unnamed) && annotator !== unnamed) losses.add('annotator', given, id, annotator);
  if (origin !== 'imported') losses.add('origin', given, id, origin);
  if (anchoring.state !== 'exact') losses.add('anchoring', given, id, anchoring.state);
  if (segments.length > 1) losses.add('discontinuous', given, id, 'It is one stretch in a chain.');
}
