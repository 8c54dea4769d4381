// Which words stand in a query as they are; all others are quoted.

const keywords = new Set(['AND', 'OR', 'NOT']);

/** Whether nothing in the text means anything to the query language. */
export function hasWordsOnly(text: string): boolean {
  return /^[\p{L}\p{N}][^\s\0()"“”„«»*:]*$/u.test(text) && !keywords.has(text);
}
