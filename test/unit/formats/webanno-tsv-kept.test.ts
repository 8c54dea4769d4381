import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { webannoTsvCodec } from '../../../shared/formats/webanno-tsv.ts';
import { featureNames, typeNames } from '../../../shared/formats/webanno-tsv/type-names.ts';
import { fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

const head = '#FORMAT=WebAnno TSV 3.3\n';
const token = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';

async function read(text: string): Promise<AnnotatedArticle> {
  const { articles, problems } = await readAll(webannoTsvCodec, [fileOf('a.tsv', text)]);
  expect(problems).toEqual([]);
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  return article;
}

async function write(article: AnnotatedArticle) {
  const written = await writeAll(webannoTsvCodec, [article]);
  const losses = written.loss.items.map(({ kind, id }) => [kind, id]);
  return { tsv: textOf(written, '.tsv'), loss: written.loss, losses };
}

const first = <Item>([item]: readonly Item[]): Item => {
  if (item === undefined) throw new Error('empty');
  return item;
};

const withFirst = (given: AnnotatedArticle, change: object): AnnotatedArticle => ({
  ...given,
  annotations: given.annotations.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
});

const chains = `${head}#T_CH=webanno.custom.CorefLink|referenceType|referenceRelation


#Text=He saw him
1-1	0-2	He	pr[1]	a->1-1	
1-2	3-6	saw	vb[1]	b->1-2	
1-3	7-10	him	pr[1]	*->1-3	
`;

describe('a chain', () => {
  test('tells what of a mark it has no feature for', async () => {
    const given = await read(chains);
    const { id } = first(given.annotations);
    const { losses, tsv } = await write(withFirst(given, { note: 'why', origin: 'manual' }));
    expect(losses).toContainEqual(['note', id]);
    expect(losses).toContainEqual(['origin', id]);
    expect(tsv).toBe(chains);
  });

  test('falls in two where a link is taken away, and takes a new one', async () => {
    const given = await read(chains);
    const [he, saw, him] = given.annotations;
    const [link, other] = given.relations;
    if (!he || !saw || !him || !link || !other) throw new Error('no chain');
    const apart = await write({ ...given, relations: [link] });
    expect(apart.tsv).toContain('\tpr[2]\t*->2-1\t');
    const relations = [{ ...link, from: him.id, to: he.id }, other];
    const turned = await write({ ...given, relations });
    const back = await read(turned.tsv);
    expect(back.relations.map(({ type }) => type)).toEqual(['b', 'a']);
  });

  test('cannot lead back, and says so', async () => {
    const given = await read(chains);
    const link = first(given.relations);
    const [he, , him] = given.annotations;
    if (!he || !him) throw new Error('no chain');
    const extra = { 'webanno-tsv': { ...(link.extra['webanno-tsv'] as JsonObject), order: 9 } };
    const round = { ...link, id: 'round' as typeof link.id, from: him.id, to: he.id, extra };
    const { losses } = await write({ ...given, relations: [...given.relations, round] });
    expect(losses).toContainEqual(['relation', 'round']);
  });
});

describe('tokens that relations hang on', () => {
  const dependencies = `${head}#T_RL=webanno.custom.Relation|value|BT_${token}


#Text=It is
1-1	0-2	It	_	_	
1-2	3-5	is	subj	1-1	
`;

  test('get a layer when something is said of them', async () => {
    const given = await read(dependencies);
    const { tsv } = await write(withFirst(given, { note: 'who' }));
    expect(tsv).toContain('#T_SP=webanno.custom.Token|');
    const back = await read(tsv);
    expect(new Set(back.annotations.map(({ note }) => note))).toEqual(new Set(['who', null]));
    expect(back.relations).toMatchObject([{ type: 'subj' }]);
  });

  test('stay tokens when the relation gets another type', async () => {
    const given = await read(dependencies);
    const relations = given.relations.map((one) => ({ ...one, type: 'obj' }));
    expect((await write({ ...given, relations })).tsv).toBe(dependencies.replace('subj', 'obj'));
  });
});

describe('annotations of no length', () => {
  const zero = `${head}#T_SP=webanno.custom.Gap|kind
#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:at_webanno.custom.Link|webanno.custom.Gap


#Text=It is
1-1	0-2	It	_	*	1-1.1	
1-1.1	2-2		gap	_	_	
1-2	3-5	is	_	_	_	
`;

  test('keep their links, which go with the mark at the other end', async () => {
    const given = await read(zero);
    expect((await write(given)).tsv).toBe(zero);
    const { tsv } = await write({ ...given, annotations: [] });
    expect(tsv).toContain('\n1-1\t0-2\tIt\t_\t_\t_\t\n1-1.1\t2-2\t\tgap\t_\t_\t\n');
  });
});

test('what a layer of another tool does not say of its marks is told as lost', async () => {
  const given = await read(`${head}#T_SP=webanno.custom.Span|\n\n\n#Text=It\n1-1\t0-2\tIt\t*\t\n`);
  const { id } = first(given.annotations);
  const { losses } = await write(given);
  expect(losses).toEqual([
    ['provenance', null],
    ['times', id],
    ['ids', id],
  ]);
});

test('two layers with the same short name are two tags', async () => {
  const text = `${head}#T_SP=a.b.Span|x\n#T_SP=c.Span|x\n\n\n#Text=It\n1-1\t0-2\tIt\tone\ttwo\t\n`;
  const given = await read(text);
  expect(given.annotations.map(({ tag }) => tag)).toEqual(['a.b.Span', 'c.Span']);
  expect((await write(given)).tsv).toBe(text);
});

test('version 3.1 is read with its escapes, and written as 3.3', async () => {
  const text = '#FORMAT=WebAnno TSV 3.1\n\n\n#Text=caf\\u00e9\n1-1\t0-4\tcafé\t\n';
  const given = await read(text);
  expect(given.article.text).toBe('café');
  const again = text.replace('3.1', '3.3').replace('\\u00e9', 'é');
  expect((await write(given)).tsv).toBe(again);
});

test('whatever stands under extra, the article is written whole', async () => {
  const given = await read(chains);
  const kept = given.article.extra['webanno-tsv'];
  const parts = Object.entries(kept as JsonObject);
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(...parts.map(([, part]) => part)),
  );
  const changed = fc.array(
    fc.tuple(fc.constantFrom('sentences', 'layers', 'zero', 'links', 'textSha256'), value),
  );
  await fc.assert(
    fc.asyncProperty(changed, fc.jsonValue({ maxDepth: 2 }), async (changes, other) => {
      const extra = { 'webanno-tsv': { ...(kept as JsonObject), ...Object.fromEntries(changes) } };
      const article = { ...given.article, extra: extra as JsonObject };
      const odd = withFirst({ ...given, article }, { extra: { 'webanno-tsv': other } });
      const back = await read((await write(odd)).tsv);
      expect(back.article.text).toBe(given.article.text);
      expect(back.annotations.length).toBe(given.annotations.length);
    }),
    { numRuns: 300 },
  );
});

describe('names', () => {
  const tagset = (tags: string[], relations: string[] = []): Tagset => ({
    id: 't',
    name: 'T',
    version: 1,
    tags: tags.map((id) => ({
      id: id as TagId,
      label: id,
      color: '#000000',
      shortcut: null,
      description: null,
      attributes: [],
    })),
    relations: relations.map((id) => ({ id, label: id, from: [], to: [] })),
  });

  test('of layers are those that INCEpTION makes, each only once', () => {
    const names = typeNames(tagset(['quote', 'Quote', 'said by', 'дата', '5W'], ['quote']), [
      'webanno.custom.Saidby',
    ]);
    expect([...names.tags.values()]).toEqual([
      'webanno.custom.Quote',
      'webanno.custom.Quote_2',
      'webanno.custom.Saidby_2',
      'webanno.custom.Tag_x434__x430__x442__x430_',
      'webanno.custom.Tag5W',
    ]);
    expect([...names.relations.values()]).toEqual(['webanno.custom.Quote_3']);
  });

  test('of features are none that UIMA has already', () => {
    expect([...featureNames(['begin', 'a b', 'ab', '__proto__'], ['x']).values()]).toEqual([
      'begin_2',
      'ab',
      'ab_2',
      'feature__proto__',
    ]);
  });
});
