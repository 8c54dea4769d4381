// Whatever is looked at: no byte of the workspace changes, and every mark of the file is counted in exactly one class.

import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { arbitraryAnnotatedArticle } from '../support/arbitrary-article.ts';
import { inspect, serialised } from '../support/colleague.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const digestOf = ({ path }: TestWorkspace): string => {
  const hash = createHash('sha256');
  for (const file of [path, `${path}-wal`]) {
    hash.update(existsSync(file) ? readFileSync(file) : 'none');
  }
  return hash.digest('hex');
};

type Variant = (mine: AnnotatedArticle, other: AnnotatedArticle) => AnnotatedArticle;

/** The file as it is here, under another id, with another text of mine under this id, and one that is not here. */
const variants: readonly Variant[] = [
  (mine) => mine,
  (mine) => ({ ...mine, article: { ...mine.article, id: `${mine.article.id}-2` as never } }),
  (mine, other) => ({ ...other, article: { ...other.article, id: mine.article.id } }),
  (_mine, other) => other,
];

test(
  'property: looking changes no byte, and counts every mark in one class',
  { timeout: 120_000 },
  async () => {
    const workspace = await openTestWorkspace();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryAnnotatedArticle(),
        arbitraryAnnotatedArticle(),
        fc.constantFrom(...variants),
        async (mine, other, variant) => {
          number += 1;
          const here = { ...mine, article: { ...mine.article, id: `article-${number}` as never } };
          const arrived = join(workspace.folder, `here-${number}.annotated.json`);
          writeFileSync(arrived, serialised(here));
          await workspace.call['article:import-files']({ paths: [arrived], wholePage: false });
          const path = join(workspace.folder, `theirs-${number}.annotated.json`);
          const theirs = variant(here, other);
          writeFileSync(path, serialised(theirs));
          const before = digestOf(workspace);
          const { matches } = await inspect(workspace, path);
          expect(digestOf(workspace)).toBe(before);
          expect(matches).toHaveLength(1);
          for (const { marks, anchoring } of matches) {
            const { exact, moved, fuzzy, orphan } = anchoring;
            expect(exact + moved + fuzzy + orphan).toBe(marks);
            expect(marks).toBe(
              theirs.annotations.filter(({ rejectedBy }) => rejectedBy === undefined).length,
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  },
);
