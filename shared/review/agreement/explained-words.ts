// What is said beside uα and γ about one measurement: the figures of their family, and how sure they are. Plain text, the
// same in the window and in the report.

import type { AgreementReport, FigureId } from './agreement-report.ts';

type Explained = AgreementReport['explained'];

const twoDigits = (value: number | null): string =>
  // Never “-0.00”.
  value === null ? 'not defined' : (Math.round(value * 100) / 100 + 0).toFixed(2).replace('-', '−');

/** A sentence each; none for the other figures, or where γ was not asked for. */
export function explainedWords(id: FigureId, { unitizing, gamma }: Explained): readonly string[] {
  if (id === 'unitizingAlpha') {
    return [
      `cuα is ${twoDigits(unitizing.cu)}: which tag it is, only where both marked something.`,
      `|uα is ${twoDigits(unitizing.binary)}: whether something is marked at all, whatever its tag.`,
    ];
  }
  if (id !== 'gamma' || gamma === null) return [];
  return [sampleWords(gamma), ...(gamma.isExact ? [] : [notProved])];
}

function sampleWords({ samples, precision }: NonNullable<Explained['gamma']>): string {
  const known = precision === null ? '' : `, which gives it to ± ${(precision * 100).toFixed(1)} %`;
  return `What chance would give is taken from ${samples} random readings of each text${known}.`;
}

const notProved =
  'With this many marks by several people the best alignment was looked for but not proved: the figure is an approximation.';
