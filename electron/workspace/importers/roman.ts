// Roman numerals, as lists are numbered with.

const digits: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** In lower case; a number that has no numeral (below 1, above 3,999) stays in figures. */
export function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let text = '';
  let rest = number;
  for (const [worth, sign] of digits) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
