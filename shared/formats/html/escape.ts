// Words of people inside a page: shown as they are, never markup. Addresses: only those of pages and mail are links.

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A page cannot hold a NUL, and a parser would turn a CR into an LF.
  '\0': '\ufffd',
  '\r': '&#13;',
};

/** For text and for attribute values in quotes. */
export const escaped = (words: string): string =>
  words.toWellFormed().replaceAll(/[&<>"'\0\r]/g, (sign) => signs[sign] ?? sign);

const MOST_UTF16 = 4000;

/** Whether a reader may be sent there: the web and mail, without anything that parsers read differently. */
export const isSafeHref = (href: string): boolean =>
  href.length <= MOST_UTF16 &&
  /^(?:https?:\/\/|mailto:)[^\s\\<>"'`\p{Cc}\p{Cf}]+$/iu.test(href) &&
  href.isWellFormed();

/** The inside as a link where the address is safe, else as it is. On paper, the last piece of a link has the address. */
export function link(href: string, inside: string, isLastPiece = true): string {
  if (!isSafeHref(href)) return inside;
  const more = isLastPiece ? '' : ' class="more"';
  return `<a${more} href="${escaped(href)}" rel="noreferrer noopener">${inside}</a>`;
}

/** A name or quote inside our own words, whose direction it does not change. */
export const isolated = (words: string): string => `<bdi>${escaped(words)}</bdi>`;
