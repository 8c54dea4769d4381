// A .qdpx project of articles: texts first, as they come, then project.qde, which names them all. The XML has to wait
// for the last article, because users and codes stand before sources.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { FileChunk, WriteContext } from '../codec.ts';
import { formatInfo } from '../format-list.ts';
import { createLosses, type LossReport } from '../loss.ts';
import { addIdleAnnotatorsLoss } from '../mark-losses.ts';
import {
  addExtraLosses,
  addProvenanceLoss,
  addReviewLosses,
  addStructureLoss,
} from '../usual-losses.ts';
import { createPacking } from './packing.ts';
import { ProjectOut } from './project-out.ts';
import { writeSource } from './write-source.ts';

export function* writeRefiQda(
  articles: Iterable<AnnotatedArticle>,
  context: WriteContext,
): Generator<FileChunk, LossReport, void> {
  const losses = createLosses();
  const project = new ProjectOut(context);
  const packing = createPacking();
  const path = `${context.name}${formatInfo('refi-qda').extension}`;
  for (const given of articles) {
    addStructureLoss(losses, given);
    addProvenanceLoss(losses, given);
    addReviewLosses(losses, given);
    addExtraLosses(losses, given, 'refi-qda');
    addIdleAnnotatorsLoss(losses, given);
    const name = writeSource({ given, context, losses, project });
    if (name === null) continue;
    for (const content of packing.add(`sources/${name}`, [given.article.text])) {
      yield { path, content };
    }
  }
  for (const content of packing.add('project.qde', project.lines())) yield { path, content };
  for (const content of packing.end()) yield { path, content };
  return losses.report();
}
