// Words of metadata as one plain line: sites write markup and escaped characters where neither belongs.

import { canonicalText } from '../../../../../shared/text/canonical.ts';
import { collapseSpace } from '../../../../../shared/text/white-space.ts';
import { isElement, isText, parseHtml, type RawNode } from '../parse-html.ts';

const longest = 2000;

/** Null when nothing visible is left, and for an address that is a script or data instead of words. */
export function plainLine(value: string): string | null {
  const start = value.slice(0, longest * 2);
  const isMarkedUp = /<[/a-z!]|&(?:[a-z]+|#\d+|#x[\da-f]+);/i.test(start);
  const words = isMarkedUp ? textOfMarkup(start) : start;
  const line = collapseSpace(canonicalText(words)).replaceAll('\ufeff', '').slice(0, longest);
  if (/^(?:javascript|vbscript|data)\s*:\S/i.test(line.replace(/\p{Cc}/gu, ''))) return null;
  return /[^\s\p{Cc}\p{Cf}]/u.test(line) ? line.toWellFormed() : null;
}

const wordless = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'svg',
  'math',
  'head',
]);

function textOfMarkup(markup: string): string {
  let text = '';
  const pending: RawNode[] = [...parseHtml(`<body>${markup}`, { isXml: false }).childNodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node) && !wordless.has(node.tagName)) {
      if (/^(?:br|p|div)$/.test(node.tagName)) text += ' ';
      pending.push(...node.childNodes.toReversed());
    }
  }
  return text;
}
