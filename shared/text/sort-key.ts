// Keys that order names and titles as people look for them when compared code point by code point: case, accents and
// opening quotes do not count, and numbers go by their value. Keys are for order only, never shown, never equality.

/** No title differs from its neighbour only after this many UTF-16 code units, and an index holds every key. */
const maxKeyLength = 200;
const maxRead = 1000;

/** The key of a title or name. A text of punctuation alone keeps it. */
export function sortKey(value: string): string {
  const plain = value
    .slice(0, maxRead)
    .normalize('NFKD')
    // Accents are inherited by every script; the vowel signs of one script are letters in it and stay.
    .replaceAll(/\p{Script=Inherited}+/gu, '')
    .toLowerCase();
  const words = plain.replace(/^[^\p{L}\p{N}]+/u, '') || plain;
  return words.replaceAll(/\d+/g, numberKey).slice(0, maxKeyLength);
}

/** The count of digits goes first, so that 9 comes before 10. */
function numberKey(digits: string): string {
  const figure = digits.replace(/^0+(?=\d)/, '');
  return `${Math.min(figure.length, 9)}${figure}`;
}
