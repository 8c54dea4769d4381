// Which groups of an RTF file hold what. A group opens with the word of its destination; what is not named here and
// not marked as optional is text.

export type Destination =
  | 'text'
  /** Nothing in it is read, but for the destinations that {@link readInside} names. */
  | 'skipped'
  | 'font-table'
  | 'style-sheet'
  | 'list-label'
  | 'field-code'
  | 'footnote'
  | 'info'
  | 'property'
  | 'shape-name'
  | 'shape-value'
  | 'html-tag';

const skipped =
  'colortbl pict object header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable ' +
  'revtbl rsidtbl generator themedata colorschememapping latentstyles datastore xmlnstbl mmathPr pgdsctbl filetbl ' +
  'bkmkstart bkmkend annotation atnid atnauthor atntime atnref atrfstart atrfend atndate atnicn atnparent shp do ' +
  'nonshppict xe tc rxe txe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template private passwordhash protusertbl ' +
  'userprops docvar falt panose fontemb fontfile fname datafield formfield ffdeftext ffname mhtmltag upr pn listname ' +
  'background comment company category manager keywords subject operator doccomm hlinkbase printim buptim revtim';

const named: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...skipped.split(' ').map((word) => [word, 'skipped'] as const),
  ['fonttbl', 'font-table'],
  ['stylesheet', 'style-sheet'],
  ['listtext', 'list-label'],
  ['pntext', 'list-label'],
  ['fldinst', 'field-code'],
  ['footnote', 'footnote'],
  ['info', 'info'],
  ['htmltag', 'html-tag'],
]);

/** Properties of the document, inside `info`; their dates are control words. */
const properties = new Set(['title', 'author', 'creatim', 'revtim']);

/** Destinations that are read even inside a skipped one: the text of text boxes, the Unicode form of a text. */
const readInside: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ['ud', 'text'],
  ['shptxt', 'text'],
  ['sn', 'shape-name'],
  ['sv', 'shape-value'],
]);

/** The destination that a word opens inside `outer`; null when it is a word like any other. */
export function destinationOf(
  word: string,
  outer: Destination,
  isOptional: boolean,
): Destination | null {
  const inside = readInside.get(word);
  if (inside !== undefined) return inside;
  if (outer === 'info') return properties.has(word) ? 'property' : 'skipped';
  const destination = named.get(word);
  // What a skipped group holds stays skipped, and a table is not text.
  if (outer === 'skipped') return 'skipped';
  return destination ?? (isOptional ? 'skipped' : null);
}
