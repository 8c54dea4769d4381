import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, AnnotatorId, RelationId, TagId } from '../../../shared/domain/ids.ts';
import { buildArticle } from '../../../shared/formats/build-article.ts';
import { webannoTsvCodec } from '../../../shared/formats/webanno-tsv.ts';
import { markOf, wordsAt } from '../../support/mark-of.ts';
import { fileOf, readAll, readContext, textOf, writeAll } from '../../support/round-trip.ts';

const written = async (article: AnnotatedArticle): Promise<string> =>
  textOf(await writeAll(webannoTsvCodec, [article]), '.tsv');

const withoutOwnLine = (tsv: string): string => tsv.replace(/^#Sourcebench=.*\n/m, '');

async function read(text: string): Promise<AnnotatedArticle> {
  const { articles, problems } = await readAll(webannoTsvCodec, [fileOf('a.tsv', text)]);
  expect(problems).toEqual([]);
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  return article;
}

const ana = { id: 'ana' as AnnotatorId, name: 'Ana' };

function articleWith(text: string, annotations: Annotation[], relations: Relation[] = []) {
  const file = fileOf('a.txt', text);
  const base = buildArticle(readContext(), factCheckingTagset, {
    format: 'jsonl',
    file,
    id: 'article',
    place: '',
    text,
    annotators: [ana],
    marks: [],
    relations: [],
  });
  return { ...base, annotations, relations };
}

function mark(text: string, id: string, tag: string, ...words: string[]): Annotation {
  const places = words.map((one) => wordsAt(text, one));
  return {
    ...markOf(text, ...places),
    id: id as AnnotationId,
    tag: tag as TagId,
    note: null,
    annotator: ana.id,
  };
}

const relation = (id: string, type: string, from: string, to: string): Relation => ({
  id: id as RelationId,
  type,
  from: from as AnnotationId,
  to: to as AnnotationId,
  note: null,
  annotator: ana.id,
  createdAtMs: 1,
  updatedAtMs: 1,
  extra: {},
});

/** The rows' columns behind words, without those that say nothing. */
const rowsOf = (tsv: string): string[][] =>
  tsv
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split('\t').filter((cell) => cell !== '_' && cell !== ''));

describe('an article of ours', () => {
  const text = 'Mayor Ana Ruiz: “Safe 🚧.”\n\nIt is\nopen.';
  const marks = [
    { ...mark(text, 'm1', 'actor', 'Ana Ruiz'), attributes: { name: 'Ruiz_A' } },
    { ...mark(text, 'm2', 'quote', '“Safe 🚧.”'), attributes: { form: 'direct' } },
    { ...mark(text, 'm3', 'claim', 'Safe', 'op'), note: 'two\nlines' },
    mark(text, 'm4', 'actor', 'Ana'),
  ];
  const given = articleWith(text, marks, [relation('r', 'said-by', 'm2', 'm1')]);

  test('declares a layer for each tag and relation that is used', async () => {
    const [header = ''] = (await written(given)).split('\n\n\n');
    expect(header).toBe(`#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Claim|checkability|verdict|topic|sourcebenchAnnotator|sourcebenchNote|sourcebenchId
#T_SP=webanno.custom.Actor|kind|name|sourcebenchAnnotator|sourcebenchNote|sourcebenchId
#T_SP=webanno.custom.Quote|form|sourcebenchAnnotator|sourcebenchNote|sourcebenchId
#T_RL=webanno.custom.Saidby|sourcebenchAnnotator|sourcebenchNote|sourcebenchId|BT_uima.tcas.Annotation`);
  });

  test('has its text in sentences, and offsets in UTF-16', async () => {
    const lines = withoutOwnLine(await written(given)).split('\n');
    expect(lines.filter((line) => line.startsWith('#Text='))).toEqual([
      '#Text=Mayor Ana Ruiz: “Safe 🚧.”',
      '#Text=',
      '#Text=It is',
      '#Text=open.',
    ]);
    expect(lines.find((line) => line.includes('🚧\t'))).toMatch(/^1-7\t22-24\t🚧\t/);
  });

  test('tells stacked marks, marks over several tokens and parts of tokens apart', async () => {
    const rows = rowsOf(await written(given));
    expect(rows[0]).toEqual(['1-1', '0-5', 'Mayor']);
    const actors = ['*[1]|*[2]', 'Ruiz\\_A[1]|*[2]', 'Ana[1]|Ana[2]', '*[1]|*[2]', 'm1[1]|m4[2]'];
    expect(rows[1]).toEqual(['1-2', '6-9', 'Ana', ...actors, 'Ana', '*', 'r', '1-5[3_1]']);
    expect(rows.slice(-2)).toEqual([
      ['3-1.1', '34-36', 'op', '*', '*', '*', 'Ana', 'two\\nlines', 'm3'],
      ['3-2', '38-39', '.'],
    ]);
  });

  test('comes back with its discontinuous mark in one piece', async () => {
    const back = await read(await written(given));
    expect(back.article.text).toBe(text);
    const quotes = back.annotations.map(({ id, segments }) => [
      id,
      ...segments.map((one) => one.quote),
    ]);
    expect(quotes).toEqual([
      ['m1', 'Ana Ruiz'],
      ['m4', 'Ana'],
      ['m2', '“Safe 🚧.”'],
      ['m3', 'Safe', 'op'],
    ]);
    expect(back.tagset).toEqual(factCheckingTagset);
  });

  test('keeps ids, notes, annotators and discontinuous marks where our own line is gone', async () => {
    const back = await read(withoutOwnLine(await written(given)));
    const claim = back.annotations.find(({ tag }) => tag === 'Claim');
    expect(claim).toMatchObject({ id: 'm3', note: 'two\nlines', segments: [{}, {}] });
    expect(back.annotators.map(({ name }) => name)).toEqual(['Ana']);
    expect(back.relations).toMatchObject([{ id: 'r', type: 'Saidby', from: 'm2', to: 'm1' }]);
  });

  test('keeps ids that a cell cannot hold, with our own line and without', async () => {
    const ids = ['a\u2028b', 'a\u0085b', 'a b', 'a\r\nb', 'id:a%2028b', '%'];
    const annotations = ids.map((id) => mark(text, id, 'actor', 'Ana'));
    const relations = ids.map((id) => relation(id, 'said-by', id, id));
    const tsv = await written({ ...given, annotations, relations });
    for (const file of [tsv, withoutOwnLine(tsv)]) {
      const back = await read(file);
      expect(back.annotations.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      const links = back.relations.map(({ id, from, to }) => [id, from, to].join(' → '));
      expect(links.toSorted()).toEqual(ids.map((id) => `${id} → ${id} → ${id}`).toSorted());
    }
    expect((await read(tsv)).relations.map(({ createdAtMs }) => createdAtMs)).toEqual(
      ids.map(() => 1),
    );
  });

  test('keeps annotators who made nothing', async () => {
    const people = [ana, { id: 'idle' as AnnotatorId, name: 'Idle' }];
    const back = await read(await written({ ...given, annotators: people }));
    expect(back.annotators).toEqual(people);
  });

  test('keeps a tagset without tags', async () => {
    const tagset = { ...factCheckingTagset, tags: [], relations: [] };
    const bare = articleWith(text, []);
    expect((await read(await written({ ...bare, tagset }))).tagset).toEqual(tagset);
  });

  test('has relations of one tag on the layer of that tag', async () => {
    const same = { ...factCheckingTagset.relations[0], id: 'knows', label: 'knows' };
    const actor = ['actor' as TagId];
    const tagset = { ...factCheckingTagset, relations: [{ ...same, from: actor, to: actor }] };
    const tsv = await written({
      ...given,
      tagset,
      relations: [relation('r', 'knows', 'm1', 'm4')],
    });
    expect(tsv).toContain('#T_RL=webanno.custom.Knows|');
    expect(tsv).toContain('|BT_webanno.custom.Actor\n');
    expect((await read(tsv)).relations).toMatchObject([{ type: 'knows', from: 'm1', to: 'm4' }]);
  });
});

describe('what is reserved', () => {
  test.each([
    ['|', '\\|'],
    ['a_b', 'a\\_b'],
    ['[1]', '\\[1\\]'],
    ['*', '\\*'],
    ['->1-1', '\\->1-1'],
    ['a;b', 'a\\;b'],
    ['tab\there', 'tab\\there'],
    ['back\\', 'back\\\\'],
    ['\\t', '\\\\t'],
    ['', ''],
  ])('in a value %j is escaped as %j, and read again', async (value, escaped) => {
    const text = 'Ana';
    const one = { ...mark(text, 'm1', 'actor', 'Ana'), attributes: { name: value } };
    const two = { ...mark(text, 'm2', 'actor', 'Ana'), attributes: { name: 'x' } };
    for (const marks of [[one], [one, two]]) {
      const tsv = await written(articleWith(text, marks));
      expect(tsv).toContain(marks.length === 1 ? `\t${escaped}\t` : `\t${escaped}[1]|x[2]\t`);
      expect((await read(tsv)).annotations[0]?.attributes).toEqual({ name: value });
    }
  });

  test('in a text is escaped with a backslash, and read again', async () => {
    const text = 'a\tb\\n \u0001 \u000bc\u2028d\n\n#Text=x';
    const tsv = await written(articleWith(text, []));
    expect(tsv).toContain('#Text=a\\tb\\\\n \\\u0001 \u000bc\u2028d\n');
    expect((await read(tsv)).article.text).toBe(text);
  });
});

describe('a file of another tool', () => {
  const slots = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Lu|luvalue
#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Lu
#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation
#T_RL=webanno.custom.Relation|value|weight|BT_webanno.custom.Lu


#Sentence.id=s-1
#Text=Bob auctioned the clock
1-1	0-3	Bob	bob	_	_	_	pr[1]	coref->1-1	_	_	_	
1-2	4-13	auctioned	_	trade	seller;goods	1-1;1-3[4]	_	_	_	_	_	
1-3	14-17	the	clock[4]	_	_	_	_	_	x\\;y	2	1-1[0_4]	
1-4	18-23	clock	clock[4]	_	_	_	_	_	_	_	_	

#Text=He sold it
2-1	24-26	He	_	_	_	_	pr[1]	*->1-2	_	_	_	
2-2	27-31	sold	_	_	_	_	_	_	_	_	_	
2-3	32-34	it	_	_	_	_	np[1]|np[2]	last->1-3|*->2-1	_	_	_	
`;

  test('with slots, chains and relations is written back byte by byte', async () => {
    expect(await written(await read(slots))).toBe(slots);
  });

  test('gives what was changed since, and nothing of what it was before', async () => {
    const given = await read(slots);
    const changed = {
      ...given,
      annotations: given.annotations.map((one) =>
        one.tag === 'Lu'
          ? { ...one, attributes: { luvalue: `${JSON.stringify(one.attributes['luvalue'])}!` } }
          : one,
      ),
      relations: given.relations
        .filter(({ type }) => type !== 'coref')
        .map((one) => (one.type === 'seller' ? { ...one, type: 'goods' } : one))
        .map((one) => (one.type === 'x;y' ? { ...one, type: 'goods' } : one)),
    };
    const rows = rowsOf(await written(changed));
    expect(rows.slice(0, 3)).toEqual([
      ['1-1', '0-3', 'Bob', '"bob"!', 'pr[1]', '*->1-1'],
      ['1-2', '4-13', 'auctioned', 'trade', 'goods;goods', '1-1;1-3[4]'],
      ['1-3', '14-17', 'the', '"clock"![4]', 'goods', '2', '1-1[0_4]'],
    ]);
    expect(rows[4]).toEqual(['2-1', '24-26', 'He', 'pr[3]', '*->3-1']);
  });

  test('gets columns of ours only in the layers where something was added that needs them', async () => {
    const given = await read(slots);
    const annotations = given.annotations.map((one) =>
      one.tag === 'Frame' ? { ...one, note: 'why' } : one,
    );
    const tsv = await written({ ...given, annotations });
    expect(tsv).toContain(
      '|webanno.custom.Lu|sourcebenchAnnotator|sourcebenchNote|sourcebenchId\n',
    );
    expect(tsv).toContain('#T_SP=webanno.custom.Lu|luvalue\n');
    const back = await read(tsv);
    expect(back.annotations.map(({ note }) => note)).toEqual(annotations.map(({ note }) => note));
  });

  test('gets a line of ours for an annotator who made nothing', async () => {
    const given = await read(slots);
    const tsv = await written({ ...given, annotators: [...given.annotators, ana] });
    expect(withoutOwnLine(tsv)).toBe(slots);
    expect((await read(tsv)).annotators).toContainEqual(ana);
  });

  test('takes marks with new tags in layers of their own', async () => {
    const given = await read(slots);
    const tag = factCheckingTagset.tags[0];
    if (tag === undefined) throw new Error('no tag');
    const tagset = { ...given.tagset, tags: [...given.tagset.tags, tag] };
    const one = mark(given.article.text, 'new', tag.id, 'He sold');
    const people = [...given.annotators, ana];
    const annotations = [...given.annotations, one];
    const back = await read(await written({ ...given, tagset, annotators: people, annotations }));
    expect(back.annotations.find(({ id }) => id === 'new')).toMatchObject({
      tag: 'claim',
      segments: [{ quote: 'He sold' }],
    });
    expect(back.annotations.length).toBe(annotations.length);
  });

  test('is cut into tokens anew when the text was changed', async () => {
    const given = await read(slots);
    const text = `So ${given.article.text}`;
    const shifted = given.annotations.map((one) => ({
      ...one,
      segments: one.segments.map((segment) => ({
        ...segment,
        startUtf16: segment.startUtf16 + 3,
        endUtf16: segment.endUtf16 + 3,
      })),
    }));
    const article = { ...given.article, text, textSha256: 'other' };
    const back = await read(await written({ ...given, article, annotations: shifted }));
    expect(back.article.text).toBe(text);
    expect(back.annotations.map(({ segments }) => segments[0]?.quote)).toEqual(
      given.annotations.map(({ segments }) => segments[0]?.quote),
    );
  });
});
