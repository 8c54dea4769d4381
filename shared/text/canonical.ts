// The one form a text has inside the program and in our files, so that an offset means the same everywhere.
// Nothing but what is named here is ever changed: no trimming, no joining, no Unicode normalisation.

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Decoded text as canonical text: one leading BOM removed, CRLF and CR turned into LF, NUL and unpaired
 * surrogates replaced by U+FFFD. Decode with `ignoreBOM: true`, else a decoder eats a BOM of its own.
 */
export function canonicalText(decoded: string): string {
  let text = decoded.charCodeAt(0) === BYTE_ORDER_MARK ? decoded.slice(1) : decoded;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.includes('\0')) text = text.replaceAll('\0', '\ufffd');
  return text.toWellFormed();
}

/** What keeps a text from being canonical, in words such as “carriage returns”; null when it is canonical. */
export function canonicalFault(text: string): string | null {
  if (text.includes('\r')) return 'carriage returns';
  if (text.includes('\0')) return 'NUL characters';
  if (!text.isWellFormed()) return 'halves of surrogate pairs';
  return null;
}
