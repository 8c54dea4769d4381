import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../support/arbitrary-article.ts';
import type { ExampleFile } from '../../support/example-file.ts';
import { first, parseChanged } from '../../support/parse-example.ts';

describe('every problem is named with its path', () => {
  test.each<[string, (file: ExampleFile) => void, string, RegExp, RegExp]>([
    [
      'a missing key',
      (f) => Reflect.deleteProperty(f.article, 'title'),
      '$.article.title',
      /“title” is missing/,
      /text/,
    ],
    [
      'a wrong type',
      (f) => Object.assign(f.article, { subtitle: 3 }),
      '$.article.subtitle',
      /is 3/,
      /text or null/,
    ],
    [
      'an unknown key',
      (f) => Object.assign(first(f.annotations), { colour: 1 }),
      '$.annotations[0].colour',
      /Unknown key “colour”/,
      /Remove/,
    ],
    [
      'an unknown key with odd letters',
      (f) => Object.assign(f.article, { 'a b': 1 }),
      '$.article["a b"]',
      /Unknown key/,
      /Remove/,
    ],
    [
      'an empty id',
      (f) => Object.assign(f.article, { id: '' }),
      '$.article.id',
      /is empty/,
      /not be empty/,
    ],
    [
      'an unknown role',
      (f) => (f.article.blocks[0] = { start: 0, end: 14, type: 'paragraph', role: 'x' }),
      '$.article.blocks[0].role',
      /“x”/,
      /headline, subtitle/,
    ],
    [
      'an unknown block type',
      (f) => (f.article.blocks[0] = { start: 0, end: 14, type: 'x', role: 'body' }),
      '$.article.blocks[0].type',
      /“x”/,
      /heading, list-item/,
    ],
    [
      'a heading without level',
      (f) => (f.article.blocks[0] = { start: 0, end: 14, type: 'heading', role: 'body' }),
      '$.article.blocks[0].level',
      /missing/,
      /1 to 6/,
    ],
    [
      'a level on a paragraph',
      (f) =>
        (f.article.blocks[1] = { start: 16, end: 52, type: 'paragraph', level: 1, role: 'body' }),
      '$.article.blocks[1].level',
      /Unknown key/,
      /Remove/,
    ],
    [
      'options on a text attribute',
      (f) =>
        (first(f.tagset.tags).attributes[1] = {
          id: 'x',
          label: '',
          type: 'text',
          options: [],
          required: true,
        }),
      '$.tagset.tags[0].attributes[1].options',
      /Unknown key/,
      /Remove/,
    ],
    [
      'a negative offset',
      (f) => Object.assign(first(f.annotations).segments[0] ?? {}, { start: -1 }),
      '$.annotations[0].segments[0].start',
      /is -1/,
      /0 or more/,
    ],
    [
      'a broken offset',
      (f) => Object.assign(first(f.annotations).segments[0] ?? {}, { start: 1.5 }),
      '$.annotations[0].segments[0].start',
      /is 1.5/,
      /whole number/,
    ],
    [
      'no segments',
      (f) => (first(f.annotations).segments = []),
      '$.annotations[0].segments',
      /an empty list/,
      /at least one/,
    ],
    [
      'a time without milliseconds',
      (f) => (first(f.annotations).createdAt = '2026-11-22T09:10:00Z'),
      '$.annotations[0].createdAt',
      /2026/,
      /milliseconds/,
    ],
    [
      'a time with an offset',
      (f) => (first(f.annotations).createdAt = '2026-11-22T09:10:00.000+01:00'),
      '$.annotations[0].createdAt',
      /2026/,
      /UTC/,
    ],
    [
      'a day that is none',
      (f) => (first(f.annotations).createdAt = '2026-02-30T09:10:00.000Z'),
      '$.annotations[0].createdAt',
      /2026/,
      /UTC/,
    ],
    [
      'a publication day that is none',
      (f) => (f.article.publishedOn = '2023-02-30'),
      '$.article.publishedOn',
      /2023/,
      /2023-04-01/,
    ],
    [
      'a hash in capitals',
      (f) => (f.article.source.sha256 = 'A'.repeat(64)),
      '$.article.source.sha256',
      /AAA/,
      /64 lower-case/,
    ],
    [
      'exact with a score below 1',
      (f) => (first(f.annotations).anchoring = { state: 'exact', score: 0.5 }),
      '$.annotations[0].anchoring.score',
      /is 0.5/,
      /be 1/,
    ],
    [
      'fuzzy with score 1',
      (f) => (first(f.annotations).anchoring = { state: 'fuzzy', score: 1 }),
      '$.annotations[0].anchoring.score',
      /is 1/,
      /below 1/,
    ],
    [
      'an orphan without its text',
      (f) => (first(f.annotations).anchoring = { state: 'orphan', score: 0 }),
      '$.annotations[0].anchoring.textSha256',
      /missing/,
      /SHA-256/,
    ],
    [
      'the hash of a text on an exact mark',
      (f) =>
        (first(f.annotations).anchoring = { state: 'exact', score: 1, textSha256: sha256Hex('') }),
      '$.annotations[0].anchoring.textSha256',
      /Unknown key/,
      /Remove/,
    ],
    [
      'half a surrogate pair',
      (f) => (f.article.title = 'a\ud83d'),
      '$.article.title',
      /“a/,
      /surrogate/,
    ],
    [
      'a text that is not canonical',
      (f) => (f.article.text = f.article.text.replaceAll('\n', '\r\n')),
      '$.article.text',
      /carriage returns/,
      /LF/,
    ],
    [
      'a wrong hash of the text',
      (f) => (f.article.textSha256 = sha256Hex('x')),
      '$.article.textSha256',
      /does not match its SHA-256/,
      /[Ee]xport/,
    ],
    [
      'a duplicate annotation',
      (f) => (first(f.annotations.slice(1)).id = 'a1'),
      '$.annotations[1].id',
      /“a1” stands twice: first at item 0/,
      /id of its own/,
    ],
    [
      'a duplicate annotator',
      (f) => f.annotators.push(first(f.annotators)),
      '$.annotators[1].id',
      /stands twice/,
      /id of its own/,
    ],
    [
      'a duplicate relation',
      (f) => f.relations.push(first(f.relations)),
      '$.relations[1].id',
      /stands twice/,
      /id of its own/,
    ],
    [
      'a duplicate tag',
      (f) => f.tagset.tags.push(first(f.tagset.tags)),
      '$.tagset.tags[2].id',
      /tag id “quote” stands twice/,
      /id of its own/,
    ],
    [
      'a duplicate attribute',
      (f) =>
        first(f.tagset.tags).attributes.push({
          id: 'form',
          label: '',
          type: 'text',
          required: false,
        }),
      '$.tagset.tags[0].attributes[4].id',
      /attribute id “form”/,
      /id of its own/,
    ],
    [
      'a tag the tagset lacks',
      (f) => (first(f.annotations).tag = 'claim'),
      '$.annotations[0].tag',
      /no tag “claim”/,
      /quote, actor/,
    ],
    [
      'an attribute the tag lacks',
      (f) => (first(f.annotations).attributes = { verdict: 1 }),
      '$.annotations[0].attributes.verdict',
      /no attribute “verdict”/,
      /extra/,
    ],
    [
      'an option that is none',
      (f) => (first(f.annotations).attributes = { form: 'x' }),
      '$.annotations[0].attributes.form',
      /“Form” is “x”/,
      /direct, indirect/,
    ],
    [
      'a day attribute that is none',
      (f) => (first(f.annotations).attributes = { seen: '2023-02-30' }),
      '$.annotations[0].attributes.seen',
      /2023/,
      /day/,
    ],
    [
      'a URL that is none',
      (f) => (first(f.annotations).attributes = { link: 'example' }),
      '$.annotations[0].attributes.link',
      /example/,
      /URL/,
    ],
    [
      'a number that is none',
      (f) => (first(f.annotations).attributes = { count: '1' }),
      '$.annotations[0].attributes.count',
      /“1”/,
      /number/,
    ],
    [
      'an annotator that is not listed',
      (f) => (first(f.annotations).annotator = 'x'),
      '$.annotations[0].annotator',
      /No annotator has the id “x”/,
      /annotators/,
    ],
    [
      'a relation by an annotator that is not listed',
      (f) => Object.assign(first(f.relations) ?? {}, { annotator: 'x' }),
      '$.relations[0].annotator',
      /No annotator has the id “x”/,
      /annotators/,
    ],
    [
      'a relation to nothing',
      (f) => Object.assign(first(f.relations) ?? {}, { to: 'a9' }),
      '$.relations[0].to',
      /No annotation has the id “a9”/,
      /remove the relation/,
    ],
    [
      'a relation the tagset lacks',
      (f) => Object.assign(first(f.relations) ?? {}, { type: 'x' }),
      '$.relations[0].type',
      /no relation “x”/,
      /said-by/,
    ],
    [
      'a relation the tagset forbids',
      (f) => Object.assign(first(f.relations) ?? {}, { to: 'a1' }),
      '$.relations[0].to',
      /cannot end at an annotation tagged “quote”/,
      /actor/,
    ],
    [
      'a relation type between tags that are none',
      (f) => (first(f.tagset.relations).to = ['actor', 'x']),
      '$.tagset.relations[0].to[1]',
      /no tag “x”/,
      /quote, actor/,
    ],
    [
      'a rejection by nothing',
      (f) => Object.assign(first(f.annotations), { rejectedBy: 'i1' }),
      '$.annotations[0].rejectedBy',
      /“i1”/,
      /decisions/,
    ],
    [
      'a prefix that is not there',
      (f) => (first(f.annotations).prefix = 'elsewhere '),
      '$.annotations[0].prefix',
      /“elsewhere ” is not the text before/,
      /offsets/,
    ],
    [
      'a suffix of more than 32',
      (f) => (first(f.annotations).suffix = 'x'.repeat(33)),
      '$.annotations[0].suffix',
      /33 code points/,
      /at most 32/,
    ],
    [
      'a block past the end',
      (f) => (f.article.blocks[1] = { start: 16, end: 99, type: 'paragraph', role: 'body' }),
      '$.article.blocks[1].end',
      /past the end/,
      /52 code points/,
    ],
    [
      'blocks that overlap',
      (f) => (f.article.blocks[1] = { start: 10, end: 52, type: 'paragraph', role: 'body' }),
      '$.article.blocks[1].start',
      /overlaps/,
      /order/,
    ],
    [
      'an empty block',
      (f) => (f.article.blocks[1] = { start: 16, end: 16, type: 'paragraph', role: 'body' }),
      '$.article.blocks[1].end',
      /not after its start/,
      /greater/,
    ],
    [
      'text in no block',
      (f) => f.article.blocks.pop(),
      '$.article.blocks',
      /“It is safe 🚧,” Mayor Ana Ruiz said\.” at code point 16 is in no block/,
      /Cover/,
    ],
    [
      'a mark past the end',
      (f) => (f.article.marks[0] = { start: 0, end: 99, type: 'code' }),
      '$.article.marks[0].end',
      /past the end/,
      /52/,
    ],
  ])('%s', (_, change, path, message, remedy) => {
    const outcome = parseChanged(change);
    expect(outcome.state).toBe('refused');
    expect(outcome.document).toBeNull();
    const problem = outcome.problems.find((one) => one.path === path);
    expect(outcome.problems.map((one) => one.path)).toContain(path);
    expect(problem?.message).toMatch(message);
    expect(problem?.remedy).toMatch(remedy);
  });

  test('several are all told', () => {
    const outcome = parseChanged((file) => {
      first(file.annotations).tag = 'x';
      first(file.annotations.slice(1)).annotator = 'y';
      file.article.textSha256 = sha256Hex('');
    });
    expect(outcome.problems.map((one) => one.path)).toEqual([
      '$.article.textSha256',
      '$.annotations[0].tag',
      '$.annotations[1].annotator',
      '$.relations[0].from',
    ]);
  });

  test('no more than 100 are', () => {
    const outcome = parseChanged((file) => {
      const one = first(file.annotations);
      file.annotations = Array.from({ length: 150 }, (_, at) => ({
        ...one,
        id: `n${at}`,
        tag: 'x',
      }));
    });
    expect(outcome.problems).toHaveLength(100);
  });

  test('nor with what was read otherwise than it is written, nor where the structure is wrong', () => {
    const tooMany = parseChanged((file) => {
      for (const { segments } of file.annotations) {
        for (const segment of segments) Object.assign(segment, { start: segment['startUtf16'] });
        for (const segment of segments) Object.assign(segment, { end: segment['endUtf16'] });
      }
      for (let at = 0; at < 150; at += 1) file.annotators.push(first(file.annotators));
    });
    expect(first(tooMany.problems).message).toMatch(/of the whole file count UTF-16/);
    expect(tooMany.problems).toHaveLength(100);
    const unread = parseChanged((file) => {
      Reflect.deleteProperty(file.article, 'text');
      for (let at = 0; at < 150; at += 1) Object.assign(file.article, { [`k${at}`]: 1 });
    });
    expect(unread.problems).toHaveLength(100);
  });

  test('a duplicate names the item before it as the file counts, also after one that cannot be read', () => {
    const outcome = parseChanged((file) => {
      file.annotations = [...file.annotations, structuredClone(first(file.annotations.slice(1)))];
      Object.assign(first(file.annotations), { id: 5 });
    });
    const problem = outcome.problems.find((one) => one.path === '$.annotations[2].id');
    expect(problem?.message).toMatch(/“a2” stands twice: first at item 1/);
  });

  test('a block that lies in an earlier one is told although a shorter one stands between', () => {
    const block = (start: number, end: number) => ({ start, end, type: 'paragraph', role: 'body' });
    const outcome = parseChanged((file) => {
      file.article.blocks = [block(0, 52), block(3, 5), block(16, 52)];
    });
    expect(outcome.problems.map(({ path }) => path)).toEqual([
      '$.article.blocks[1].start',
      '$.article.blocks[2].start',
    ]);
  });

  test('one bad annotation does not hide the problems of the others', () => {
    const outcome = parseChanged((file) => {
      Object.assign(first(file.annotations), { id: 5 });
      first(file.annotations.slice(1)).tag = 'x';
    });
    expect(outcome.problems.map((one) => one.path)).toEqual(
      expect.arrayContaining(['$.annotations[0].id', '$.annotations[1].tag']),
    );
  });
});
