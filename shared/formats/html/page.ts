// The page around the articles: whole in itself. Its policy forbids scripts and everything from elsewhere, so that it
// opens the same anywhere, offline, and asks for nothing.

import { escaped } from './escape.ts';
import { styles } from './styles.ts';

/** https://www.w3.org/TR/CSP3/ in a meta element; styles are the page's own. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export interface Page {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly generatorVersion: string;
  /** Before several articles; null where the only one has its own headline. */
  readonly heading: string | null;
  /** After the page's own. */
  readonly moreStyles?: string;
}

export function pageStart(page: Page): string {
  const { title, language, generatorVersion, heading, moreStyles = '' } = page;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Sourcebench ${escaped(generatorVersion)}">
<title>${escaped(title)}</title>
<style>${styles}${moreStyles}</style>
</head>
<body>
<main>
${heading === null ? '' : `<h1 class="page" dir="auto">${escaped(heading)}</h1>\n`}`;
}

/** `exportedAtMs` is told once, for all articles. */
export function pageEnd(exportedAtMs: number, generatorVersion: string): string {
  const iso = new Date(exportedAtMs).toISOString();
  return `</main>
<p class="colophon" lang="en">Exported with Sourcebench ${escaped(generatorVersion)} on <time datetime="${iso}">${iso.slice(0, iso.indexOf('T'))}</time>.</p>
</body>
</html>
`;
}
