// Our own articles as Web Annotations: one annotation that describes the article, one for each mark, and one that links
// two marks for each relation. Marks are said in the vocabulary's own words; what it has no word for is beside them.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type {
  AnnotatedArticleFile,
  FileAnnotation,
  FileRelation,
} from '../../annotation-file/schema.ts';
import { serialiseAnnotatedArticle } from '../../annotation-file/serialise.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { WriteContext } from '../codec.ts';
import { referenceTo } from '../selectors/source-name.ts';
import { originsOf, type Original } from './origins.ts';
import { iriOf } from './own.ts';
import { othersOf } from './untouched.ts';

/**
 * In the order of the article: itself, its marks, its relations, and what is kept of another program's annotations.
 * `textFile` is the name of the file with its text.
 */
export function* ownItems(
  document: AnnotatedArticle,
  textFile: string,
  context: WriteContext,
): Generator<JsonObject, void, void> {
  const file = fileOf(document, context);
  const source = referenceTo(textFile);
  const item = {
    source,
    article: file.article.id,
    names: new Map(file.annotators.map(({ id, name }) => [id, name])),
    labels: new Map(file.tagset.tags.map(({ id, label }) => [id, label])),
    origins: originsOf(document),
    context,
  };
  yield descriptionOf(file, source);
  for (const annotation of file.annotations) yield markItem(annotation, item);
  for (const relation of file.relations) yield relationItem(relation, item);
  if (context.text) for (const { annotation } of othersOf(document)) yield annotation;
}

/** Without texts, nothing of what other formats left is written: it may hold words of the text. */
function fileOf(
  document: AnnotatedArticle,
  { nowMs, generatorVersion, text }: WriteContext,
): AnnotatedArticleFile {
  const json = serialiseAnnotatedArticle(text ? document : withoutExtras(document), {
    exportedAtMs: nowMs,
    generatorVersion,
    minified: true,
  });
  return JSON.parse(json) as AnnotatedArticleFile;
}

function withoutExtras(document: AnnotatedArticle): AnnotatedArticle {
  const without = <Thing extends { readonly extra: JsonObject }>(thing: Thing): Thing => ({
    ...thing,
    extra: {},
  });
  return {
    ...document,
    article: without(document.article),
    annotations: document.annotations.map(without),
    relations: document.relations.map(without),
  };
}

function descriptionOf(file: AnnotatedArticleFile, source: string): JsonObject {
  const { text: _text, ...article } = file.article;
  const rest = { ...file, article, annotations: [], relations: [] };
  const { title, language } = file.article;
  return {
    id: `${iriOf(file.article.id)}#article`,
    type: 'Annotation',
    motivation: 'describing',
    body: {
      type: 'TextualBody',
      purpose: 'describing',
      value: title,
      format: 'text/plain',
      ...(language === null ? {} : { language }),
    },
    target: source,
    sourcebench: rest as unknown as JsonObject,
  };
}

interface ItemContext {
  readonly source: string;
  readonly article: string;
  /** Of annotators. */
  readonly names: ReadonlyMap<string, string>;
  /** Of tags. */
  readonly labels: ReadonlyMap<string, string>;
  /** By mark. */
  readonly origins: ReadonlyMap<string, Original>;
  readonly context: WriteContext;
}

const textual = (purpose: string, value: string, more: JsonObject = {}): JsonObject => ({
  type: 'TextualBody',
  purpose,
  value,
  format: purpose === 'commenting' ? 'text/markdown' : 'text/plain',
  ...more,
});

function markItem(annotation: FileAnnotation, item: ItemContext): JsonObject {
  const { id, annotator, note, createdAt, updatedAt } = annotation;
  const origin = item.context.text ? (item.origins.get(id) ?? null) : null;
  const targets = targetsOf(annotation, item);
  return {
    ...origin?.members,
    id: iriOf(id),
    type: 'Annotation',
    motivation: note === null ? 'tagging' : ['tagging', 'commenting'],
    created: createdAt,
    modified: updatedAt,
    creator: creatorOf(annotator, item.names),
    body: [...bodiesOf(annotation, item), ...(origin?.bodies ?? [])],
    target: origin?.target ?? (targets.length === 1 ? (targets[0] ?? null) : targets),
    sourcebench: dataOf(annotation, origin !== null, item),
  };
}

function bodiesOf(
  { tag, note, attributes }: FileAnnotation,
  { labels }: ItemContext,
): JsonObject[] {
  const label = labels.get(tag) ?? tag;
  const said = Object.entries(attributes).map(([name, value]) => {
    const words = Array.isArray(value) ? value.join(', ') : String(value);
    return textual('describing', `${name}: ${words}`);
  });
  return [
    textual('tagging', tag, label === tag ? {} : { label }),
    ...(note === null ? [] : [textual('commenting', note)]),
    ...said,
  ];
}

/** What the vocabulary has no word for, and the place where the target is not in the text of the article. */
function dataOf(
  annotation: FileAnnotation,
  isTargetElsewhere: boolean,
  { article, context }: ItemContext,
): JsonObject {
  const { attributes, origin, anchoring, extra, rejectedBy } = annotation;
  const { segments, prefix, suffix } = annotation;
  const { text, sha256Hex } = context;
  const isElsewhere = isTargetElsewhere || anchoring.state === 'orphan';
  const said = { article, attributes, origin, anchoring, extra };
  return {
    ...said,
    ...(rejectedBy === undefined ? {} : { rejectedBy }),
    ...(isElsewhere && text ? { segments, prefix, suffix } : {}),
    ...(text ? {} : { quoteSha256: segments.map(({ quote }) => sha256Hex(quote)) }),
  } as unknown as JsonObject;
}

function targetsOf(
  { segments, prefix, suffix, anchoring }: FileAnnotation,
  { source, context }: ItemContext,
): JsonObject[] {
  return segments.map(({ start, end, quote }, at) => {
    const position = { type: 'TextPositionSelector', start, end };
    const words = {
      type: 'TextQuoteSelector',
      exact: quote,
      ...(at === 0 && prefix !== '' ? { prefix } : {}),
      ...(at === segments.length - 1 && suffix !== '' ? { suffix } : {}),
    };
    const selector: JsonValue[] = [
      ...(anchoring.state === 'orphan' ? [] : [position]),
      ...(context.text ? [words] : []),
    ];
    return { type: 'SpecificResource', source, selector };
  });
}

function relationItem(relation: FileRelation, { names, article }: ItemContext): JsonObject {
  const { id, type, from, to, note, annotator, createdAt, updatedAt, extra } = relation;
  return {
    id: iriOf(id),
    type: 'Annotation',
    motivation: 'linking',
    created: createdAt,
    modified: updatedAt,
    creator: creatorOf(annotator, names),
    body: [
      textual('tagging', type),
      ...(note === null ? [] : [textual('commenting', note)]),
      iriOf(to),
    ],
    target: iriOf(from),
    sourcebench: { article, type, from, to, note, extra } as unknown as JsonObject,
  };
}

const creatorOf = (id: string, names: ReadonlyMap<string, string>): JsonObject => ({
  id: iriOf(id),
  type: 'Person',
  name: names.get(id) ?? id,
});
