// Where a field's value comes from, in words: the source itself, a guess, or somebody's hand.

import type { DetectedField } from '../../../shared/domain/detected.ts';

/** Undefined when nothing can be said; `wasRead` says that an importer looked for such fields at all. */
export function originWords(
  value: string | null,
  detected: DetectedField | undefined,
  wasRead: boolean,
): string | undefined {
  if (detected === undefined) return value === null || !wasRead ? undefined : 'Entered by hand';
  const { how, where } = detected.origin;
  if (value !== detected.value)
    return `Changed by hand; found ${shown(detected.value)} in ${where}`;
  return how === 'stated' ? `From ${where}` : `Guessed from ${where}`;
}

const LONGEST = 60;

function shown(value: string | null): string {
  if (value === null) return 'nothing';
  return `“${value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value}”`;
}
