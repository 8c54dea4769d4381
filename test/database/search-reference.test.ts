import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { SearchGroup } from '../../shared/ipc/types.ts';
import { parseQuery } from '../../shared/search/parse-query.ts';
import { printQuery } from '../../shared/search/print-query.ts';
import { soughtTerms, type QueryNode, type WordsTerm } from '../../shared/search/query-ast.ts';
import { canonicalText } from '../../shared/text/canonical.ts';
import { storeText } from '../support/arrived-article.ts';
import { isFound, occurrences, wordsOf, type NaiveArticle } from '../support/naive-search.ts';
import { searchFor } from '../support/search.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const vocabulary = [
  ...'bridge Bridge bridges mayor Résumé resume e\u0301tude Étude ÅNGSTRÖM'.split(' '),
  ...'جِسْر جسر الجسر мост Мосты क्षेत्र কি ΣΊΣΥΦΟΣ σίσυφος'.split(' '),
  ...'大橋 橋 重新開放 東京タワー 2023年 ที่นี่ ที่ 서울에서 서울'.split(' '),
  ...'🚧 👩‍👩‍👧‍👦 🤔 don’t don t re\u00adopen reopen 1,000 50% \u200b'.split(' '),
];
const joint = fc.constantFrom(' ', ' ', ' ', ' ', '', '. ', '\n\n', ' — ', '’');
const someText = fc
  .array(fc.tuple(fc.constantFrom(...vocabulary), joint), { minLength: 1, maxLength: 12 })
  .map((pairs) => canonicalText(pairs.flat().join('')))
  .map((text) => (text.trim() === '' ? 'x' : text));

const someArticle: fc.Arbitrary<NaiveArticle> = fc.record({
  title: someText.map((text) => text.trim()),
  publisher: fc.option(fc.constantFrom('Example Times', '橋 Times', 'Résumé')),
  publishedOn: fc.option(fc.constantFrom('2022-12-31', '2023-01-01', '2023-05-17', '2024-02-29')),
  text: someText,
  status: fc.constantFrom('to-do', 'in-progress', 'done'),
  shelf: fc.constantFrom('library', 'library', 'library', 'archive', 'bin'),
  tags: fc.subarray(['claim', 'actor', 'quote']),
  notes: fc.constant([]),
});

/** Each note is on a mark, so there are at most as many notes as tags. */
const someLibrary = fc.array(
  fc
    .tuple(someArticle, fc.array(someText, { maxLength: 2 }))
    .map(([article, notes]) => ({ ...article, notes: notes.slice(0, article.tags.length) })),
  { minLength: 2, maxLength: 6 },
);

const span = { startUtf16: 0, endUtf16: 0 };
const someWords: fc.Arbitrary<QueryNode> = fc
  .record({
    words: fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 2 }),
    field: fc.constantFrom(null, null, null, 'title', 'text', 'publisher', 'note'),
    prefix: fc.boolean(),
    cut: fc.nat({ max: 2 }),
  })
  .map(({ words, field, prefix, cut }) => {
    const text = words.join(' ').replaceAll('\u200b', '').trim();
    const points = [...text];
    // The beginning of the last word, where that is something to look for.
    const shorter = points.slice(0, Math.max(1, points.length - cut)).join('');
    const beginning = prefix && shorter.trim() !== '' ? shorter.trim() : text;
    return {
      kind: 'words' as const,
      field,
      text: beginning === '' ? 'x' : beginning,
      prefix,
      ...span,
    };
  });
const someField: fc.Arbitrary<QueryNode> = fc.constantFrom<QueryNode>(
  { kind: 'name', field: 'tag', text: 'claim', prefix: false, whole: false, ...span },
  { kind: 'status', status: 'done', ...span },
  { kind: 'shelf', shelf: 'archive', ...span },
  { kind: 'shelf', shelf: 'any', ...span },
  { kind: 'has', has: 'note', ...span },
  { kind: 'has', has: 'date', ...span },
  { kind: 'date', of: 'published', comparison: '<', date: '2023-05', ...span },
  { kind: 'date', of: 'published', comparison: '=', date: '2023', ...span },
  { kind: 'date', of: 'published', comparison: '>', date: '2023-01-01', ...span },
  { kind: 'marks', comparison: '>', count: 1, ...span },
);
const { node: someNode } = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: someWords },
    { weight: 2, arbitrary: someField },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, nodes]) => ({ kind, nodes, ...span })),
    },
    { weight: 1, arbitrary: tie('node').map((node) => ({ kind: 'not' as const, node, ...span })) },
  ),
}));

async function store(workspace: TestWorkspace, article: NaiveArticle): Promise<ArticleId> {
  const { title, publisher, publishedOn, text, status, shelf, tags, notes } = article;
  const id = storeText(workspace, text, { title, publisher, publishedOn });
  const { call } = workspace;
  const first = wordsOf(text)[0] ?? { startUtf16: 0, endUtf16: [...text][0]?.length ?? 1 };
  for (const [index, tag] of tags.entries()) {
    const mark = { id: randomUUID() as string as AnnotationId, articleId: id };
    const { startUtf16, endUtf16 } = first;
    await call['annotation:create']({
      ...mark,
      tag: tag as TagId,
      segments: [{ startUtf16, endUtf16 }],
    });
    const note = notes[index];
    if (note !== undefined) await call['annotation:set-note']({ ...mark, note });
  }
  await call['library:act']({ target: { ids: [id] }, act: { kind: 'set-status', status } });
  await call['library:act']({ target: { ids: [id] }, act: { kind: 'move', shelf } });
  return id;
}

const isBetween = ({ startUtf16, endUtf16 }: Span, outer: Span) =>
  startUtf16 >= outer.startUtf16 && endUtf16 <= outer.endUtf16;

/** Every place in the text is where the words are, and every one of the first twenty is there. */
function checkPlaces(
  { hits, hitCount }: SearchGroup,
  article: NaiveArticle,
  node: QueryNode,
): void {
  const terms = soughtTerms(node).filter((term): term is WordsTerm => term.kind === 'words');
  const inText = terms.filter(({ field }) => field === null || field === 'text');
  const expected = inText.flatMap((term) => occurrences(article.text, term));
  const symbols = inText.filter(({ text }) => wordsOf(text).length === 0).map(({ text }) => text);
  const places = hits.flatMap((hit) =>
    hit.in === 'text' && hit.span !== null && terms.length > 0 ? [hit] : [],
  );
  for (const { span: place, match } of places) {
    expect(place === null ? null : article.text.slice(place.startUtf16, place.endUtf16)).toBe(
      match,
    );
    if (symbols.includes(match)) continue;
    const starts = expected.map(({ startUtf16 }) => startUtf16);
    const ends = expected.map(({ endUtf16 }) => endUtf16);
    expect(starts).toContain(place?.startUtf16);
    expect(ends).toContain(place?.endUtf16);
  }
  if (hitCount > hits.length) return;
  for (const occurrence of expected) {
    expect(places.some(({ span: place }) => place !== null && isBetween(occurrence, place))).toBe(
      true,
    );
  }
  for (const { in: field, match } of hits.filter((hit) => hit.in === 'note')) {
    expect([field, article.notes.some((note) => note.includes(match))]).toEqual(['note', true]);
  }
}

test('finds what a search without an index finds, at the same places', async () => {
  let found = 0;
  let empty = 0;
  const check = async (articles: readonly NaiveArticle[], nodes: readonly QueryNode[]) => {
    const workspace = await openTestWorkspace();
    const ids = new Map<ArticleId, NaiveArticle>();
    for (const article of articles) ids.set(await store(workspace, article), article);
    for (const given of nodes) {
      const query = printQuery(given);
      const parsed = parseQuery(query);
      if (!parsed.ok || parsed.node === null) throw new Error(query);
      const { node } = parsed;
      for (const [order, shelf] of [
        ['relevance', 'library'],
        ['sort', 'archive'],
      ] as const) {
        const { groups, total, fault } = await searchFor(workspace, query, {
          order,
          view: { shelf },
        });
        expect([query, fault]).toEqual([query, null]);
        const expected = [...ids].flatMap(([id, article]) =>
          isFound(article, node, shelf) ? [id] : [],
        );
        expect([query, groups.map(({ article }) => article.id).toSorted()]).toEqual([
          query,
          expected.toSorted(),
        ]);
        expect(total).toBe(groups.length);
        found += groups.length;
        if (groups.length === 0) empty += 1;
        for (const group of groups) {
          const article = ids.get(group.article.id);
          if (article !== undefined) checkPlaces(group, article, node);
        }
      }
    }
    workspace.service.close();
  };
  await fc.assert(
    fc.asyncProperty(someLibrary, fc.array(someNode, { minLength: 6, maxLength: 12 }), check),
    { numRuns: 30 },
  );
  expect(Math.min(found, empty)).toBeGreaterThan(50);
}, 120_000);
