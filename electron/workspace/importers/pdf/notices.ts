// What of a PDF did not come along, and what was odd about it, page by page.

import type { Problem } from '../../../../shared/ipc/result.ts';
import type { Findings } from './read/read-document.ts';

/** `tail` is the fault of the file's end, if it has one. */
export function noticesOf(found: Findings, fault: string | null): Problem[] {
  const notices: Problem[] = [];
  const add = (path: string, message: string, remedy: string) =>
    notices.push({ path, message, remedy });
  if (fault !== null) {
    add('file', fault, 'Compare the text with the original, or get the file again.');
  }
  const about = (pages: readonly number[], one: string, many: string, remedy: string) => {
    if (pages.length === 0) return;
    const list = pageList(pages);
    add(list, `${capital(list)} ${pages.length === 1 ? one : many}`, remedy);
  };
  about(
    found.broken,
    'is damaged and could not be read.',
    'are damaged and could not be read.',
    'Get the file again, or open it in a PDF viewer and print it to a new PDF.',
  );
  about(
    found.pictures,
    'has no text, only a picture or a drawing.',
    'have no text, only pictures or drawings.',
    'If they are scanned, run text recognition (OCR) on the file and import it again.',
  );
  about(
    found.unmapped,
    'has a font that does not say which letters it shows; its text may be wrong.',
    'have fonts that do not say which letters they show; their text may be wrong.',
    'Run text recognition (OCR) on the file and import it again.',
  );
  about(
    found.cut,
    'has too much on it; the rest of it was left out.',
    'have too much on them; the rest was left out.',
    'Check the original.',
  );
  about(
    found.overlaid,
    'has filled form fields or notes, which were left out.',
    'have filled form fields or notes, which were left out.',
    'To keep them, print the file to a new PDF in a PDF viewer and import that.',
  );
  return notices;
}

/** Such as `page 3` and `pages 1–4, 7`. Takes numbers in order. */
export function pageList(pages: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last !== undefined && page === last.to + 1) last.to = page;
    else ranges.push({ from: page, to: page });
  }
  const shown = ranges
    .slice(0, 12)
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const rest = ranges.length > shown.length ? ', …' : '';
  return `${pages.length === 1 ? 'page' : 'pages'} ${shown.join(', ')}${rest}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
