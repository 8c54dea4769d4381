// Acts and imports: everything that adds to the log of a workspace that is open.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { edit } from '../../support/edited-text.ts';
import { everything } from '../../support/library.ts';
import { first, taken, type Bench, type Operations } from './fault-bench.ts';
import { proseOf } from './prose.ts';

function tagOne(bench: Bench): unknown {
  const id = bench.random.uuid() as AnnotationId;
  const segments = [{ startUtf16: 0, endUtf16: 7 }];
  const tag = 'claim' as TagId;
  const { handlers: call } = bench.service();
  return call['annotation:create']({ id, articleId: first(bench), tag, segments });
}

async function editText(bench: Bench, round: number): Promise<void> {
  const { handlers: call } = bench.service();
  const { article } = await call['article:open']({ id: first(bench) });
  const [words = ''] = /\p{L}{3,}/u.exec(article.text) ?? [];
  const edited = edit(article, { words, by: `${words.slice(0, 8)}${round % 10}` });
  await call['text:keep-draft']({ articleId: first(bench), edited });
  await call['text:commit']({ articleId: first(bench), edited, reason: 'A correction' });
}

async function bulk({ service }: Bench): Promise<void> {
  const { handlers: call } = service();
  const target = { view: everything, except: [] };
  const status = (await call['library:counts'](undefined)).statuses.done > 0 ? 'to-do' : 'done';
  await call['library:act']({ target, act: { kind: 'set-status', status } });
}

/** Marks the first words of some sentences: with so many, a backup is made before it. */
async function tagEverywhere(bench: Bench): Promise<void> {
  const { handlers: call } = bench.service();
  const articleId = bench.articles[1] ?? first(bench);
  const { article } = await call['article:open']({ id: articleId });
  const { text, textSha256 } = article;
  const from = bench.random.below(text.length >> 1);
  const spans = [...text.slice(from).matchAll(/\p{L}{4,}/gu)]
    .slice(0, 12)
    .map(({ 0: word, index }) => ({
      startUtf16: from + index,
      endUtf16: from + index + word.length,
    }));
  const tag = bench.random.pick(['actor', 'location', 'claim', 'quote']) as TagId;
  const articles = [{ articleId, textSha256, spans }];
  await call['tag-all:apply']({ tag, like: null, articles });
}

async function decide({ service, reviewId, random }: Bench): Promise<void> {
  const { handlers: call } = service();
  const { items } = await call['review:read']({ reviewId });
  const open = items.filter(({ kind, subject }) => kind !== 'agreed' && subject !== 'relation');
  const { item } = random.pick(open);
  const decision = random.pick(['keep-mine', 'reject-both'] as const);
  await call['review:decide']({ reviewId, items: [{ item, decision }], reason: null });
}

/** Of an article of its own: one whose text was typed cannot become older again. */
async function newVersion(bench: Bench, round: number): Promise<void> {
  const { handlers: call } = bench.service();
  const articleId = bench.articles[2] ?? first(bench);
  const path = join(bench.folder, 'version.txt');
  const { token } = await call['text:read-new-version']({ articleId, path });
  if (token === null) throw new Error(`round ${round} has nothing new`);
  await call['text:commit-file']({ articleId, token, reason: 'A newer file' });
}

export const acts: Operations = {
  'an act': { acts: true, run: tagOne },
  undo: {
    prepare: tagOne,
    run: ({ service }) => service().handlers['history:undo'](undefined),
  },
  'an edit of the text': { acts: true, run: editText },
  'an act on the library': { run: bulk },
  'marks everywhere': { run: tagEverywhere },
  'a decision of a review': { run: decide },
  'guidelines of a tagset': {
    acts: true,
    run: ({ service }, round) =>
      service().handlers['packet:set-guidelines']({
        tagsetId: factCheckingTagset.id,
        markdown: `Guidelines ${round}`,
      }),
  },
  'a newer version from a file': {
    acts: true,
    prepare: ({ folder, random }, round) => {
      writeFileSync(join(folder, 'version.txt'), proseOf(random, 1500, `Version ${round}`));
    },
    run: newVersion,
  },
  'an import of words': {
    acts: true,
    run: async ({ service, random }, round) => {
      const text = proseOf(random, 1500, `Import ${round} ${random.below(1e9)}`);
      taken([await service().handlers['article:import-text']({ text })]);
    },
  },
  'an import of files': {
    acts: true,
    prepare: ({ folder, random }, round) => {
      const words = proseOf(random, 1500, `${round} ${random.below(1e9)}`);
      writeFileSync(join(folder, 'source.html'), `<!doctype html><p>${words}</p>`);
    },
    run: async ({ service, folder }) => {
      const paths = [join(folder, 'source.html')];
      taken(await service().handlers['article:import-files']({ paths, wholePage: true }));
    },
  },
};
