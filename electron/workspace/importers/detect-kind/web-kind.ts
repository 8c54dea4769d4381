// Web pages among texts: by how they open, so that a Markdown text or an article that mentions a tag is none.

import type { DetectedKind } from '../detect-kind.ts';

const LOOKED_AT = 16_384;

/** White space, comments, processing instructions and the XML declaration before the first element. */
const preamble = /^(?:\s+|<!--[^]{0,8000}?-->|<\?[^>]{0,2000}>)*/;
const page = /^<(?:!doctype\s+html|html)(?=[\s>])/i;
const pageAnywhere = /<(?:html|body)(?:\s[^>]*)?>/i;
const block =
  /^<(?:head|body|title|meta|article|main|section|div|p|h[1-6]|table|ul|ol|blockquote|header|figure|center)(?=[\s>])/i;
const CLOSINGS = 3;

/** Whether a text is a web page or a piece of one. A name only counts where the text has tags at all. */
export function isHtml(opening: string, named: 'html' | 'markdown' | 'other'): boolean {
  const start = opening.slice(0, LOOKED_AT);
  const first = start.replace(preamble, '');
  if (page.test(first)) return true;
  if (named === 'markdown') return false;
  if (named === 'html') return /<\/?[a-z][^<>]*>/i.test(start);
  if (!block.test(first)) return false;
  return (
    pageAnywhere.test(start) || (start.match(/<\/[a-z][a-z0-9]*\s*>/gi)?.length ?? 0) >= CLOSINGS
  );
}

const officeXml: readonly (readonly [RegExp, string, string])[] = [
  [/<office:document[\s>]/, 'is a flat OpenDocument file.', 'Save it as “.odt” and import that.'],
  [
    /<\?mso-application\s+progid="Word\.Document"|<w:wordDocument[\s>]|<pkg:package[\s>]/,
    'is a Word document saved as XML.',
    'Open it in Word, save it as “.docx” and import that.',
  ],
];

/** Office documents written as one XML file, which would come in as their markup. */
export function refusalOfXml(opening: string): DetectedKind | null {
  if (!/^\s*<\?xml\s/.test(opening)) return null;
  const start = opening.slice(0, LOOKED_AT);
  for (const [pattern, what, remedy] of officeXml) {
    if (pattern.test(start)) return { refusal: { code: 'file-invalid', what, remedy } };
  }
  return null;
}
