// The report of a review: it shows everything that was decided with its reason, runs nothing, asks for nothing, and
// whatever people wrote is words.

import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { isSafeHref } from '../../../shared/formats/html/escape.ts';
import type { ReviewState } from '../../../shared/ipc/review-types.ts';
import { passageHtml, shortened, stretchAround } from '../../../shared/review/report/passage.ts';
import { reviewReport } from '../../../shared/review/report/review-report.ts';
import { signsOf } from '../../../shared/formats/html/tag-signs.ts';
import type { PanelItem } from '../../../shared/review/review-item.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { markOf } from '../../support/mark-of.ts';
import {
  plainWords,
  reviewedText,
  sampleAgreement,
  sampleReview,
  type SampleWords,
} from '../../support/review-sample.ts';
import { xssVectors } from '../../support/xss-corpus.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string) =>
  element.attrs.find((each) => each.name === name)?.value;

function allOf(html: string): Element[] {
  const found: Element[] = [];
  const open: Node[] = parse(html).childNodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    found.push(node);
    open.push(...node.childNodes.toReversed());
  }
  return found;
}

const classed = (elements: readonly Element[], name: string) =>
  elements.filter((element) => attribute(element, 'class')?.split(' ').includes(name) === true);

function wordsOf(node: Node): string {
  if ('value' in node) return node.value;
  return isElement(node) ? node.childNodes.map(wordsOf).join('') : '';
}

const made = { nowMs: Date.UTC(2026, 10, 23, 12), generatorVersion: '0.1.0' };

function reportOf(words: SampleWords = plainWords, change: Partial<ReviewState> = {}): string {
  const { state, document } = sampleReview(words);
  const agreement = sampleAgreement(0.5, ['claim', 'actor', words.note]);
  return reviewReport({ state: { ...state, ...change }, document, agreement, ...made });
}

const allowed = new Set(
  'html head meta title style body main article header footer section h1 h2 h3 p ul ol li div span mark a b i u code pre blockquote dl dt dd bdi q time em strong s br hr table thead tbody tr th td'.split(
    ' ',
  ),
);

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

const everywhere = (words: string): SampleWords => ({
  mine: words,
  theirs: words,
  title: words,
  note: words,
  reason: words,
  fileName: words,
});

describe('words of people', () => {
  test.each(xssVectors.map(({ name, html }) => [name, html]))('are words: %s', (_name, html) => {
    const page = reportOf(everywhere(html));
    const elements = allOf(page);
    expectHarmless(elements);
    const [title] = elements.filter(({ tagName }) => tagName === 'h1');
    expect(title === undefined ? '' : wordsOf(title)).toBe(html.replaceAll('\0', '\ufffd'));
  });

  test('are words, whatever they are', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          '<',
          '/',
          '>',
          '"',
          "'",
          '&',
          '=',
          '`',
          ';',
          '\n',
          '\0',
          'style',
          'script',
        ),
      }),
    );
    fc.assert(
      fc.property(nasty, (words) => {
        expectHarmless(allOf(reportOf(everywhere(words))));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the page', () => {
  const elements = allOf(reportOf());

  test('forbids scripts and everything from elsewhere', () => {
    const policy = elements.find(
      (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
    );
    expect(policy === undefined ? '' : attribute(policy, 'content')).toContain(
      "default-src 'none'",
    );
    expect(elements.filter(({ tagName }) => tagName === 'script')).toEqual([]);
  });

  test('is the same for the same review', () => {
    expect(reportOf()).toBe(reportOf());
  });

  test('lists every difference with what was decided and why, and what is open as open', () => {
    const items = classed(elements, 'item').map(wordsOf);
    expect(items).toHaveLength(4);
    expect(items[0]).toContain('Took Jon’s');
    expect(items[0]).toContain(plainWords.reason);
    expect(items[0]).toContain('29 characters apart · differs in Verdict · other note');
    expect(items[1]).toContain('Ana Ruiz said');
    expect(items[1]).toMatch(/Edited.*In the file that came back: Kept Jon’s/s);
    expect(items[2]).toContain('Rejected Jon’s');
    expect(items[3]).toContain('Not decided.');
    expect(items[3]).toContain('the marks have changed since');
    expect(items[3]).toContain('said by');
  });

  test('shows both sides in the same stretch of text, with the marked words marked', () => {
    const [item] = classed(elements, 'item');
    if (item === undefined) throw new Error('no item');
    const inside = elements.filter((element) => isInside(element, item));
    const passages = classed(inside, 'passage').map(wordsOf);
    expect(passages).toHaveLength(2);
    expect(passages[0]).toBe(passages[1]);
    expect(inside.filter(({ tagName }) => tagName === 'mark').map(wordsOf)).toEqual([
      'cost 4.2 million euros',
      'cost 4.2 million euros, twice what had been planned',
    ]);
  });

  test('counts kinds by decision', () => {
    const rows = elements.filter(({ tagName }) => tagName === 'tr').map(cellsOf);
    expect(rows).toContainEqual(['Other boundary', '2', '0', '1', '0', '1', '0', '0']);
    expect(rows).toContainEqual(['Only Jon', '1', '1', '0', '0', '0', '0', '0']);
    expect(rows).toContainEqual(['Relation', '1', '0', '0', '0', '0', '0', '1']);
  });

  test('gives each figure with what it measures and where it comes from', () => {
    const page = reportOf();
    expect(page).toContain('Cohen, J. (1960)');
    expect(page).toContain('Mathet, Y.');
    expect(page).toContain('It was &lt;not&gt; asked for.');
    const cells = elements.filter(({ tagName }) => tagName === 'tr').map(cellsOf);
    expect(cells.find(([name]) => name === 'Cohen’s κ')?.[1]).toMatch(/^0\.500\.40 to 0\.60/);
    expect(classed(elements, 'lowest').map(wordsOf).join('')).toContain(
      `25 % ${reviewedText.slice(58, 72)}`,
    );
  });

  test('leaves agreement out where it was not measured', () => {
    const { state, document } = sampleReview();
    const page = reviewReport({ state, document, agreement: null, ...made });
    expect(page).not.toContain('>Agreement<');
  });

  test('says a little below zero as zero', () => {
    const { state, document } = sampleReview();
    const agreement = sampleAgreement(-0.001, ['claim']);
    const page = reviewReport({ state, document, agreement, ...made });
    expect(page).toContain('cuα is 0.91');
    expect(page).not.toMatch(/[-−]0\.00\b/);
    expect(page).toContain('0.00');
  });
});

function isInside(element: Element, of: Element): boolean {
  for (let node: DefaultTreeAdapterTypes.Node | null = element; node !== null;) {
    if (node === of) return true;
    node = 'parentNode' in node ? (node.parentNode ?? null) : null;
  }
  return false;
}

const cellsOf = (row: Element): string[] =>
  row.childNodes.filter(isElement).map((cell) => wordsOf(cell).replaceAll(/[\u2068\u2069]/g, ''));

describe('a panel', () => {
  test('shows each reading with who has it, and what was adjudicated', () => {
    const { state } = sampleReview();
    const item: PanelItem = {
      item: 'panel',
      kind: 'boundary',
      subject: 'mark',
      of: 3,
      fingerprint: 'f',
      variants: [
        {
          votes: 2,
          marks: [
            { source: 0, id: 'm3' },
            { source: 1, id: 't3' },
          ],
        },
        { votes: 1, marks: [{ source: 1, id: 't4' }] },
      ],
    };
    const page = reportOf(plainWords, {
      head: { ...state.head, mode: 'panel', adjudicator: { ...state.head.reviewer, name: 'Both' } },
      items: [],
      panel: [item],
      decisions: [
        { ...first(state.decisions), item: 'panel', decision: 'accept-both', result: ['e1'] },
      ],
    });
    const elements = allOf(page);
    const [shown = ''] = classed(elements, 'item').map(wordsOf);
    expect(shown).toContain('2 of 3 agree');
    expect(shown).toMatch(/Ana, Jon 2 of 3/);
    expect(shown).toContain('Adjudicated');
    expect(shown).toContain('One mark taken');
    expectHarmless(elements);
  });
});

function first<T>([item]: readonly T[]): T {
  if (item === undefined) throw new Error('empty');
  return item;
}

describe('a passage in context', () => {
  const sign = signsOf(factCheckingTagset).of('claim');

  test('has the marks whole, and only whole characters, in any text', async () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), ({ article, annotations }) => {
        const stretch = stretchAround(article.text, annotations);
        for (const mark of annotations) {
          if (mark.anchoring.state === 'orphan') continue;
          expect(stretch).not.toBeNull();
          for (const { startUtf16, endUtf16 } of mark.segments) {
            expect(stretch?.startUtf16).toBeLessThanOrEqual(startUtf16);
            expect(stretch?.endUtf16).toBeGreaterThanOrEqual(endUtf16);
          }
        }
        const shown =
          stretch === null ? '' : article.text.slice(stretch.startUtf16, stretch.endUtf16);
        expect(shown.isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('ends at the line, or at a word with a sign that it goes on', () => {
    const line = `${'one two '.repeat(40)}MARK ${'three four '.repeat(40)}`.trim();
    const text = `before\n${line}\nafter`;
    const start = text.indexOf('MARK');
    const mark = markOf(text, [start, start + 4]);
    const stretch = stretchAround(text, [mark]);
    const html = passageHtml({ text, language: null, direction: 'ltr' }, mark, sign, stretch);
    const words = wordsOf(first(allOf(html).filter(({ tagName }) => tagName === 'p')));
    expect(words).toMatch(/^… (?:one|two) .* MARK three .* (?:three|four) …$/);
    const short = stretchAround('a\nfew words\nmore', [markOf('a\nfew words\nmore', [2, 5])]);
    expect(short).toEqual({ startUtf16: 2, endUtf16: 11 });
  });

  test('says so when the words are not in the text any more', () => {
    const mark = {
      ...markOf(reviewedText, [0, 6]),
      anchoring: { state: 'orphan' as const, score: 0, textSha256: 'x' },
    };
    expect(stretchAround(reviewedText, [mark])).toBeNull();
    const html = passageHtml(sampleReview().document.article, mark, sign, null);
    expect(html).toContain('Bridge</mark>');
    expect(html).toContain('not in the text any more');
  });

  test('is shortened in its middle, between characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 20 }),
        (words, most) => {
          const short = shortened(words, most);
          expect(short.isWellFormed()).toBe(true);
          expect(short.length).toBeLessThanOrEqual(Math.max(words.length, most + 7));
          if (words.length <= most) expect(short).toBe(words);
        },
      ),
    );
  });
});
