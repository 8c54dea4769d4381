import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { sha256Hex } from '../../support/arbitrary-article.ts';
import { exampleFile, type ExampleFile } from '../../support/example-file.ts';

/** What can be saved of the changed example; it must itself be a right file when written. */
function salvage(change: (file: ExampleFile) => void) {
  const file = exampleFile();
  change(file);
  const json = JSON.stringify(file);
  const strict = parseAnnotatedArticle(json, { sha256Hex });
  expect(strict).toMatchObject({ document: null, state: 'refused', salvageable: true });
  const outcome = parseAnnotatedArticle(json, { sha256Hex, salvage: true });
  expect(outcome.state).toBe('salvaged');
  expect(outcome.problems).toEqual(strict.problems);
  const { document } = outcome;
  if (document === null) throw new Error('nothing was saved');
  const written = serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1' });
  expect(parseAnnotatedArticle(written, { sha256Hex }).problems).toEqual([]);
  return document;
}

const setText = (file: ExampleFile, text: string) => {
  file.article.text = text;
  file.article.textSha256 = sha256Hex(text);
};
const [quoteAt, actorAt] = [0, 1];

describe('a text with CRLF', () => {
  test('becomes canonical with every annotation at its place, in the words that are there', () => {
    const document = salvage((file) => {
      setText(file, file.article.text.replaceAll('\n', '\r\n'));
      for (const annotation of file.annotations) {
        annotation.prefix = annotation.prefix.replaceAll('\n', '\r\n').slice(-32);
        for (const segment of annotation.segments) {
          for (const key of ['start', 'end', 'startUtf16', 'endUtf16']) {
            segment[key] = Number(segment[key]) + 2;
          }
        }
      }
    });
    expect(document.article.text).not.toContain('\r');
    for (const { anchoring, prefix } of document.annotations) {
      expect(anchoring.state).toBe('exact');
      expect(prefix).not.toContain('\r');
    }
  });
});

describe('annotations whose offsets fail', () => {
  test('are found again by their words and marked moved', () => {
    const document = salvage((file) => setText(file, `News\n\n${file.article.text}`));
    const text = document.article.text;
    for (const { segments, anchoring, prefix } of document.annotations) {
      expect(anchoring).toEqual({ state: 'moved', score: 1 });
      const [segment] = segments;
      expect(text.slice(segment?.startUtf16, segment?.endUtf16)).toBe(segment?.quote);
      expect(text.slice(0, segment?.startUtf16).endsWith(prefix)).toBe(true);
    }
    expect(document.relations).toHaveLength(1);
  });

  test('are marked fuzzy where the words changed a little, with the words that are there', () => {
    const document = salvage((file) =>
      setText(file, 'Bridge reopens\n\n“It was safe 🚧,” Mayor Ana Ruiz said.'),
    );
    const quote = document.annotations.find((one) => one.tag === 'quote');
    expect(quote?.anchoring.state).toBe('fuzzy');
    expect(quote?.anchoring.score).toBeLessThan(1);
    expect(quote?.segments[0]?.quote).toBe('“It was safe 🚧,”');
    expect(document.annotations.find((one) => one.tag === 'actor')?.anchoring.state).toBe('moved');
  });

  test('become orphans with their last known place where the words are gone', () => {
    const stated = sha256Hex(exampleFile().article.text);
    const document = salvage((file) => {
      file.article.text = 'Something else entirely stands here now.';
    });
    expect(document.article.textSha256).toBe(sha256Hex(document.article.text));
    expect(document.annotations.map((one) => one.anchoring)).toEqual([
      { state: 'orphan', score: 0, textSha256: stated },
      { state: 'orphan', score: 0, textSha256: stated },
    ]);
    expect(document.annotations[quoteAt]?.segments).toEqual([
      { startUtf16: 16, endUtf16: 32, quote: '“It is safe 🚧,”', startCodePoint: 16 },
    ]);
  });

  test('that are orphans already stay orphans of the text they belong to', () => {
    const anchoring = { state: 'orphan', score: 0.4, textSha256: sha256Hex('older') };
    const document = salvage((file) => {
      Object.assign(file.annotations[quoteAt] ?? {}, { anchoring });
      Object.assign(file.annotations[quoteAt]?.segments[0] ?? {}, { end: 99 });
    });
    expect(document.annotations.find((one) => one.tag === 'quote')?.anchoring).toEqual(anchoring);
  });

  test('are told apart by context where the words stand twice', () => {
    const document = salvage((file) =>
      setText(file, `Ana Ruiz came. ${'x '.repeat(10)}Later “It is safe 🚧,” Mayor Ana Ruiz said.`),
    );
    const actor = document.annotations.find((one) => one.tag === 'actor');
    expect(actor?.anchoring.state).toBe('moved');
    expect(actor?.segments[0]?.startUtf16).toBe(document.article.text.lastIndexOf('Ana Ruiz'));
  });

  test('leave alone those whose offsets are right', () => {
    const document = salvage((file) => {
      Object.assign(file.annotations[quoteAt]?.segments[0] ?? {}, { start: 3, end: 18 });
    });
    expect(document.annotations.map((one) => one.anchoring.state)).toEqual(['moved', 'exact']);
  });

  test('keep several segments in order, and join those that touch', () => {
    const segment = (start: number, end: number) => ({
      start,
      end,
      startUtf16: start,
      endUtf16: end,
      quote: 'Bridge reopens'.slice(start, end),
    });
    const document = salvage((file) => {
      Object.assign(file.annotations[actorAt] ?? {}, {
        segments: [segment(0, 6), segment(6, 14)],
        prefix: '',
        suffix: '',
      });
    });
    const actor = document.annotations.find((one) => one.tag === 'actor');
    expect(actor?.segments).toEqual([{ startUtf16: 0, endUtf16: 14, quote: 'Bridge reopens' }]);
  });
});

describe('what refers to nothing', () => {
  test('a tag is added, so that its annotations stay', () => {
    const document = salvage((file) => {
      Object.assign(file.annotations[quoteAt] ?? {}, { tag: 'claim' });
    });
    expect(document.tagset.tags.map((tag) => tag.id)).toEqual(['quote', 'actor', 'claim']);
    expect(document.annotations).toHaveLength(2);
    expect(document.tagset.relations[0]).toMatchObject({ from: ['quote', 'claim'] });
  });

  test('an annotator is added under the id', () => {
    const document = salvage((file) => {
      file.annotators = [];
    });
    expect(document.annotators).toHaveLength(1);
    expect(document.annotators[0]?.name).toBe(document.annotators[0]?.id);
  });

  test('an annotator that only a relation names is added, too', () => {
    const document = salvage((file) => {
      Object.assign(file.relations[0] ?? {}, { annotator: 'jon' });
    });
    expect(document.annotators.map(({ id }) => id)).toContain('jon');
  });

  test('a relation without both ends is left out, the others stay', () => {
    const document = salvage((file) => {
      const [relation] = file.relations;
      file.relations.push({ ...(relation as object), id: 'r2', to: 'nobody' });
    });
    expect(document.relations.map((relation) => relation.id)).toEqual(['r1']);
  });

  test('attribute values without an attribute move into extra', () => {
    const document = salvage((file) => {
      Object.assign(file.annotations[quoteAt] ?? {}, {
        attributes: JSON.parse('{"form": "direct", "verdict": "x", "__proto__": [1]}') as unknown,
      });
    });
    const [quote] = document.annotations;
    expect(quote?.attributes).toEqual({ form: 'direct' });
    expect(JSON.stringify(quote?.extra)).toBe(
      '{"unreadAttributes":{"verdict":"x","__proto__":[1]}}',
    );
  });
});

test('the second of two annotations with one id gets an id of its own', () => {
  const document = salvage((file) => {
    Object.assign(file.annotations[actorAt] ?? {}, { id: 'a1' });
    file.relations = [];
  });
  expect(document.annotations.map((one) => one.id)).toEqual(['a1', 'a1-2']);
});

test('the id it gets is not that of a third', () => {
  const document = salvage((file) => {
    const [quote] = file.annotations;
    if (quote === undefined) throw new Error('no annotation');
    file.annotations = ['a1', 'a1', 'a1-2'].map((id) => ({ ...quote, id }));
    file.relations = [];
  });
  expect(document.annotations.map((one) => one.id)).toEqual(['a1', 'a1-3', 'a1-2']);
});

test('an annotation that does not fit the schema is left out, the others stay', () => {
  const document = salvage((file) => {
    Object.assign(file.annotations[quoteAt] ?? {}, { createdAt: 'yesterday' });
    file.relations = [];
  });
  expect(document.annotations.map((one) => one.id)).toEqual(['a2']);
});

test('an unknown key costs nothing but itself', () => {
  const document = salvage((file) => {
    Object.assign(file.annotations[quoteAt] ?? {}, { colour: 'red' });
  });
  expect(document.annotations).toHaveLength(2);
});

test('blocks that do not fit are made anew from the text', () => {
  const document = salvage((file) => {
    file.article.blocks = [];
  });
  expect(document.article.blocks.map((block) => block.role)).toEqual(['headline', 'body']);
});

test('a text with CRLF becomes canonical, its marks stay on their words', () => {
  const document = salvage((file) => {
    file.article.text = file.article.text.replaceAll('\n', '\r\n');
    file.article.textSha256 = sha256Hex(file.article.text);
    for (const { segments } of file.annotations) {
      for (const segment of segments) {
        for (const key of ['start', 'end', 'startUtf16', 'endUtf16'])
          segment[key] = Number(segment[key]) + 2;
      }
    }
  });
  expect(document.article.text).not.toContain('\r');
  expect(document.annotations.map((one) => one.anchoring.state)).toEqual(['exact', 'exact']);
  expect(document.annotations[quoteAt]?.segments[0]?.startUtf16).toBe(16);
});

test.each([
  ['the article', (file: ExampleFile) => Object.assign(file, { article: 3 })],
  ['its text', (file: ExampleFile) => Object.assign(file.article, { text: null })],
  ['the tagset', (file: ExampleFile) => Object.assign(file.tagset, { tags: {} })],
  ['the list of annotations', (file: ExampleFile) => Object.assign(file, { annotations: null })],
])('nothing is saved without %s', (_, change) => {
  const file = exampleFile();
  change(file);
  const outcome = parseAnnotatedArticle(JSON.stringify(file), { sha256Hex, salvage: true });
  expect(outcome).toMatchObject({ document: null, state: 'refused', salvageable: false });
  expect(outcome.problems.length).toBeGreaterThan(0);
});
