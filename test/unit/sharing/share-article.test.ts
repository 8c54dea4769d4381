// A sharing copy as a whole: lengths, places, and that no chosen name is left anywhere, whatever the article.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { foldedWords } from '../../../shared/sharing/folded-words.ts';
import { createNameFinder } from '../../../shared/sharing/name-finder.ts';
import { shareArticle } from '../../../shared/sharing/share-article.ts';
import type { SharingChoice } from '../../../shared/sharing/sharing-choice.ts';
import { hideableFields } from '../../../shared/sharing/sharing-choice.ts';
import { nameCandidates, nameKey, nameOf } from '../../../shared/sharing/sharing-names.ts';
import {
  replacementCsv,
  replacementsOf,
  sharedPassages,
  sharingWarnings,
} from '../../../shared/sharing/sharing-report.ts';
import { arbitraryAnnotatedArticle, sha256Hex } from '../../support/arbitrary-article.ts';
import { exampleDocument } from '../../support/sharing-example.ts';

const nothing: SharingChoice = {
  names: [],
  parts: false,
  notes: [],
  annotators: false,
  fields: [],
};
const share = (document: AnnotatedArticle, choice: Partial<SharingChoice>) =>
  shareArticle(document, { ...nothing, ...choice }, { sha256Hex });

const written = (document: AnnotatedArticle) =>
  serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1.2.3' });

const withoutAnchoring = ({ anchoring, ...rest }: AnnotatedArticle['annotations'][number]) => ({
  ...rest,
  state: anchoring.state,
});

/** Every string and key that the file holds, without the format's own words. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

const names = [
  'Ana Ruiz',
  'Ruiz',
  'Vell',
  'Résumé',
  'e\u0301tude',
  'جسر',
  'גשר',
  '橋',
  '🚧',
  'the bridge',
];
const chosen = fc.record({
  names: fc.subarray(names),
  parts: fc.boolean(),
  notes: fc.constantFrom<SharingChoice['notes']>('all', []),
  annotators: fc.boolean(),
  fields: fc.subarray([...hideableFields]),
});

describe('whatever the article and whatever is chosen', () => {
  test('the copy has the same lengths, places and hashes of its own, and its format is right', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), chosen, (document, choice) => {
        const { document: copy } = share(document, choice);
        const [before, after] = [document.article.text, copy.article.text];
        expect(after).toHaveLength(before.length);
        expect(codePointLength(after)).toBe(codePointLength(before));
        expect(copy.article.textSha256).toBe(sha256Hex(after));
        expect(copy.article.blocks).toStrictEqual(document.article.blocks);
        for (const { segments, anchoring, id } of copy.annotations) {
          const same = document.annotations.find((one) => one.id === id);
          expect(segments.map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16])).toStrictEqual(
            same?.segments.map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]),
          );
          for (const { startUtf16, endUtf16, quote } of segments) {
            if (anchoring.state === 'orphan') continue;
            expect(quote).toBe(after.slice(startUtf16, endUtf16));
          }
        }
        const result = parseAnnotatedArticle(written(copy), { sha256Hex });
        expect('problems' in result ? result.problems : []).toStrictEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('no chosen name is left in it, in any form that is looked for', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), chosen, (document, choice) => {
        const { document: copy, wanted } = share(document, choice);
        const finder = createNameFinder(choice.names);
        const plain = choice.names.map((name) => name.normalize('NFC').toLowerCase());
        for (const words of strings(JSON.parse(written(copy)))) {
          expect(finder.find(words)).toStrictEqual([]);
          const lower = ` ${words
            .normalize('NFC')
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{M}\p{N}🚧]+/gu, ' ')} `;
          for (const name of plain) expect(lower).not.toContain(` ${name} `);
        }
        expect(wanted.length).toBeGreaterThanOrEqual(new Set(choice.names.map(nameKey)).size);
      }),
      { numRuns: 150 },
    );
  });

  test('with nothing chosen only what never goes out is gone', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle({ withReview: false }), (document) => {
        const { document: copy, places } = share(document, {});
        expect(places).toEqual([]);
        expect(copy.annotators).toEqual(document.annotators);
        expect(copy.tagset).toEqual(document.tagset);
        expect(copy.relations).toEqual(document.relations);
        expect(copy.article.text).toBe(document.article.text);
        expect(copy.article.textSha256).toBe(document.article.textSha256);
        expect(copy.annotations.map(withoutAnchoring)).toEqual(
          document.annotations.map(withoutAnchoring),
        );
        expect([copy.article.title, copy.article.url, copy.review]).toEqual([
          document.article.title,
          document.article.url,
          null,
        ]);
      }),
    );
  });

  test('the words beside a name end where they did', () => {
    fc.assert(
      fc.property(
        arbitraryAnnotatedArticle(),
        fc.subarray(names, { minLength: 1 }),
        (document, some) => {
          const { document: copy } = share(document, { names: some });
          const ends = (text: string) =>
            Array.from(new Intl.Segmenter('en').segment(text), ({ index }) => index);
          expect(ends(copy.article.text)).toStrictEqual(ends(document.article.text));
          const spans = (text: string) =>
            foldedWords(text).map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]);
          expect(spans(copy.article.text)).toStrictEqual(spans(document.article.text));
        },
      ),
    );
  });
});

describe('of an article about Ana Ruiz in Vell', () => {
  const document = exampleDocument();

  test('the names to choose are those of its marks, split ones whole', () => {
    expect(
      nameCandidates(document).map(({ name, tag, marks }) => [tag, name, marks]),
    ).toStrictEqual([
      ['actor', 'Ana Ruiz', 2],
      ['actor', 'Luis Ruiz', 1],
      ['location', 'Vell', 1],
    ]);
  });

  test('a name that is split by other words is hidden at both ends, and the words between stay', () => {
    const { document: copy } = share(document, { names: ['Luis Ruiz'] });
    const mark = copy.annotations.find(({ segments }) => segments.length === 2);
    expect(mark && nameOf(mark)).toMatch(/^(?!Luis)\p{Lu}\p{Ll}{3} (?!Ruiz)\p{Lu}\p{Ll}{3}$/u);
    expect(copy.article.text).toContain(' and his sister ');
  });

  test('marks that were not chosen say what they said', () => {
    const { document: copy } = share(document, { names: ['Ana Ruiz'] });
    const place = ({ annotations }: AnnotatedArticle) => {
      const { suffix, ...rest } = annotations.find(({ tag }) => tag === 'location') ?? {
        suffix: '',
      };
      return { ...rest, length: suffix.length };
    };
    expect(place(copy)).toStrictEqual(place(document));
  });

  test('what could hold the names unseen is not in it', () => {
    const { document: copy } = share(document, { names: ['Ana Ruiz'], parts: true });
    const { revision, source } = copy.article;
    expect(revision).toMatchObject({ number: 1, parentTextSha256: null, reason: null });
    expect(source).toMatchObject({ fileName: 'article.txt', sha256: copy.article.textSha256 });
    expect(written(copy)).not.toMatch(/ruiz/i);
    expect(copy.article.extra).toMatchObject({ sourcebench: { sharing: { pseudonymised: true } } });
  });

  test('a note that is hidden keeps its length alone', () => {
    const noted = document.annotations.find(({ note }) => note !== null);
    const { document: copy, hiddenNotes } = share(document, { notes: noted ? [noted.id] : [] });
    const after = copy.annotations.find(({ id }) => id === noted?.id)?.note;
    expect(after).toBe('Xxxxxx xx xxx xxxx: 000');
    expect(hiddenNotes).toStrictEqual([{ before: 'Called by her desk: 112', after }]);
  });

  test('annotators are called by numbers, and their marks stay theirs', () => {
    const { document: copy } = share(document, { annotators: true });
    expect(copy.annotators).toStrictEqual([{ id: 'annotator-1', name: 'Annotator 1' }]);
    expect(new Set(copy.annotations.map(({ annotator }) => annotator))).toStrictEqual(
      new Set(['annotator-1']),
    );
  });

  test('an address in which the name is written otherwise is left out', () => {
    const article = { ...document.article, url: 'https://example.org/%52uiz' };
    expect(share({ ...document, article }, { names: ['Ruiz'] }).document.article.url).toBeNull();
  });

  test('the sender is told what was replaced and what may still tell', () => {
    const choice = { ...nothing, names: ['Ana Ruiz', 'Nobody'] };
    const shared = share(document, choice);
    const [first, ...others] = replacementsOf(shared);
    expect(first).toMatchObject({ what: 'name', original: 'Ana Ruiz', times: 4 });
    expect(others).toHaveLength(0);
    expect(replacementCsv([{ what: 'note', original: '=1+1,"', replacement: 'x', times: 1 }])).toBe(
      '\ufeffwhat,original,replacement,times\r\nnote,"\'=1+1,""",x,1\r\n',
    );
    const told = sharingWarnings(shared, choice).join('\n');
    expect(told).toContain(
      '“Ruiz”, a word of a hidden name, still stands alone in the text 2 times.',
    );
    expect(told).toContain('“Nobody” was not found anywhere.');
    expect(told).toContain('the title');
    const [passage] = sharedPassages(document.article.text, shared, 10);
    expect(passage).toMatchObject({ before: 'Ana Ruiz' });
    expect(passage?.after).not.toMatch(/Ana|Ruiz/);
  });
});
