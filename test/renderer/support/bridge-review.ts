// Reviews of the article about the bridge: one colleague with a difference of every kind, or three annotators.

import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, RelationId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { makeAnnotation } from './fake-articles.ts';
import { head, jon } from './fake-readings.ts';
import type { FakeReview } from './fake-reviews.ts';
import type { FakeStore } from './fake-store.ts';
import { SAVED_AT_MS } from './fake-types.ts';

interface Said {
  readonly tag: string;
  readonly quotes: readonly string[];
  readonly note?: string | null;
  readonly attributes?: JsonObject;
}

function placer(store: FakeStore) {
  const [article] = store.articles.values();
  if (article === undefined) throw new Error('no article');
  const spanOf = (quote: string): Span => {
    const startUtf16 = article.text.indexOf(quote);
    if (startUtf16 === -1) throw new Error(`the article has no “${quote}”`);
    return { startUtf16, endUtf16: startUtf16 + quote.length };
  };
  const mark = (by: string, id: string, { tag, quotes, note, attributes }: Said): Annotation => ({
    ...makeAnnotation(
      article,
      id as AnnotationId,
      tag,
      quotes.map((quote) => spanOf(quote)),
    ),
    annotator: by as AnnotatorId,
    note: note ?? null,
    attributes: attributes ?? {},
  });
  return { article, mark };
}

const relation = (id: string, from: string, to: string, type: string): Relation => ({
  id: id as RelationId,
  type,
  from: from as AnnotationId,
  to: to as AnnotationId,
  note: null,
  annotator: jon.id,
  createdAtMs: SAVED_AT_MS,
  updatedAtMs: SAVED_AT_MS,
  extra: {},
});

/** Mine are the marks that the article has, with values of their own. */
export function bridgeReview(store: FakeStore): readonly FakeReview[] {
  const { article, mark } = placer(store);
  const said: { readonly [id: string]: Partial<Annotation> } = {
    'mark-1-2': { attributes: { verdict: 'unchecked' } },
    'mark-1-6': { attributes: { verdict: 'unchecked' } },
  };
  const mine = store.ofArticle(article.id).map((each) => ({ ...each, ...said[each.id] }));
  for (const each of mine) store.annotations.set(each.id, each);
  const their = (id: string, what: Said) => mark(jon.id, id, what);
  const theirs = [
    their('t1', { tag: 'location', quotes: ['Harbour Bridge'] }),
    their('t2', {
      tag: 'claim',
      quotes: ['$41 million'],
      note: 'Budget act 2021, annex 4 lists $20.2 M. Ask for the final invoice.',
      attributes: { verdict: 'unchecked' },
    }),
    their('t3', { tag: 'location', quotes: ['the transport office'] }),
    their('t4', { tag: 'quote', quotes: ['“Every cable has been tested, and every one passed,”'] }),
    their('t5', { tag: 'actor', quotes: ['Ana Ruiz'] }),
    their('t6', {
      tag: 'claim',
      quotes: ['The east span now carries 60,000 vehicles a day'],
      attributes: { verdict: 'refuted' },
    }),
    their('t8', {
      tag: 'quote',
      quotes: ['“We were asked to sign for cables we had not seen,”'],
      note: 'Two sources say the same.',
    }),
    their('t9', { tag: 'actor', quotes: ['Tomas Vell'] }),
    their('t11', { tag: 'claim', quotes: ['It has not published the test records'] }),
    their('t12', { tag: 'actor', quotes: ['Two inspectors', 'one of them'] }),
  ];
  return [
    {
      sides: [
        { name: 'Ana Ruiz', annotations: mine, relations: [] },
        { name: jon.name, annotations: theirs, relations: [relation('r1', 't8', 't9', 'said-by')] },
      ],
    },
  ];
}

/** Three annotators, who agree on some. */
export function bridgePanel(store: FakeStore): readonly FakeReview[] {
  const { article, mark } = placer(store);
  const mia = { id: 'annotator-3' as AnnotatorId, name: 'Mia Sand' };
  const mine = store.ofArticle(article.id);
  const source = (fileName: string, colleague: typeof jon) => ({
    fileName,
    fileSha256: '0'.repeat(64),
    colleague,
    openedAtMs: SAVED_AT_MS,
  });
  return [
    {
      head: head({
        mode: 'panel',
        adjudicator: { id: 'adjudicated' as AnnotatorId, name: 'Adjudicated' },
        sources: [source('jon.annotated.json', jon), source('mia.annotated.json', mia)],
      }),
      sides: [
        { name: 'Ana Ruiz', annotations: mine, relations: [] },
        {
          name: jon.name,
          relations: [],
          annotations: [
            mark(jon.id, 'j1', { tag: 'location', quotes: ['Harbour Bridge'] }),
            mark(jon.id, 'j2', { tag: 'claim', quotes: ['$41 million'] }),
            mark(jon.id, 'j3', { tag: 'actor', quotes: ['Tomas Vell'] }),
            mark(jon.id, 'j4', { tag: 'claim', quotes: ['It has not published the test records'] }),
          ],
        },
        {
          name: mia.name,
          relations: [],
          annotations: [
            mark(mia.id, 's1', { tag: 'location', quotes: ['Harbour Bridge'] }),
            mark(mia.id, 's2', { tag: 'claim', quotes: ['$41 million'] }),
            mark(mia.id, 's3', { tag: 'actor', quotes: ['one of them, Tomas Vell'] }),
            mark(mia.id, 's4', { tag: 'claim', quotes: ['It has not published the test records'] }),
          ],
        },
      ],
    },
  ];
}
