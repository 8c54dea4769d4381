// The annotated draft: a page that shows everything, runs nothing and asks for nothing, whatever is in the article.

import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { htmlCodec } from '../../../shared/formats/html.ts';
import { isSafeHref } from '../../../shared/formats/html/escape.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { exampleFile } from '../../support/example-file.ts';
import { parse as parseFile } from '../../support/parse-example.ts';
import { textOf, writeAll } from '../../support/round-trip.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function parseExample(): AnnotatedArticle {
  const { document } = parseFile(exampleFile());
  if (document === null) throw new Error('the example is not right');
  return document;
}

const isElement = (node: Node): node is Element => 'tagName' in node;

function allOf(html: string): Element[] {
  const found: Element[] = [];
  const open: Node[] = [...parse(html).childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    open.push(...node.childNodes.toReversed());
  }
  return found;
}

const attribute = (element: Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value;
const classed = (elements: readonly Element[], name: string) =>
  elements.filter((element) => attribute(element, 'class')?.split(' ').includes(name) === true);

function wordsOf(node: Node, leaveOut: readonly string[] = []): string {
  if ('value' in node) return node.value;
  if (!isElement(node) || leaveOut.includes(node.tagName)) return '';
  const own = node.childNodes.map((child) => wordsOf(child, leaveOut)).join('');
  return attribute(node, 'class') === 'legend' ? '' : own;
}

const pageOf = async (...articles: readonly AnnotatedArticle[]) =>
  textOf(await writeAll(htmlCodec, articles), '.html');

const allowed = new Set(
  'html head meta title style body main article header footer section h1 h2 h3 h4 h5 h6 p ul ol li div span mark sup a b i u code pre blockquote dl dt dd bdi q time em strong s br hr table tbody tr td'.split(
    ' ',
  ),
);

/** What nothing in an article may bring about. */
function expectHarmless(elements: readonly Element[]): void {
  for (const element of elements) {
    expect([element.tagName, allowed.has(element.tagName)]).toEqual([element.tagName, true]);
    for (const { name, value } of element.attrs) {
      expect(name.startsWith('on') || name === 'src').toBe(false);
      if (name === 'href') expect(value.startsWith('#') || isSafeHref(value)).toBe(true);
      if (name === 'style') expect(value).not.toMatch(/url\(|expression|import/i);
    }
  }
}

function expectLinksToLead(elements: readonly Element[]): void {
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of elements) {
    const href = attribute(element, 'href');
    if (href?.startsWith('#') === true) expect(ids).toContain(href.slice(1));
  }
}

describe('a page of any article', () => {
  test('has the words of its blocks as they are, and a note for every mark', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle({ maxPieces: 25 }), async (document) => {
        const elements = allOf(await pageOf(document));
        expectHarmless(elements);
        expectLinksToLead(elements);
        const { text, blocks } = document.article;
        const shown = classed(elements, 'text').map((each) => wordsOf(each, ['sup']));
        const plain = (words: string) => words.replaceAll('\0', '\ufffd').replaceAll('\n', '');
        const expected = blocks.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16));
        expect(plain(shown.join(''))).toBe(plain(expected.join('')));
        const ids = elements.flatMap((element) => attribute(element, 'data-id') ?? []);
        expect(ids.toSorted()).toEqual(document.annotations.map(({ id }) => id).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  test('of several articles has ids of their own for each', async () => {
    const several = fc.array(arbitraryAnnotatedArticle({ maxPieces: 10 }), {
      minLength: 2,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(several, async (documents) => {
        const elements = allOf(await pageOf(...documents));
        expectHarmless(elements);
        expectLinksToLead(elements);
        expect(elements.filter(({ tagName }) => tagName === 'article').length).toBe(
          documents.length,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what somebody wrote', () => {
  const hostile =
    '<img src=x onerror=alert(1)>"\'><script>alert(1)</script><style>*{}</style>&amp;';

  function hostileArticle(): AnnotatedArticle {
    const document = parseExample();
    const { article, annotations, tagset } = document;
    return {
      ...document,
      article: {
        ...article,
        title: hostile,
        publisher: hostile,
        url: `javascript:alert(1)//${hostile}`,
        language: hostile,
        marks: [
          { startUtf16: 0, endUtf16: 6, type: 'link', href: 'javascript:alert(1)' },
          { startUtf16: 7, endUtf16: 14, type: 'link', href: 'https://times.example/a?b=1&c="' },
        ],
        source: { ...article.source, fileName: hostile, mediaType: hostile },
      },
      tagset: {
        ...tagset,
        name: hostile,
        tags: tagset.tags.map((tag) => ({
          ...tag,
          label: hostile,
          description: hostile,
          color: 'red;}',
        })),
      },
      annotators: document.annotators.map((each) => ({ ...each, name: hostile })),
      annotations: annotations.map((each) => ({
        ...each,
        id: `${each.id}${hostile}` as never,
        note: `${hostile}\n\n- [a](javascript:alert(1)) ![b](https://times.example/i.png)\n- [c](https://times.example/c)`,
        attributes: { __proto__: hostile, other: hostile },
      })),
      relations: [],
    };
  }

  test('is shown and never markup, and only addresses of pages are links', async () => {
    const html = await pageOf(hostileArticle());
    const elements = allOf(html);
    expectHarmless(elements);
    const links = elements.flatMap((element) => {
      const href = attribute(element, 'href');
      return href === undefined || href.startsWith('#') ? [] : [href];
    });
    expect(new Set(links)).toEqual(
      new Set(['https://times.example/c', 'https://times.example/i.png']),
    );
    const [notes] = classed(elements, 'notes');
    expect(notes === undefined ? '' : wordsOf(notes)).toContain('alert(1)');
  });

  test('cannot make the page load or run anything: its policy comes before it', async () => {
    const html = await pageOf(hostileArticle());
    const policy = html.indexOf("default-src 'none'");
    expect(policy).toBeGreaterThan(0);
    expect(policy).toBeLessThan(html.indexOf('<title>'));
  });
});

describe('a page says', () => {
  test('where its marks are, as what, by whom, and how they are linked', async () => {
    const document = parseExample();
    const elements = allOf(await pageOf(document));
    const words = (name: string) => classed(elements, name).map((each) => wordsOf(each));
    const marks = elements.filter((element) => element.tagName === 'mark');
    expect(marks.map((each) => wordsOf(each))).toContain('“It is safe 🚧,”');
    expect(words('what').some((line) => line.includes('Q1 Quote “It is safe 🚧,”'))).toBe(true);
    expect(words('links')).toContain('said by → A2 Ana Ruiz');
    expect(words('by').every((line) => line.includes('Ana'))).toBe(true);
    expect(elements.some(({ tagName }) => tagName === 'h1')).toBe(true);
  });

  test('what it does not hold, and only that', async () => {
    const document = parseExample();
    const plain = await writeAll(htmlCodec, [document]);
    expect(plain.loss.kinds.map(({ kind }) => kind)).toEqual(['tagset']);
    const [first, ...rest] = document.annotations;
    if (first === undefined) throw new Error('no mark');
    const kept = { ...document, annotations: [{ ...first, extra: { brat: 1 } }, ...rest] };
    const { loss } = await writeAll(htmlCodec, [kept]);
    expect(loss.kinds.map(({ kind }) => kind)).toEqual(['tagset', 'extra']);
  });

  test('nothing of articles where there are none', async () => {
    const html = await pageOf();
    expect(allOf(html).some(({ tagName }) => tagName === 'article')).toBe(false);
    expect(html.endsWith('</html>\n')).toBe(true);
  });
});
