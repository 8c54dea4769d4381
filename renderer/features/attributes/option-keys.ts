// Which option a key means in a row of options: its number, or its first letter where no other begins alike. Pure.

import type { AttributeOption } from '../../../shared/domain/tagset.ts';

/** `choose` sets it; `go` only moves there, because several begin with the letter. Null when the key means none. */
export type OptionKey =
  | { readonly at: number; readonly act: 'choose' }
  | { readonly at: number; readonly act: 'go' };

const initial = (word: string): string => [...word.trim()][0]?.toLocaleLowerCase() ?? '';

/** `from` is where the focus is now. */
export function optionOfKey(
  options: readonly AttributeOption[],
  key: string,
  from: number,
): OptionKey | null {
  if (/^[1-9]$/u.test(key)) {
    const at = Number(key) - 1;
    return at < options.length ? { at, act: 'choose' } : null;
  }
  const letter = key.toLocaleLowerCase();
  if ([...key].length !== 1) return null;
  const alike = options.flatMap(({ label }, at) => (initial(label) === letter ? [at] : []));
  const [only] = alike;
  if (only === undefined) return null;
  if (alike.length === 1) return { at: only, act: 'choose' };
  return { at: alike.find((at) => at > from) ?? only, act: 'go' };
}

/** Where an arrow, Home or End leads; null for any other key. Past an end it goes on at the other. */
export function stepOfKey(key: string, from: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (from + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (from - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
