// From CAS files to articles: what is a mark, a relation or neither is found file by file, the scheme over all of them.

import type { Tagset } from '../../domain/tagset.ts';
import { carriedFirst } from '../carried-tagset.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import { createReading, type Reading } from '../reading.ts';
import { createScheme, type Scheme } from '../scheme.ts';
import { attributeName, type CasDraft } from './draft.ts';
import { buildCasArticle } from './build.ts';
import { readCas, type Cas } from './cas.ts';
import { openDocument, type CasDocument } from './document.ts';
import { featuresOf, type Features } from './features.ts';
import { findMarks, isRelationLayer } from './marks.ts';
import { ANNOTATION, CUSTOM, DEPENDENT, GOVERNOR, OWN_PREFIX, shortName } from './names.ts';
import { factsOf } from './own-document.ts';
import { findRelations, relationName } from './relations.ts';

export function readCasJson(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const drafts = files.flatMap((file) => {
    const cas = readCas(file, reading);
    const document = cas === null ? null : openDocument(cas, reading);
    return document === null ? [] : [draftOf(document, reading)];
  });
  const tagName = tagNames(drafts);
  const scheme = createScheme('cas-json', 'UIMA CAS');
  for (const draft of drafts) declare(draft, scheme, tagName);
  const carried = carriedTagsets(drafts);
  const finished = scheme.finish(carriedFirst(carried, context.tagsets), carried);
  const articleIds = new Set<string>();
  const articles = drafts.map((draft) =>
    buildCasArticle(draft, { finished, tagName, context, reading, articleIds }),
  );
  return reading.result(articles, finished.tagset);
}

function draftOf(document: CasDocument, reading: Reading): CasDraft {
  const { cas } = document;
  const marks = findMarks(document, reading);
  const features = new Map<number, Features>();
  const unknown = new Set<string>();
  for (const { type, path } of cas.structures.values()) {
    if (!cas.types.areDeclared || cas.types.isKnown(type) || unknown.has(type)) continue;
    unknown.add(type);
    reading.problem(
      cas.file.path,
      path,
      `The type “${type}” is not among the types of the file.`,
      'Export the file with its whole type system.',
    );
  }
  for (const [id, { structure }] of marks.placed) {
    features.set(id, featuresOf(structure, document, marks, reading));
  }
  const relations = findRelations(document, marks, reading);
  return { document, facts: factsOf(document), marks, features, relations };
}

const carriedTagsets = (drafts: readonly CasDraft[]): Tagset[] =>
  drafts.flatMap(({ facts: { tagset } }) => (tagset === null ? [] : [tagset]));

/** The types that a file's users made are tags even before they are used. */
const customTags = (cas: Cas): string[] =>
  cas.types.names.filter(
    (type) =>
      type.startsWith(CUSTOM) && cas.types.isA(type, ANNOTATION) && !isCustomRelation(cas, type),
  );

const isCustomRelation = (cas: Cas, type: string): boolean =>
  isRelationLayer(cas, { id: 0, type, path: '', members: new Map() });

/** The short name, unless two types share it. */
function tagNames(drafts: readonly CasDraft[]): (type: string) => string {
  const types = new Set(
    drafts.flatMap(({ document: { cas }, marks }) => [
      ...customTags(cas),
      ...Array.from(marks.placed.values(), ({ structure }) => structure.type),
    ]),
  );
  const count = new Map<string, number>();
  for (const type of types) count.set(shortName(type), (count.get(shortName(type)) ?? 0) + 1);
  return (type) => (count.get(shortName(type)) === 1 ? shortName(type) : type);
}

function declare(
  { document: { cas }, marks, features, relations }: CasDraft,
  scheme: Scheme,
  tagName: (type: string) => string,
): void {
  const types = new Set(customTags(cas));
  for (const { structure } of marks.placed.values()) types.add(structure.type);
  for (const type of types) declareTag(cas, type, scheme, tagName(type));
  const tagOf = (id: number) => tagName(marks.placed.get(id)?.structure.type ?? '');
  for (const [id, { values, references }] of features) {
    for (const [name, value] of values) scheme.value(tagOf(id), attributeName(name), value);
    for (const { from, to, name } of references) scheme.relation(name, tagOf(from), tagOf(to));
  }
  for (const { structure, from, to } of relations) {
    scheme.relation(relationName(structure.type), tagOf(from), tagOf(to));
  }
  for (const [type, from, to] of customRelations(cas)) {
    if (types.has(from) && types.has(to)) {
      scheme.relation(relationName(type), tagName(from), tagName(to));
    }
  }
}

/** With the types that they go from and to. */
const customRelations = (cas: Cas): [type: string, from: string, to: string][] =>
  cas.types.names
    .filter((type) => type.startsWith(CUSTOM) && isCustomRelation(cas, type))
    .map((type) => {
      const ends = cas.types.featuresOf(type);
      return [type, ends.get(GOVERNOR) ?? '', ends.get(DEPENDENT) ?? ''];
    });

function declareTag(cas: Cas, type: string, scheme: Scheme, name: string): void {
  scheme.tag(name);
  for (const [feature, range] of cas.types.featuresOf(type)) {
    if (feature.startsWith(OWN_PREFIX)) continue;
    const attribute = attributeName(feature);
    if (range === 'uima.cas.String') scheme.attribute(name, attribute);
    if (range === 'uima.cas.Boolean') scheme.attribute(name, attribute, { type: 'boolean' });
    if (/^uima\.cas\.(?:Byte|Short|Integer|Long|Float|Double)$/.test(range)) {
      scheme.attribute(name, attribute, { type: 'number' });
    }
    if (range === 'uima.cas.String[]' || range === 'uima.cas.StringArray') {
      scheme.attribute(name, attribute, { type: 'choices' });
    }
  }
}
