// The control words of RTF that stand for characters.

/** Words and symbols with the characters they stand for; `null` for a line break. */
export const characters: ReadonlyMap<string, string | null> = new Map<string, string | null>([
  ['line', null],
  ['lbr', null],
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
  ['zwbo', '\u200b'],
  ['~', '\u00a0'],
  ['_', '\u2011'],
  // A place where a word may be divided is no character of it.
  ['-', ''],
  ['zwnbo', ''],
]);
