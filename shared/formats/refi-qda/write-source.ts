// One article as a text source: its facts as variables, its marks as selections with codings, its relations as links.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { ArticleMetadata } from '../../domain/article.ts';
import { codePointIndex, type CodePointIndex } from '../../text/code-points.ts';
import { plainTextStructure } from '../../text/plain-text-structure.ts';
import type { WriteContext } from '../codec.ts';
import type { Losses } from '../loss.ts';
import { isGuid, sameGuid } from './guid.ts';
import { keptCoding, keptLink, keptSource, type KeptSource } from './kept.ts';
import { description } from './payload.ts';
import { cleaned, type ProjectOut } from './project-out.ts';
import { variableValues } from './variables.ts';
import { writeLinks } from './write-links.ts';
import { writeSelections } from './write-selections.ts';
import { attribute, childrenNamed, isXmlText, node, type XmlNode } from './xml.ts';

export interface SourceWriting {
  readonly given: AnnotatedArticle;
  readonly context: WriteContext;
  readonly losses: Losses;
  readonly project: ProjectOut;
}

export interface SourceState extends SourceWriting {
  /** Null for what did not come from a project. */
  readonly kept: KeptSource | null;
  readonly index: CodePointIndex;
  /** Whether a note of that GUID will be there. */
  readonly hasNote: (guid: string) => boolean;
}

/** The name of the file that the text belongs in; null where the XML has it. */
export function writeSource(writing: SourceWriting): string | null {
  const { given, project } = writing;
  const { article } = given;
  const kept = keptSource(article.extra);
  project.begin(given, kept);
  const notes = notesOf(given);
  const state: SourceState = {
    ...writing,
    kept,
    index: codePointIndex(article.text),
    hasNote: (guid) => project.has(guid) || notes.has(sameGuid(guid)),
  };
  const guid = project.guid(article.id, 'source', article.id);
  const file = `${sameGuid(guid)}.txt`;
  const isInline = kept?.isInline === true && isXmlText(article.text);
  const written = writeSelections(state);
  const named = keptParts(state);
  const source = node(
    'TextSource',
    {
      ...kept?.attributes,
      guid,
      ...nameOf(given, kept),
      ...(isInline ? {} : { plainTextPath: `internal://${file}` }),
    },
    ...description(kept?.description ?? null, {}),
    ...(isInline ? [node('PlainTextContent', {}, article.text)] : []),
    ...written.selections,
    ...keptSelections(state),
    ...named('Coding'),
    ...named('NoteRef'),
    ...writeFacts(state),
    ...named('VariableValue'),
  );
  const isOurs = kept === null || sameGuid(guid) !== sameGuid(article.id) || !isGuid(article.id);
  project.source(source, isOurs ? article.id : null);
  writeLinks(state, written);
  return isInline ? null : file;
}

/** Of the whole source, by name. */
function keptParts({ kept, hasNote }: SourceState): (name: string) => readonly XmlNode[] {
  const all = node('Parts', {}, ...(kept?.parts ?? []));
  return (name) => childrenNamed(cleaned(all, hasNote), name);
}

function notesOf({ annotations, relations }: AnnotatedArticle): ReadonlySet<string> {
  const kept = [
    ...annotations.map(({ extra }) => keptCoding(extra)?.note ?? null),
    ...relations.map(({ extra }) => keptLink(extra)?.note ?? null),
  ];
  return new Set(kept.map((note) => (note && sameGuid(attribute(note, 'guid') ?? '')) ?? ''));
}

/** What a reader would find in the text of a project that is not ours needs no saying. */
function found(text: string, kept: KeptSource | null): Partial<ArticleMetadata> {
  return kept === null ? {} : plainTextStructure(text).metadata;
}

function nameOf(
  { article }: AnnotatedArticle,
  kept: KeptSource | null,
): { readonly name?: string } {
  const before = kept?.attributes['name'];
  const plain = found(article.text, kept).title;
  return article.title === (before ?? plain) ? {} : { name: article.title };
}

function writeFacts({ given, kept, context, project, losses }: SourceState): XmlNode[] {
  const { article } = given;
  const plain = found(article.text, kept);
  const values = variableValues(article, plain, context.idFor);
  project.useFacts(values.map(({ fact }) => fact));
  const isLost = (['subtitle', 'byline', 'publisher', 'publishedOn', 'language'] as const).some(
    (fact) => article[fact] === null && (plain[fact] ?? null) !== null,
  );
  const texts = [article.title, ...values.map(({ fact }) => article[fact] ?? '')];
  if (isLost || !texts.every(isXmlText)) {
    losses.add('metadata', given, null, 'Characters that XML cannot say, or a field left empty.');
  }
  return values.map(({ element }) => element);
}

/** Selections that nobody gave a code. */
function keptSelections(state: SourceState): XmlNode[] {
  const { kept, given, losses, index, project, hasNote } = state;
  if (kept === null || kept.selections.length === 0) return [];
  if (kept.textSha256 !== given.article.textSha256) {
    losses.add('extra', given, null, 'Selections without a code, of an earlier text.');
    return [];
  }
  return kept.selections.flatMap(({ element, start, end }) => {
    if (!index.isBoundary(start) || !index.isBoundary(end) || start >= end) return [];
    const whole = cleaned(element, hasNote);
    const attributes = {
      ...element.attributes,
      guid: project.guid(attribute(element, 'guid') ?? '', 'selection', String(start)),
      startPosition: String(index.toCodePoint(start)),
      endPosition: String(index.toCodePoint(end)),
    };
    return [{ ...whole, attributes }];
  });
}
