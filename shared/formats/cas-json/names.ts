// The names in a CAS: what UIMA, DKPro and INCEpTION call things, what we add, and how a name of ours becomes an
// identifier and comes back. Identifiers are those of UIMA that Python takes as well (a letter, then letters, digits
// and `_`): any other character is `_` its code point in hex `_`, a name that may not stand alone gets `x__` before it.

export const SOFA = 'uima.cas.Sofa';
export const TOP = 'uima.cas.TOP';
export const ANNOTATION = 'uima.tcas.Annotation';
export const DOCUMENT_ANNOTATION = 'uima.tcas.DocumentAnnotation';
export const STRING = 'uima.cas.String';
export const STRING_ARRAY = 'uima.cas.StringArray';
export const FS_ARRAY = 'uima.cas.FSArray';
export const INITIAL_VIEW = '_InitialView';

const dkpro = 'de.tudarmstadt.ukp.dkpro.core.api';
export const METADATA = `${dkpro}.metadata.type.DocumentMetaData`;
export const SENTENCE = `${dkpro}.segmentation.type.Sentence`;
export const TOKEN = `${dkpro}.segmentation.type.Token`;

/** Where INCEpTION puts the layers that its users make. */
export const CUSTOM = 'webanno.custom.';
/** The relation layer is told by these two features: from where, and to what. */
export const GOVERNOR = 'Governor';
export const DEPENDENT = 'Dependent';

/** One a file: what the article and its tagset are. Not an annotation, so no tool shows it as one. */
export const OWN_DOCUMENT = 'sourcebench.Document';
/** A stretch of a mark of several; the mark itself covers all of them. */
export const OWN_SEGMENT = 'sourcebench.Segment';
/** Of features that say more about a mark; no name of an attribute begins so once it is an identifier. */
export const OWN_PREFIX = 'sourcebench_';

const structural = [
  `${dkpro}.segmentation.type.`,
  `${dkpro}.metadata.type.`,
  'org.dkpro.core.api.xml.type.',
  'org.dkpro.core.api.pdf.type.',
  'de.tudarmstadt.ukp.clarin.webanno.api.type.',
  'de.tudarmstadt.ukp.inception.',
  'sourcebench.',
];

/** Types that say how a text is built or where it comes from, rather than what somebody marked in it. */
export const isStructural = (type: string): boolean =>
  structural.some((start) => type.startsWith(start));

// The latter lines are Python's, whose readers make a class of each type.
const reserved = new Set(
  `begin end sofa self type xmiID role target ${GOVERNOR} ${DEPENDENT}
  and as assert async await break class continue def del elif else except finally for from global
  if import in is lambda nonlocal not or pass raise return try while with yield False None True`.split(
    /\s+/,
  ),
);

export function encodeName(name: string): string {
  const encoded = Array.from(name, (char) =>
    /[A-Za-z0-9]/.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`,
  ).join('');
  return reserved.has(name) || !/^[A-Za-z]/.test(encoded) ? `x__${encoded}` : encoded;
}

/** The name that is encoded so; what nothing is encoded to is a name as it stands. */
export function decodeName(identifier: string): string {
  const name = identifier
    .replace(/^x__/, '')
    .replace(/_([0-9a-f]{1,6})_/g, (whole, hex: string) => {
      const point = Number.parseInt(hex, 16);
      return point > 0x10ffff ? whole : String.fromCodePoint(point);
    });
  return encodeName(name) === identifier ? name : identifier;
}

/** A type's name without its package, as INCEpTION's layers of its users are called. */
export function shortName(type: string): string {
  const short = type.slice(type.lastIndexOf('.') + 1);
  return type.startsWith(CUSTOM) ? decodeName(short) : short;
}
