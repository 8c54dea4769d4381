// What the channels of sharing answer.

import type { AnnotationId } from '../domain/ids.ts';
import type { Colleague, OwnPublicKey } from '../sharing/encryption.ts';
import type { HideableField } from '../sharing/sharing-choice.ts';
import type { NameCandidate } from '../sharing/sharing-names.ts';
import type { Replacement, SharedPassage } from '../sharing/sharing-report.ts';

export interface KeyRing {
  readonly own: OwnPublicKey;
  readonly colleagues: readonly Colleague[];
}

/** What of an article can be hidden. */
export interface SharingNames {
  readonly names: readonly NameCandidate[];
  readonly notes: readonly { readonly mark: AnnotationId; readonly note: string }[];
  /** Those that have a value. */
  readonly fields: readonly { readonly field: HideableField; readonly value: string }[];
  readonly annotators: readonly string[];
}

export interface SharingPreview {
  /** The first of them. */
  readonly passages: readonly SharedPassage[];
  /** Words of the text that are replaced. */
  readonly words: number;
  readonly replacements: readonly Replacement[];
  readonly warnings: readonly string[];
}

export interface SharedCopy {
  readonly path: string;
  readonly listPath: string | null;
  readonly bytes: number;
  readonly words: number;
  /** Names and notes that were replaced. */
  readonly replaced: number;
  readonly warnings: readonly string[];
}
