// Writes a collection of brat: for each article a .txt and an .ann, and the configuration for all of them. brat reads
// .ann files by code points and refuses lines whose words are not in the text, so texts are written as they are.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation } from '../../domain/annotation.ts';
import type { Tagset } from '../../domain/tagset.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { createLosses, type LossReport, type Losses } from '../loss.ts';
import { addMetadataLoss, createTagsetLosses } from '../mark-losses.ts';
import {
  addExtraLosses,
  addProvenanceLoss,
  addReviewLosses,
  addStructureLoss,
  placedMarks,
} from '../usual-losses.ts';
import { readAnnLines } from './ann-lines.ts';
import { annLines } from './ann-writer.ts';
import { createConfigurations } from './config-writer.ts';

export function* writeBrat(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const addTagsetLosses = createTagsetLosses(losses, true, nameless);
  const configurations = createConfigurations();
  const unnamed = context.idFor('annotator', 'brat');
  for (const document of articles) {
    const name = context.nameOf(document);
    const { text } = document.article;
    const marks = placedMarks(losses, document);
    addLosses(losses, document, { marks, name });
    addTagsetLosses(document);
    const lines = annLines(document, marks, unnamed);
    configurations.add(document, readAnnLines(lines).records);
    yield { path: `${name}.txt`, content: text };
    yield { path: `${name}.ann`, content: lines.map((line) => `${line}\n`).join('') };
  }
  for (const [path, content] of configurations.files()) yield { path, content };
  return losses.report();
}

/** A collection has no name, nor have its relations any but their type. */
const nameless = ({ relations }: Tagset): readonly string[] => [
  'name',
  ...(relations.some(({ id, label }) => id !== label) ? ['names of relations'] : []),
];

interface Kept {
  readonly marks: readonly Annotation[];
  readonly name: string;
}

function addLosses(losses: Losses, document: AnnotatedArticle, { marks, name }: Kept): void {
  const { article, relations } = document;
  addMetadataLoss(losses, document, article.title === name ? ['id'] : ['id', 'title']);
  addStructureLoss(losses, document);
  addProvenanceLoss(losses, document);
  addReviewLosses(losses, document);
  addExtraLosses(losses, document, 'brat');
  if (article.text.startsWith('\ufeff')) {
    losses.add('text', document, null, 'A text cannot begin with a byte order mark.');
  }
  const written = new Set(marks.map(({ id }) => id));
  for (const { id, type, from, to, toArticle } of relations) {
    if (toArticle !== undefined) losses.add('relation-across', document, id, type);
    else if (!written.has(from) || !written.has(to)) {
      losses.add('relation', document, id, `${type}: an end has no place`);
    }
  }
}
