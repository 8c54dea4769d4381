// Our way with parse5, which takes a text as a whole, beside the library as it is.

import fc from 'fast-check';
import { parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { parseHtml } from '../../../electron/workspace/importers/html/parse-html.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Each text with its place. */
function texts(root: Node): string[] {
  const found: string[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('value' in node) {
      const { startOffset, endOffset } = node.sourceCodeLocation ?? {};
      found.push(`${startOffset}–${endOffset} ${JSON.stringify(node.value)}`);
    } else if ('childNodes' in node) {
      pending.push(...node.childNodes.toReversed());
      if ('content' in node) pending.push(node.content);
    }
  }
  return found;
}

const tags = (
  'p div b i a table tr td tbody caption colgroup select option pre textarea title script style svg math mi ' +
  'template ul li h1 button form head body html br img'
).split(' ');
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...tags).map((tag) => `<${tag}>`) },
  { weight: 2, arbitrary: fc.constantFrom(...tags).map((tag) => `</${tag}>`) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'word',
      ' ',
      '  ',
      '\n',
      'two words',
      ' a b ',
      '\r\nx\r',
      '&amp; y',
      '&nbsp;',
      '\0',
      'é🚧',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<!-- c -->', '<!doctype html>', '<a href="x" title="y z">'),
  },
);

test('a page becomes the tree that the standard says, with each text where it stands', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('');
      const theirs = parse(html, { sourceCodeLocationInfo: true });
      const ours = parseHtml(html, { isXml: false });
      expect(serialize(ours)).toBe(serialize(theirs));
      expect(texts(ours)).toEqual(texts(theirs));
    }),
    { numRuns: 1500 },
  );
});

test('a long text is a single one, whatever is in it', () => {
  const words = 'words and\nlines  of\r\nthem &amp; more &nbsp; '.repeat(2000);
  const html = `<title>x</title><p>${words}</p>`;
  const [, text] = texts(parseHtml(html, { isXml: false }));
  expect(text).toMatch(/^19–/);
  expect(serialize(parseHtml(html, { isXml: false }))).toBe(serialize(parse(html)));
});
