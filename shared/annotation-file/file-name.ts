// A file name for an article that every file system takes: Windows is the strictest, so its rules hold everywhere.

const EXTENSION = '.annotated.json';
/** Of the slug, in UTF-8 bytes: most systems allow 255 for a name. */
const MOST_BYTES = 120;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/;

/** `<slug>.annotated.json`. */
export function annotatedFileName(title: string): string {
  return `${slugOf(title, 'article')}${EXTENSION}`;
}

/** From a title in any script: its letters and numbers, lower case, joined by hyphens; `otherwise` where it has none. */
export function slugOf(title: string, otherwise: string): string {
  const words = title
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    // An apostrophe joins: “don’t” is one word.
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const slug = shortened(words.replace(/^[-\p{M}]+|-+$/gu, ''));
  if (slug === '') return otherwise;
  return reserved.test(slug) ? `${slug}-${otherwise}` : slug;
}

/** Cut between words where one ends in the second half, else between clusters. */
function shortened(slug: string): string {
  let bytes = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(slug)) {
    bytes += utf8Length(segment);
    if (bytes > MOST_BYTES) {
      const hyphen = slug.lastIndexOf('-', end);
      return slug.slice(0, hyphen > end / 2 ? hyphen : end).replace(/-+$/, '');
    }
    end += segment.length;
  }
  return slug;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
