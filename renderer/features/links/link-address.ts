// Which addresses may be offered to be opened outside: http, https and mailto, and nothing else.

const schemes: readonly string[] = ['http:', 'https:', 'mailto:'];
/** What is longer is refused by main. */
const LONGEST = 2000;

/** The address as it would be opened; null for one that is not offered. */
export function outsideAddress(address: string | null): string | null {
  if (address === null || address.length > LONGEST || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return schemes.includes(protocol) && href.length <= LONGEST ? href : null;
}
