import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { webannoTsvCodec } from '../../../shared/formats/webanno-tsv.ts';
import { expectConsistent } from '../../support/codec-checks.ts';
import { fileOf, readAll } from '../../support/round-trip.ts';

const good = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Span|value
#T_RL=webanno.custom.Relation|kind|BT_webanno.custom.Span


#Text=It is 🚧 open
1-1	0-2	It	a	_	_	
1-2	3-5	is	_	_	_	
1-3	6-8	🚧	b[1]	r	1-1	
1-4	9-13	open	b[1]	_	_	

#Text=Ana said so
2-1	14-17	Ana	c	_	_	
2-2	18-22	said	_	_	_	
2-3	23-25	so	_	_	_	
`;

async function read(content: string | Uint8Array) {
  const file =
    typeof content === 'string' ? fileOf('a.tsv', content) : { path: 'a.tsv', bytes: content };
  const result = await readAll(webannoTsvCodec, [file]);
  expectConsistent(result);
  return { ...result, told: result.problems.map(({ path, message }) => `${path}: ${message}`) };
}

const quotesOf = (articles: readonly AnnotatedArticle[]) =>
  articles.flatMap(({ annotations }) => annotations.map(({ segments }) => segments[0]?.quote));

const changed = (from: string | RegExp, to: string): string => {
  const text = good.replace(from, to);
  expect(text).not.toBe(good);
  return text;
};

test('the good file is good', async () => {
  const { told, articles } = await read(good);
  expect(told).toEqual([]);
  expect(quotesOf(articles)).toEqual(['It', '🚧 open', 'Ana']);
});

describe('what is no WebAnno TSV 3', () => {
  test.each([
    ['an empty file', '', '$: The file is empty.'],
    ['white space', '\n\n \n', '$: The file is empty.'],
    [
      'JSON',
      '{"a": 1}\n',
      'line 1: Not a WebAnno TSV file: its first line has to be “#FORMAT=WebAnno TSV 3.3”.',
    ],
    [
      'version 2',
      '# webanno.custom.X | value\n',
      'line 1: Not a WebAnno TSV file: its first line has to be “#FORMAT=WebAnno TSV 3.3”.',
    ],
    [
      'version 4.0',
      '#FORMAT=WebAnno TSV 4.0\n',
      'line 1: WebAnno TSV 4.0: its first line has to be “#FORMAT=WebAnno TSV 3.3”.',
    ],
    [
      'a header alone',
      '#FORMAT=WebAnno TSV 3.3\n\n\n',
      'line 4: The file has no text: it may be cut off.',
    ],
  ])('%s is told and gives no article', async (_name, text, message) => {
    const { told, articles } = await read(text);
    expect(told).toEqual([message]);
    expect(articles).toEqual([]);
  });

  test('a binary file is told and gives no article', async () => {
    const { told, articles } = await read(Uint8Array.of(0xff, 0xfe, 0x00, 0x80));
    expect(told.at(0)).toBe('line 1: The file has bytes that are not UTF-8.');
    expect(articles).toEqual([]);
  });
});

describe('offsets', () => {
  test('in code points are found out, and told', async () => {
    const text = changed('6-8', '6-7')
      .replace('9-13', '8-12')
      .replace('14-17', '13-16')
      .replace('18-22', '17-21')
      .replace('23-25', '22-24');
    const { told, notes, articles } = await read(text);
    expect(told).toEqual([]);
    expect(notes[0]?.message).toContain('Offsets count code points, not UTF-16 code units');
    expect(articles[0]?.article.text).toBe('It is 🚧 open\nAna said so');
    expect(quotesOf(articles)).toEqual(['It', '🚧 open', 'Ana']);
  });

  test('that give other words are told, and the words are looked for', async () => {
    const { told, articles } = await read(changed('9-13', '10-14'));
    expect(told).toEqual([
      'line 10: The offsets 10-14 of 1-4 do not give “open”; it is where these words are next.',
    ]);
    expect(quotesOf(articles)).toEqual(['It', '🚧 open', 'Ana']);
    expect(articles[0]?.annotations[1]?.anchoring).toEqual({ state: 'moved', score: 1 });
  });

  test('of words that are nowhere are told, and the row is left out', async () => {
    const { told, articles } = await read(changed('0-2\tIt', '0-2\tAt'));
    expect(told).toEqual([
      'line 7: The offsets 0-2 of 1-1 do not give “At”, nor are these words near behind; it is left out.',
      'line 9: A relation of webanno.custom.Relation refers to 1-1, where there is no such annotation; it is left out.',
    ]);
    expect(quotesOf(articles)).toEqual(['🚧 open', 'Ana']);
  });

  test.each([['9999999999-9999999999'], ['2-5'], ['0-3']])(
    'of a sentence that make no sense (%s) are told, and it is read as the next line',
    async (offsets) => {
      const { told, articles } = await read(changed('14-17', offsets));
      expect(told[0]).toMatch(
        /^line 12: The sentence begins at \d+, where the one before ends at 13;/,
      );
      expect(articles[0]?.article.text).toBe('It is 🚧 open\nAna said so');
      expect(quotesOf(articles)).toContain('Ana');
    },
  );

  test('that are no numbers, or end before they begin, are told', async () => {
    const { told } = await read(changed('3-5', 'x-5').replace('18-22', '22-18'));
    expect(told.map((line) => line.slice(0, 28))).toEqual([
      'line 8: The row is not made ',
      'line 14: The row ends before',
    ]);
  });

  test('between sentences make the text that INCEpTION makes', async () => {
    const texts = await Promise.all(
      [13, 14, 16].map(async (start) => {
        const moved = good
          .replace('14-17', `${start}-${start + 3}`)
          .replace('18-22', `${start + 4}-${start + 8}`)
          .replace('23-25', `${start + 9}-${start + 11}`);
        return (await read(moved)).articles[0]?.article.text;
      }),
    );
    expect(texts).toEqual([
      'It is 🚧 openAna said so',
      'It is 🚧 open\nAna said so',
      'It is 🚧 open\n  Ana said so',
    ]);
  });
});

describe('line breaks', () => {
  test('of CRLF are read like others', async () => {
    const { told, articles } = await read(good.replaceAll('\n', '\r\n'));
    expect(told).toEqual([]);
    expect(quotesOf(articles)).toEqual(['It', '🚧 open', 'Ana']);
  });

  test('of a text with CRLF, which INCEpTION escapes, are counted as two and become one', async () => {
    const text = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Span|


#Text=One\\r
#Text=two
1-1	0-3	One	_	
1-2	5-8	two	*	

#Text=three
2-1	10-15	three	*	
`;
    const { told, articles } = await read(text);
    expect(told).toEqual([]);
    expect(articles[0]?.article.text).toBe('One\ntwo\nthree');
    expect(quotesOf(articles)).toEqual(['two', 'three']);
  });
});

describe('a damaged file', () => {
  test('that is cut off in a row says where, and gives what is whole', async () => {
    const { told, articles } = await read(good.slice(0, good.indexOf('b[1]\t_')));
    expect(told).toEqual(
      [
        'line 10: The row has 1 column of annotations where the header declares 3.',
        'line 10: The columns of webanno.custom.Span do not have the same number of annotations.',
      ].slice(0, told.length),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(quotesOf(articles)).toContain('It');
  });

  test('that is cut off after a text says so', async () => {
    const { told, articles } = await read(good.slice(0, good.indexOf('2-1')));
    expect(told).toEqual(['line 12: The sentence has no tokens: the file may be cut off.']);
    expect(articles[0]?.article.text).toBe('It is 🚧 open\nAna said so');
  });

  test('with too many columns says where', async () => {
    const { told } = await read(changed('so\t_\t_\t_\t', 'so\t_\t_\t_\t_\t_\t'));
    expect(told).toEqual([
      'line 15: The row has 6 columns of annotations where the header declares 3.',
    ]);
  });

  test('with bytes that are not UTF-8 says where', async () => {
    const bytes = Buffer.from(good);
    bytes[bytes.indexOf('said so') + 1] = 0xff;
    const { told } = await read(bytes);
    expect(told[0]).toBe('line 12: The file has bytes that are not UTF-8.');
  });

  test('with the same token id twice leaves the second one out', async () => {
    const { told, articles } = await read(changed('2-2\t', '2-1\t'));
    expect(told).toEqual([
      'line 14: The id 2-1 is used by another row before; this one is left out.',
    ]);
    expect(quotesOf(articles)).toEqual(['It', '🚧 open', 'Ana']);
  });

  test('with a relation to nowhere leaves it out', async () => {
    for (const ref of ['7-7', '1-2', '1-1[9_1]', 'x']) {
      const { told, articles } = await read(changed('r\t1-1', `r\t${ref}`));
      expect(told).toEqual([
        `line 9: A relation of webanno.custom.Relation refers to ${ref}, where there is no such annotation; it is left out.`,
      ]);
      expect(articles[0]?.relations).toEqual([]);
    }
  });

  test('with a relation on tokens to nowhere leaves no token behind', async () => {
    const text = changed(
      'BT_webanno.custom.Span',
      'BT_de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token',
    );
    expect(quotesOf((await read(text)).articles)).toEqual(['It', '🚧 open', 'Ana', 'It', '🚧']);
    const dangling = await read(text.replace('r\t1-1', 'r\t8-1'));
    expect(quotesOf(dangling.articles)).toEqual(['It', '🚧 open', 'Ana']);
  });

  test('with a kind of layer that is not known reads the columns of the others', async () => {
    const { told, articles } = await read(changed('#T_RL=', '#T_XX='));
    expect(told).toEqual([
      'line 3: The header has a line that declares no kind of layer that is known: #T_XX=webanno.custom.Relation|kind|BT_webanno.custom.Span It is left out.',
    ]);
    expect(quotesOf(articles)).toContain('🚧 open');
  });

  test('with a layer twice says so', async () => {
    const twice = good
      .replace('#T_RL=', '#T_SP=webanno.custom.Span|value\n#T_RL=')
      .replaceAll(/^(\d.*\t)(?=.*\t.*\t$)/gm, '$1');
    const { told } = await read(twice);
    expect(told[0]).toBe(
      'line 3: The layer webanno.custom.Span is declared twice. It is left out.',
    );
  });

  test('with one id for annotations that differ says so', async () => {
    const { told } = await read(changed('open\tb[1]', 'open\tx[1]'));
    expect(told).toEqual([
      'line 10: An annotation of webanno.custom.Span over several rows has other values than before; the first ones are taken.',
    ]);
  });

  test('with tokens that overlap leaves the second one out', async () => {
    const { told } = await read(changed('3-5\tis', '1-4\tt i'));
    expect(told).toEqual([
      'line 8: The token 1-2 begins before the one before it ends; it is left out.',
    ]);
  });

  test('with a line of ours that cannot be read is read without it', async () => {
    for (const json of ['{', '[]', '{"article": {}}', '['.repeat(5000)]) {
      const { told, articles } = await read(changed('#Text=It', `#Sourcebench=${json}\n#Text=It`));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^line 6: The line #Sourcebench=… cannot be read\./);
      expect(quotesOf(articles)).toEqual(['It', '🚧 open', 'Ana']);
    }
  });
});

test('names that mean something in JavaScript are names', async () => {
  const text = changed('|value', '|__proto__').replace('Span|__', 'Span|constructor|__');
  const wide = text.replaceAll(/^(\d-\d\t\S+\t\S+\t)/gm, '$1_\t').replace('It\t_\ta', 'It\tx\ta');
  const { articles } = await read(wide);
  expect(Object.entries(articles[0]?.annotations[0]?.attributes ?? {})).toEqual([
    ['constructor', 'x'],
    ['__proto__', 'a'],
  ]);
});
