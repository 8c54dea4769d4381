// What the reader draws between passages: one passage, and what it is linked with.

import type { TagId } from '../../../../shared/domain/ids.ts';
import type { Span } from '../../../../shared/domain/span.ts';

export interface ReaderLink {
  readonly id: string;
  /** Of the other end. */
  readonly segments: readonly Span[];
  readonly tag: TagId;
  readonly label: string;
  /** Seen from the passage that all links share. */
  readonly direction: 'out' | 'in';
  /** Not there yet: the candidate that is being looked at. */
  readonly isPreview: boolean;
}

export interface ReaderLinks {
  readonly segments: readonly Span[];
  readonly links: readonly ReaderLink[];
}
