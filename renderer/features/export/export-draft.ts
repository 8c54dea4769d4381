// What is chosen in the dialog, and what of it applies: a format or a selection that has no use for an option leaves it
// out of the export, and gets it back when another one is chosen.

import type { DatasetSplit, ExportChoice } from '../../../shared/domain/export-choice.ts';
import type { AnnotatorId, TagId } from '../../../shared/domain/ids.ts';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import type { ExportScope } from './export-scopes.ts';

/** As typed. */
export type SplitDraft = { readonly [Part in keyof DatasetSplit]: string };

export interface ExportDraft {
  readonly format: FormatId;
  readonly each: ExportChoice['each'];
  readonly tags: readonly TagId[] | null;
  readonly annotators: readonly AnnotatorId[] | null;
  readonly acceptedOnly: boolean;
  readonly text: boolean;
  /** Null for the format's own. */
  readonly offsets: ExportChoice['offsets'];
  readonly isSplit: boolean;
  readonly split: SplitDraft;
  readonly card: boolean;
}

export const firstDraft = (format: FormatId): ExportDraft => ({
  format,
  each: 'together',
  tags: null,
  annotators: null,
  acceptedOnly: false,
  text: true,
  offsets: null,
  isSplit: false,
  split: { seed: '1', train: '80', dev: '10', test: '10' },
  card: false,
});

export interface Applicable {
  readonly each: boolean;
  readonly text: boolean;
  readonly offsets: boolean;
  readonly split: boolean;
}

export function applicable({ format }: ExportDraft, { count }: ExportScope): Applicable {
  const { perArticle, withoutText, choosesOffsets } = formatInfo(format);
  const several = count !== 1;
  return {
    each: several && !perArticle,
    text: withoutText,
    offsets: choosesOffsets,
    split: several,
  };
}

const largestSeed = 4_294_967_295;
const whole = /^\d{1,10}$/;

interface SplitFault {
  readonly of: 'shares' | 'seed';
  /** What is wrong, and how to mend it. */
  readonly words: string;
}

/** Null where the split can be used. */
export function splitFault(split: SplitDraft): SplitFault | null {
  const shares = sharesFault(split);
  if (shares !== null) return { of: 'shares', words: shares };
  const seed = seedFault(split);
  return seed === null ? null : { of: 'seed', words: seed };
}

function sharesFault({ train, dev, test }: SplitDraft): string | null {
  const shares = [train, dev, test].map((share) => share.trim());
  if (!shares.every((share) => whole.test(share) && Number(share) <= 100))
    return 'Give each share as a whole number of percent, from 0 to 100.';
  const sum = shares.reduce((total, share) => total + Number(share), 0);
  return sum === 100 ? null : `The shares add up to ${sum} %. Make them 100 %.`;
}

function seedFault({ seed }: SplitDraft): string | null {
  if (!whole.test(seed.trim()) || Number(seed) > largestSeed)
    return `Give the seed as a whole number from 0 to ${largestSeed}.`;
  return null;
}

/** Null while something that applies cannot be used. */
export function choiceOf(draft: ExportDraft, scope: ExportScope): ExportChoice | null {
  const applies = applicable(draft, scope);
  const isSplit = applies.split && draft.isSplit;
  if (isSplit && splitFault(draft.split) !== null) return null;
  const { seed, train, dev, test } = draft.split;
  return {
    target: scope.target,
    format: draft.format,
    each: formatInfo(draft.format).perArticle
      ? 'per-article'
      : applies.each
        ? draft.each
        : 'together',
    tags: draft.tags,
    annotators: draft.annotators,
    acceptedOnly: draft.acceptedOnly,
    text: applies.text ? draft.text : true,
    offsets: applies.offsets ? draft.offsets : null,
    split: isSplit
      ? { seed: Number(seed), train: Number(train), dev: Number(dev), test: Number(test) }
      : null,
    card: draft.card,
  };
}
