import { expect, test } from 'vitest';
import { offersAt, withOffer } from '../../renderer/features/search/offers.ts';
import { leadIn, nextStop, resultItems } from '../../renderer/features/search/result-items.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { SearchGroup, SearchHit } from '../../shared/ipc/types.ts';
import { generatedRow } from './support/fake-articles.ts';

const publishers = [
  { value: 'Coastal Ledger', label: 'Coastal Ledger', articles: 12 },
  { value: 'Ledger', label: 'Ledger', articles: 1 },
  { value: 'Daily Standard', label: 'Daily Standard', articles: 3 },
];
const ask = () => Promise.resolve(publishers);
const none = () => Promise.resolve([]);

const labels = async (query: string, values = ask) =>
  (await offersAt(query, query.length, values)).offers.map(({ label }) => label);

test('a field is offered from its second letter on, inside brackets and after a minus too', async () => {
  expect(await labels('p')).toEqual([]);
  expect(await labels('pu')).toEqual(['publisher:', 'on:']);
  expect(await labels('dam (-publi')).toEqual(['publisher:', 'on:']);
  expect(await labels('"a pu')).toEqual([]);
});

test('values of the library that begin with what was typed come before those that contain it', async () => {
  expect(await labels('publisher:led')).toEqual(['Ledger', 'Coastal Ledger']);
  expect(await labels('publisher:')).toHaveLength(3);
});

test('values of the language’s own lists come with what they mean', async () => {
  const { offers } = await offersAt('status:d', 8, none);
  expect(offers[0]).toMatchObject({ insert: 'done', detail: 'Finished' });
  expect(await labels('status:done', none)).toEqual([]);
});

test('a chosen value is quoted where it has to be, ends its term and leaves the rest', async () => {
  const query = 'publisher:coa dam';
  const found = await offersAt(query, 13, ask);
  const [offer] = found.offers;
  if (offer === undefined) throw new Error('nothing was offered');
  const next = withOffer(query, found, offer);
  expect(next.query).toBe('publisher:="Coastal Ledger" dam');
  expect(next.query.slice(0, next.caret)).toBe('publisher:="Coastal Ledger" ');
});

test('a chosen field is followed by its value at once', async () => {
  const found = await offersAt('dam pu', 6, none);
  const [offer] = found.offers;
  if (offer === undefined) throw new Error('nothing was offered');
  expect(withOffer('dam pu', found, offer)).toEqual({ query: 'dam publisher:', caret: 14 });
});

const hit: SearchHit = {
  in: 'text',
  span: { startUtf16: 0, endUtf16: 3 },
  annotationId: null,
  before: '',
  match: 'dam',
  after: '',
};
const group = (at: number, hits: number, hitCount = hits): SearchGroup => ({
  article: generatedRow(at),
  hits: Array.from({ length: hits }, () => ({ ...hit })),
  hitCount,
});

test('an article shows its first places, and all of them once it is opened up', () => {
  const groups = [group(0, 9, 40), group(1, 5), group(2, 0)];
  const kinds = (opened: ReadonlySet<ArticleId>) =>
    resultItems(groups, opened).map(({ kind }) => kind);
  const hits = (count: number) => Array<'hit'>(count).fill('hit');
  expect(kinds(new Set())).toEqual(['title', ...hits(4), 'more', 'title', ...hits(5), 'title']);
  expect(kinds(new Set([generatedRow(0).id]))).toEqual([
    'title',
    ...hits(9),
    'rest',
    'title',
    ...hits(5),
    'title',
  ]);
});

test('the arrow keys stop at places and at titles that have none', () => {
  const items = resultItems([group(0, 1), group(1, 0), group(2, 1)], new Set());
  expect(items.map(({ kind }) => kind)).toEqual(['title', 'hit', 'title', 'title', 'hit']);
  expect(nextStop(items, -1, 1)).toBe(1);
  expect(nextStop(items, 1, 1)).toBe(2);
  expect(nextStop(items, 2, 1)).toBe(4);
  expect(nextStop(items, 4, 1)).toBeNull();
  expect(nextStop(items, 1, -1)).toBeNull();
});

test('what stands before a match is shortened between words, and inside one only where there are none', () => {
  expect(leadIn('a few words')).toBe('a few words');
  expect(leadIn('the office that approved the repairs in the end said that ')).toBe(
    '…repairs in the end said that ',
  );
  const unspaced = '港'.repeat(60);
  expect(leadIn(unspaced)).toBe(`…${'港'.repeat(15)}`);
});
