// Which link targets are kept: addresses of pages and mail, in full. Scripts, data and local files are not, and
// neither is what the source itself cannot complete. They are shown, never followed.

const kept = new Set(['http:', 'https:', 'mailto:']);
const longest = 4000;

/** The address as the URL standard writes it, or null when it is not one to keep. `base` completes relative ones. */
export function safeHref(href: string, base?: string | null): string | null {
  // Escaping at most triples what the standard removes nothing from; the rest need not be parsed to be refused.
  if (href.length > longest * 2) return null;
  try {
    const url = base == null ? new URL(href) : new URL(href, base);
    return kept.has(url.protocol) && url.href.length <= longest ? url.href : null;
  } catch {
    return null;
  }
}
