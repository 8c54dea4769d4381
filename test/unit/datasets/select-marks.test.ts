import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { marksChosenBy } from '../../../shared/datasets/select-marks.ts';
import type { AnnotatorId, ArticleId, RelationId, TagId } from '../../../shared/domain/ids.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { sha256Of } from '../../support/round-trip.ts';

const all = { tags: null, annotators: null, acceptedOnly: false };
const nowhere = () => false;
const documents = arbitraryAnnotatedArticle({ maxPieces: 20 });

describe('what is chosen', () => {
  test('is everything as it is, where nothing is left out', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(marksChosenBy(all)(document, nowhere)).toBe(document);
      }),
    );
  });

  test('is a document that our own file takes, whatever the choice', () => {
    const choices = fc.record({
      tags: fc.option(fc.subarray(['quote', 'actor'] as TagId[])),
      annotatorAt: fc.option(fc.nat(2)),
      acceptedOnly: fc.boolean(),
    });
    fc.assert(
      fc.property(documents, choices, (document, { tags, annotatorAt, acceptedOnly }) => {
        const annotators =
          annotatorAt === null
            ? null
            : document.annotators.slice(annotatorAt, annotatorAt + 1).map(({ id }) => id);
        const chosen = marksChosenBy({ tags, annotators, acceptedOnly })(document, nowhere);
        for (const mark of chosen.annotations) {
          if (tags !== null) expect(tags).toContain(mark.tag);
          if (annotators !== null) expect(annotators).toContain(mark.annotator);
          if (acceptedOnly) {
            expect([mark.anchoring.state, mark.rejectedBy]).toEqual(['exact', undefined]);
          }
        }
        const json = serialiseAnnotatedArticle(chosen, {
          exportedAtMs: 0,
          generatorVersion: '0.0.0',
        });
        expect(parseAnnotatedArticle(json, { sha256Hex: sha256Of }).problems).toEqual([]);
      }),
    );
  });

  test('keeps a relation into another article only when that mark is chosen, too', () => {
    const [document] = fc.sample(
      arbitraryAnnotatedArticle().filter(({ annotations }) => annotations.length > 0),
      1,
    );
    const [mark] = document?.annotations ?? [];
    if (document === undefined || mark === undefined) throw new Error('no mark');
    const far = {
      id: 'far' as RelationId,
      type: 'same-as',
      from: mark.id,
      to: mark.id,
      toArticle: 'other' as ArticleId,
      note: null,
      annotator: mark.annotator,
      createdAtMs: 0,
      updatedAtMs: 0,
      extra: {},
    };
    const choose = marksChosenBy({ ...all, annotators: [mark.annotator] });
    const given = { ...document, relations: [far] };
    expect(choose(given, () => true).relations).toEqual([far]);
    expect(choose(given, nowhere).relations).toEqual([]);
    const others = marksChosenBy({ ...all, annotators: ['nobody' as AnnotatorId] });
    expect(others(given, () => true)).toMatchObject({
      annotations: [],
      relations: [],
      annotators: [],
    });
  });
});
