// Another tagset: what has to be asked, what is proposed, and what has no place.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import {
  documentAt,
  inspect,
  longText,
  mineWithText,
  openColleague,
  rewrite,
  sent,
  serialised,
} from '../support/colleague.ts';
import { importText, tagWords } from '../support/workspace.ts';

/** His tagset: claims are “CLAIM” under another id, and he has one for irony. */
async function withHisTagset() {
  const { mine, articleId } = await mineWithText();
  const theirs = await openColleague();
  const own = await importText(theirs, longText);
  const { id } = await tagWords(theirs, own, 'The repairs cost 4.2 million euros', 'claim');
  await theirs.call['annotation:set-attributes']({
    id,
    articleId: own,
    values: { verdict: 'supported', topic: 'money' },
  });
  await tagWords(theirs, own, 'Mill Street', 'location');
  await tagWords(theirs, own, 'nine people', 'actor');
  const path = await sent(theirs, own, mine);
  rewrite(path, hisOwn);
  return { mine, articleId, path };
}

function hisOwn(document: AnnotatedArticle): AnnotatedArticle {
  const renamed: Readonly<Record<string, string>> = { claim: 'statement', actor: 'irony' };
  const to = (id: TagId) => (renamed[id] ?? id) as TagId;
  return {
    ...document,
    tagset: {
      ...document.tagset,
      id: 'his',
      name: 'His',
      tags: document.tagset.tags.map((tag) => ({
        ...tag,
        id: to(tag.id),
        label: { claim: 'CLAIM', actor: 'Irony' }[tag.id as string] ?? tag.label,
        attributes: tag.attributes.map((attribute) =>
          attribute.id === 'topic' ? { ...attribute, id: 'subject', label: 'Subject' } : attribute,
        ),
      })),
      relations: [],
    },
    annotations: document.annotations.map((mark) => {
      const { topic, ...values } = mark.attributes;
      return {
        ...mark,
        tag: to(mark.tag),
        attributes: topic === undefined ? values : { ...values, subject: topic },
      };
    }),
  };
}

test('each tag that mine lacks is asked about; the one with the same label is proposed', async () => {
  const { mine, path } = await withHisTagset();
  const { mappings, problems } = await inspect(mine, path);
  expect(mappings).toHaveLength(1);
  const [mapping] = mappings;
  expect(mapping?.theirs.name).toBe('His');
  expect(mapping?.mine.name).toBe('Fact checking');
  expect(mapping?.questions).toEqual([
    { tag: 'statement', label: 'CLAIM', marks: 1, proposed: 'claim', by: 'label' },
    { tag: 'irony', label: 'Irony', marks: 1, proposed: null, by: null },
  ]);
  expect(mapping?.migration.tags).toEqual({ statement: 'claim' });
  expect(problems).toEqual([
    {
      path: 'jon.annotated.json',
      message:
        '“Subject of CLAIM” (1 value in jon.annotated.json) has no place in the tagset “Fact checking”.',
      remedy:
        'The values are kept with their marks and are not compared; add them to the tagset to compare them.',
    },
  ]);
});

test('several files with one tagset ask once, their marks added up', async () => {
  const { mine, path } = await withHisTagset();
  const second = join(mine.folder, 'second.annotated.json');
  const document = documentAt(path);
  writeFileSync(second, serialised({ ...document, annotations: document.annotations.slice(0, 1) }));
  const { mappings } = await inspect(mine, path, second);
  expect(mappings.map(({ questions }) => questions.map(({ tag, marks }) => [tag, marks]))).toEqual([
    [
      ['statement', 2],
      ['irony', 1],
    ],
  ]);
});

test('the same tagset, or one that mine covers, asks nothing', async () => {
  const { mine } = await mineWithText();
  const theirs = await openColleague();
  const own = await importText(theirs, longText);
  await tagWords(theirs, own, 'Mill Street', 'location');
  const path = await sent(theirs, own, mine);
  expect((await inspect(mine, path)).mappings).toEqual([]);
  rewrite(path, (document) => ({
    ...document,
    tagset: { ...document.tagset, id: 'less', tags: document.tagset.tags.slice(2), relations: [] },
  }));
  const covered = await inspect(mine, path);
  expect([covered.mappings, covered.problems]).toEqual([[], []]);
});
