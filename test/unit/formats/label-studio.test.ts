import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelStudioCodec } from '../../../shared/formats/label-studio.ts';
import { readConfig } from '../../../shared/formats/label-studio/config.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { smallArticle } from '../../support/small-article.ts';
import { checkRoundTrip, fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

const dataset = fc.uniqueArray(arbitraryAnnotatedArticle(), {
  minLength: 1,
  maxLength: 3,
  selector: ({ article }) => article.id,
});

test('what goes out comes back', async () => {
  await fc.assert(
    fc.asyncProperty(dataset, async (articles) => {
      const written = await checkRoundTrip(labelStudioCodec, articles);
      const back = await readAll(
        labelStudioCodec,
        written.files,
        articles.map(({ tagset }) => tagset),
      );
      expect(back.notes).toEqual([]);
      expect(back.articles.map(({ article }) => article.id)).toEqual(
        articles.map(({ article }) => article.id),
      );
      const again = await writeAll(labelStudioCodec, back.articles);
      expect(textOf(again, '.json')).toBe(textOf(written, '.json'));
    }),
    { numRuns: 100 },
  );
}, 120_000);

const text = 'Ana 🚧 said the bridge is safe.';
const span = (words: string) => {
  const start = codePointLength(text.slice(0, text.indexOf(words)));
  return { start, end: start + codePointLength(words), text: words };
};
const region = (id: string, words: string, labels: readonly string[], more: object = {}) => ({
  value: { ...span(words), labels },
  id,
  from_name: 'ner',
  to_name: 'txt',
  type: 'labels',
  origin: 'manual',
  ...more,
});
const choice = (id: string, words: string, name: string, choices: readonly string[]) => ({
  value: { ...span(words), choices },
  id,
  from_name: name,
  to_name: 'txt',
  type: 'choices',
  origin: 'manual',
});
const ana = { id: 1, email: 'ana@example.org', first_name: 'Ana', last_name: 'Ruiz' };
const task = {
  id: 12,
  data: { body: text, source: 'wire' },
  annotations: [
    {
      id: 101,
      completed_by: ana,
      result: [
        region('r1', 'Ana', ['Person'], { meta: { text: ['a mayor'] }, score: 0.5 }),
        choice('r1', 'Ana', 'kind', ['official']),
        {
          value: { ...span('Ana'), text: ['line one', 'line two'] },
          id: 'r1',
          from_name: 'comment',
          to_name: 'txt',
          type: 'textarea',
          origin: 'manual',
        },
        {
          value: { choices: ['Politics'] },
          id: 'c1',
          from_name: 'topic',
          to_name: 'txt',
          type: 'choices',
        },
        region('r2', 'the bridge', ['Place', 'Thing'], { origin: 'prediction' }),
        {
          from_id: 'r1',
          to_id: 'r2',
          type: 'relation',
          direction: 'right',
          labels: ['speaks of', 'knows'],
        },
        { from_id: 'r2', to_id: 'r1', type: 'relation', direction: 'left' },
      ],
      was_cancelled: false,
      ground_truth: true,
      created_at: '2026-01-02T03:04:05.678901Z',
      updated_at: '2026-01-02T03:05:05.000000Z',
      lead_time: 8.4,
    },
    {
      id: 102,
      completed_by: 7,
      result: [region('r1', 'Ana 🚧', ['Person'])],
      was_cancelled: false,
    },
    { id: 103, completed_by: 7, result: [region('x', 'safe', ['Person'])], was_cancelled: true },
  ],
  predictions: [{ model_version: 'm', result: [region('p', 'safe', ['Person'])] }],
  meta: {},
  created_at: '2026-01-01T00:00:00Z',
};
const tasksFile = (...tasks: readonly unknown[]) => fileOf('p.json', JSON.stringify(tasks));
const configFile = (xml: string) => fileOf('p-config.xml', xml);

async function writtenBack(files: Parameters<typeof readAll>[1]) {
  const { articles, problems } = await readAll(labelStudioCodec, files);
  expect(problems).toEqual([]);
  return writeAll(labelStudioCodec, articles);
}

test('a project of Label Studio becomes marks of its annotators and comes back as it was', async () => {
  const { articles, notes } = await readAll(labelStudioCodec, [tasksFile(task)]);
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  const nameOf = (id: string) => article.annotators.find((one) => one.id === id)?.name;
  expect(
    article.annotations.map(
      ({ tag, segments, annotator, origin, note, attributes, createdAtMs }) => [
        tag,
        segments.map(({ quote }) => quote).join(),
        nameOf(annotator),
        origin,
        note,
        attributes,
        createdAtMs,
      ],
    ),
  ).toEqual([
    [
      'Person',
      'Ana',
      'Ana Ruiz',
      'imported',
      'a mayor',
      { kind: 'official', comment: 'line one\nline two' },
      Date.parse('2026-01-02T03:04:05.678Z'),
    ],
    ['Place', 'the bridge', 'Ana Ruiz', 'suggested', null, {}, expect.any(Number)],
    ['Thing', 'the bridge', 'Ana Ruiz', 'suggested', null, {}, expect.any(Number)],
    ['Person', 'Ana 🚧', 'Annotator 7', 'imported', null, {}, expect.any(Number)],
  ]);
  expect(article.relations.map(({ type }) => type)).toEqual(['speaks of', 'knows', 'relation']);
  expect(notes.map(({ path }) => path)).toEqual([
    '$[0].annotations[0]',
    '$[0].annotations[2]',
    '$[0].predictions',
  ]);
  const written = await writtenBack([tasksFile(task)]);
  expect(JSON.parse(textOf(written, '.json'))).toEqual([task]);
});

test('the configuration that came with the tasks goes with them', async () => {
  const xml = `<View>
  <Relations><Relation value="speaks of"/><Relation value="knows"/><Relation value="relation"/></Relations>
  <Labels name="ner" toName="txt" choice="multiple">
    <Label value="Person" background="#aa0000" hotkey="p" hint="Somebody."/><Label value="Place"/><Label value="Thing"/>
  </Labels>
  <Text name="txt" value="$body"/>
  <Choices name="kind" toName="txt" perRegion="true"><Choice value="official"/><Choice value="other"/></Choices>
  <TextArea name="comment" toName="txt" perRegion="true"/>
</View>`;
  const files = [tasksFile(task), configFile(xml)];
  const { tagset } = await readAll(labelStudioCodec, files);
  expect(tagset?.tags[0]).toMatchObject({
    id: 'Person',
    color: '#aa0000',
    shortcut: 'p',
    description: 'Somebody.',
    attributes: [
      { id: 'kind', type: 'choice', options: [{ id: 'official' }, { id: 'other' }] },
      { id: 'comment', type: 'text' },
    ],
  });
  const written = await writtenBack(files);
  expect(JSON.parse(textOf(written, '.json'))).toEqual([task]);
  expect(textOf(written, '-config.xml')).toBe(xml);
});

test('Label Studio gets a task, and a configuration that its results fit', async () => {
  const written = await writeAll(labelStudioCodec, [smallArticle()]);
  const made = {
    annotator: 'ana',
    createdAt: '1970-01-01T00:00:01.000Z',
    updatedAt: '1970-01-01T00:00:02.000Z',
  };
  const label = { from_name: 'label', to_name: 'text', type: 'labels', origin: 'manual' };
  expect(JSON.parse(textOf(written, '.json'))).toEqual([
    {
      data: { text: '🚧 Ana said so' },
      annotations: [
        {
          was_cancelled: false,
          ground_truth: false,
          created_at: '1970-01-01T00:00:01.000Z',
          updated_at: '1970-01-01T00:00:02.000Z',
          result: [
            {
              id: 'm1',
              ...label,
              value: { start: 2, end: 5, text: 'Ana', labels: ['actor'] },
              meta: { text: ['who?'], sourcebench: { ...made, origin: 'manual' } },
            },
            {
              id: 'm2',
              ...label,
              value: { start: 6, end: 10, text: 'said', labels: ['quote'] },
              meta: { sourcebench: { ...made, origin: 'manual' } },
            },
            {
              id: 'm2',
              from_name: 'quote.form',
              to_name: 'text',
              type: 'choices',
              origin: 'manual',
              value: { start: 6, end: 10, text: 'said', choices: ['direct'] },
            },
            {
              id: 'm2~2',
              ...label,
              value: { start: 11, end: 13, text: 'so', labels: ['quote'] },
              meta: { sourcebench: { of: 'm2' } },
            },
            {
              from_id: 'm2',
              to_id: 'm1',
              type: 'relation',
              direction: 'right',
              labels: ['said-by'],
              sourcebench: [{ id: 'r1', ...made }],
            },
          ],
        },
      ],
      meta: {
        sourcebench: {
          version: 1,
          offsets: 'code-points',
          article: { id: 'article-1', title: 'A day' },
          annotators: [{ id: 'ana', name: 'Ana' }],
        },
      },
    },
  ]);
  expect(textOf(written, '-config.xml')).toBe(`<!-- dataset -->
<View>
  <Relations>
    <Relation value="said-by"/>
  </Relations>
  <Labels name="label" toName="text">
    <Label value="actor" background="#1d4ed8" hint="ACTOR"/>
    <Label value="quote" background="#b45309" hotkey="q" hint="Words &amp; &quot;deeds&quot;."/>
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="quote">
    <Header value="Form" size="6"/>
    <Choices name="quote.form" toName="text" perRegion="true" whenTagName="label" whenLabelValue="quote" choice="single" showInline="true">
      <Choice value="direct" hint="Direct"/>
    </Choices>
  </View>
</View>
`);
});

test('the configuration is XML whatever names are in it, and names the controls of every result', async () => {
  await fc.assert(
    fc.asyncProperty(
      dataset,
      fc.string({ unit: 'binary', minLength: 1 }),
      async (articles, name) => {
        const odd = articles.map((given) => ({
          ...given,
          tagset: {
            ...given.tagset,
            tags: given.tagset.tags.map((tag) => ({ ...tag, description: name, label: name })),
          },
        }));
        const written = await writeAll(labelStudioCodec, odd, { name: `a--${name}-` });
        const config = readConfig(textOf(written, '-config.xml'));
        if (!('xml' in config)) throw new Error(config.message);
        const tasks = JSON.parse(textOf(written, '.json')) as {
          annotations: {
            result: { type: string; from_name: string; value: { labels: string[] } }[];
          }[];
        }[];
        for (const { type, from_name, value } of tasks.flatMap((one) =>
          one.annotations.flatMap(({ result }) => result),
        )) {
          if (type === 'relation') continue;
          const values = config.controls.get(from_name)?.values.map((one) => one.value);
          expect(values).toBeDefined();
          if (type === 'labels') expect(values).toEqual(expect.arrayContaining(value.labels));
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('a configuration that is no XML is a problem, and the tasks are read without it', async () => {
  const { articles, problems } = await readAll(labelStudioCodec, [
    tasksFile(task),
    configFile('<View>\n<Labels>\n</View>'),
  ]);
  expect(articles).toHaveLength(1);
  expect(problems).toMatchObject([{ file: 'p-config.xml', path: 'line 3' }]);
});

test('old exports with completions come back as they were', async () => {
  const { annotations: _, predictions: __, ...rest } = task;
  const old = {
    ...rest,
    completions: [
      { id: 1, created_at: 1609789589, lead_time: 2.5, result: [region('r', 'Ana', ['Person'])] },
    ],
  };
  const { articles } = await readAll(labelStudioCodec, [tasksFile(old)]);
  expect(articles[0]?.annotations[0]?.createdAtMs).toBe(1_609_789_589_000);
  expect(JSON.parse(textOf(await writtenBack([tasksFile(old)]), '.json'))).toEqual([old]);
});

test('the short form is read as far as it goes, and said to be one', async () => {
  const short = {
    id: 4,
    body: text,
    ner: [{ ...span('Ana'), labels: ['Person'] }],
    annotator: 3,
    annotation_id: 9,
    created_at: '2026-01-02T03:04:05.678901Z',
  };
  const { articles, problems, notes } = await readAll(labelStudioCodec, [tasksFile(short)]);
  expect(problems).toEqual([]);
  expect(notes).toMatchObject([{ path: '$' }]);
  expect(articles[0]?.annotations).toMatchObject([{ tag: 'Person', segments: [{ quote: 'Ana' }] }]);
  expect(articles[0]?.annotators).toMatchObject([{ name: 'Annotator 3' }]);
});

test('regions of two annotations with one id are two marks, in one annotation a problem', async () => {
  const two = { ...task, annotations: task.annotations.slice(0, 2) };
  const { articles, problems } = await readAll(labelStudioCodec, [tasksFile(two)]);
  expect(problems).toEqual([]);
  const ids = articles[0]?.annotations.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(ids.length);
  const twice = {
    data: { text },
    annotations: [{ result: [region('a', 'Ana', ['P']), region('a', 'safe', ['P'])] }],
  };
  const read = await readAll(labelStudioCodec, [tasksFile(twice)]);
  expect(read.articles[0]?.annotations).toHaveLength(2);
  expect(read.problems).toMatchObject([{ path: '$[0].annotations[0].result[1]' }]);
});

test('marks that were changed here change in the results, and nothing else does', async () => {
  const { articles } = await readAll(labelStudioCodec, [tasksFile(task)]);
  const changed = articles.map((given) => ({
    ...given,
    annotations: given.annotations.flatMap((mark, at) =>
      at === 0
        ? [{ ...mark, note: 'new', attributes: { kind: 'official', comment: 'one' } }]
        : at === 3
          ? []
          : [mark],
    ),
  }));
  const [written] = JSON.parse(textOf(await writeAll(labelStudioCodec, changed), '.json')) as [
    typeof task,
  ];
  const [first, , third] = written.annotations[0]?.result ?? [];
  expect(first).toMatchObject({ meta: { text: ['new'] }, score: 0.5 });
  expect(third).toMatchObject({ value: { text: ['one'] } });
  expect(written.annotations[1]?.result).toEqual([]);
  expect(written.annotations[0]?.result.slice(3)).toEqual(task.annotations[0]?.result.slice(3));
});
