// Comparing by one thing after the other, for sorting.

/** The first difference that is none of zero; zero where all are alike. */
export const firstDifference = (...differences: readonly number[]): number =>
  differences.find((difference) => difference !== 0) ?? 0;

/** By UTF-16 code units, so that no locale changes the order. */
export const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
