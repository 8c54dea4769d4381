// How annotations call the text they are about, and which file that may be: a text lies beside the annotations under
// the last part of its address, with another extension or with none.

/** Of an address or a path, decoded: `https://example.org/a%20b.html?x#y` gives `a b.html`. */
export function lastPart(source: string): string {
  const path = source.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const part = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(part).toWellFormed();
  } catch {
    return part;
  }
}

/** Without its extension. */
export const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

/** A reference to a file of this name beside the annotations (RFC 3986), the inverse of {@link lastPart}. */
export const referenceTo = (fileName: string): string =>
  encodeURIComponent(fileName.toWellFormed());

const named = /"(?:source|target|uri)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

/** The stems of all sources that JSON of annotations names, in one pass and without reading the JSON. */
export function sourceStems(json: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [, source = ''] of json.matchAll(named)) {
    stems.add(stemOf(lastPart(source.replaceAll('\\/', '/'))).toLowerCase());
  }
  return stems;
}
