// What agreement is measured on, and how: the contract of everything in this folder. Pure data, so that a window, the
// command line and a test ask in the same way.

import type { AnnotatorId, ArticleId, TagId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';

/** What several annotators marked on one text. Offsets are UTF-16. */
export interface AgreementDocument {
  readonly text: string;
  readonly title?: string;
  readonly articleId?: ArticleId;
  /** Everybody who read it, also who marked nothing; the first is mine, the reference of precision and recall. */
  readonly annotators: readonly AnnotatorId[];
  readonly marks: readonly RatedMark[];
}

/** One mark; several segments make it discontinuous. An annotator's marks may overlap and stack. */
export interface RatedMark {
  readonly annotator: AnnotatorId;
  readonly tag: TagId;
  readonly segments: readonly Span[];
}

export interface AgreementOptions {
  /** What κ, α and percent agreement count: code points, or words by Intl.Segmenter. */
  readonly unit: 'character' | 'token';
  /** Whether γ is measured: by far the longest part. */
  readonly gamma: boolean;
  /** Random continua for the disorder that γ expects; Mathet et al. begin with 30. */
  readonly samples: number;
  /**
   * How far γ's expected disorder may be off, as a share of it with 95 % confidence; more samples are drawn until it
   * holds (Mathet et al. take 0.02). Without it the number of samples stands.
   */
  readonly precision?: number;
  /** Resamples for the confidence intervals; 0 for none. */
  readonly bootstrap: number;
  /** The same input, options and seed give the same figures on every machine. */
  readonly seed: number;
}

export interface AgreementJob {
  readonly signal: { readonly aborted: boolean };
  progress(done: number, total: number): void;
  /** Lets other work run; asked for every few milliseconds. */
  pause(): Promise<void>;
}
