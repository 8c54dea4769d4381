// Names (of tags, attributes, options) for formats that allow only some characters in them, so that the same name comes
// back: what is not allowed becomes `_x`, its code point in hex, and `_`, as XML names are escaped in office files.

const escaped = /_x([0-9A-F]{1,6})_/g;

/** `isAllowed` is asked for each code point; `_`, `x` and the hex digits have to be allowed. */
export function escapeName(name: string, isAllowed: (character: string) => boolean): string {
  const safe = name.replaceAll('_x', '_x5F_x');
  return Array.from(safe, (one) => (isAllowed(one) ? one : hexOf(one))).join('');
}

const hexOf = (character: string): string =>
  `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}_`;

/** The inverse. A name that {@link escapeName} never makes is answered as it is. */
export function unescapeName(name: string, isAllowed: (character: string) => boolean): string {
  if (!name.includes('_x')) return name;
  const plain = name.replace(escaped, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
  return plain.isWellFormed() && escapeName(plain, isAllowed) === name ? plain : name;
}
