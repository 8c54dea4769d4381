// What a review consists of when it begins or goes on: its head, its sources by number, and the documents to keep.

import { randomUUID } from 'node:crypto';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ReviewSourceValue, ReviewValue, StoredReview } from '../db/review.ts';
import { sourceValue, type StoredReviewSource } from '../db/review-source.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { packDocument, type PackedDocument } from './review-documents.ts';
import type { StartReview } from './review-start.ts';

const MOST_COLLEAGUES = 10;

export interface Packed {
  readonly sources: readonly ReviewSourceValue[];
  readonly base: string | null;
  readonly documents: readonly PackedDocument[];
}

export function packAll(workspace: OpenWorkspace, input: StartReview, atMs: number): Packed {
  const documents: PackedDocument[] = [];
  const pack = (document: StartReview['sources'][number]['document']): string => {
    const packed = packDocument(workspace, document);
    documents.push(packed);
    return packed.sha256;
  };
  const sources = input.sources.map(({ fileName, fileSha256, colleague, document }) => ({
    fileName,
    fileSha256,
    colleague: { id: colleague.id, name: colleague.name },
    document: pack(document),
    textSha256: document.article.textSha256,
    openedAtMs: atMs,
  }));
  const base = input.base === null ? null : pack(input.base.document);
  return { sources, base, documents };
}

export interface PlacedSource {
  readonly ordinal: number;
  readonly before: ReviewSourceValue | null;
  readonly after: ReviewSourceValue;
}

/** A newer file of a colleague takes the place of the one before; somebody new comes last. */
export function placed(
  { mode }: StartReview,
  known: readonly StoredReviewSource[],
  { sources }: Packed,
): PlacedSource[] {
  const fresh = new Map(sources.map((source) => [source.colleague.id, source]));
  const kept = known.map(({ ordinal, ...source }): PlacedSource => {
    const before = sourceValue({ ...source });
    const [only] = mode === 'pair' ? sources : [];
    const after = only ?? fresh.get(source.colleague.id) ?? before;
    fresh.delete(source.colleague.id);
    return { ordinal, before, after };
  });
  if (mode === 'pair' && kept.length > 0) return kept;
  const next = kept.length + 1;
  return [
    ...kept,
    ...[...fresh.values()].map((after, index): PlacedSource => ({
      ordinal: next + index,
      before: null,
      after,
    })),
  ];
}

/** Throws `invalid-input`. */
export function checkCount({ mode, sources }: StartReview, together: number): void {
  const colleagues = new Set(sources.map(({ colleague }) => colleague.id)).size;
  const isRight =
    colleagues === sources.length &&
    (mode === 'pair' ? together === 1 : together >= 2 && together <= MOST_COLLEAGUES);
  if (isRight) return;
  throw new AppError(
    'invalid-input',
    mode === 'pair'
      ? 'A review of one colleague takes one file about the article.'
      : `A review of several colleagues takes 2 to ${MOST_COLLEAGUES} files about the article, each of another one.`,
    { remedy: 'Choose other files.' },
  );
}

export function valueOf(
  input: StartReview,
  known: StoredReview | null,
  { base }: Packed,
  reviewer: Annotator,
  atMs: number,
): ReviewValue {
  const { mode } = input;
  return {
    mode,
    reviewer: known?.reviewer ?? { id: reviewer.id, name: reviewer.name },
    adjudicator: known?.adjudicator ?? (mode === 'panel' ? adjudicatorOf(reviewer) : null),
    base:
      input.base === null || base === null
        ? (known?.base ?? null)
        : { document: base, words: input.base.words, fileSha256: input.base.fileSha256 },
    startedAtMs: known?.startedAtMs ?? atMs,
    finishedAtMs: null,
  };
}

const adjudicatorOf = ({ name }: Annotator): Annotator => ({
  id: randomUUID() as string as AnnotatorId,
  name: `Adjudicated by ${name}`,
});
