// Files that go out: exports, in the clear and encrypted, what is sent to colleagues, settings, the own key.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient, Decrypter } from 'age-encryption';
import { writeJsonFile } from '../../../electron/json-file.ts';
import { openSettings } from '../../../electron/settings-store.ts';
import { createWorkspaceService } from '../../../electron/workspace/workspace.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { exportChoice } from '../../support/export-choice.ts';
import { everything } from '../../support/library.ts';
import { checkExported } from './check-exports.ts';
import { first, type Bench, type Operations } from './fault-bench.ts';

const identity = await generateX25519Identity();
const encryption = { recipients: [await identityToRecipient(identity)] };
const target = { view: everything, except: [] };
const choice = exportChoice(target, 'jsonl');

/** Throws for half a file. */
export async function checkSent(path: string): Promise<void> {
  const content = readFileSync(path);
  if (content.length === 0) throw new Error('empty');
  if (path.endsWith('.age')) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    await decrypter.decrypt(content);
  } else if (path.endsWith('.html')) {
    if (!content.toString('latin1').trimEnd().endsWith('</html>')) throw new Error('cut off');
  } else if (path.endsWith('.csv')) {
    if (!content.toString('latin1').endsWith('\n')) throw new Error('cut off');
  } else if (!path.endsWith('.txt')) checkExported(path);
}

function writeReview(bench: Bench, what: 'review-file' | 'report', name: string): unknown {
  const { reviewId, folder } = bench;
  return bench.service().handlers['review:write']({ reviewId, what, path: join(folder, name) });
}

async function share(bench: Bench): Promise<void> {
  const articleId = first(bench);
  const hidden = { names: ['the'], parts: false, notes: 'all' as const };
  await bench.service().handlers['sharing:write']({
    articleId,
    choice: { ...hidden, annotators: true, fields: [] },
    encryption: null,
    path: join(bench.folder, 'shared.annotated.json'),
    listPath: join(bench.folder, 'shared-replacements.csv'),
  });
}

export const files: Operations = {
  'an export': {
    targets: ['one.annotated.json'],
    run: (bench) =>
      bench.service().handlers['export:annotated-json']({
        articleId: first(bench),
        path: join(bench.folder, 'one.annotated.json'),
      }),
  },
  'an encrypted export': {
    targets: ['one.annotated.json.age'],
    run: (bench) =>
      bench.service().handlers['export:annotated-json']({
        articleId: first(bench),
        path: join(bench.folder, 'one.annotated.json.age'),
        encryption,
      }),
  },
  'an export of a dataset': {
    targets: ['all.jsonl'],
    run: ({ service, folder }) =>
      service().handlers['export:dataset']({
        choice,
        path: join(folder, 'all.jsonl'),
        isFolder: false,
      }),
  },
  'an encrypted export of a dataset': {
    targets: ['all.jsonl.age'],
    run: ({ service, folder }) =>
      service().handlers['export:dataset']({
        choice,
        path: join(folder, 'all.jsonl.age'),
        isFolder: false,
        encryption,
      }),
  },
  'an export into a folder': {
    prepare: ({ folder }) => rmSync(join(folder, 'set'), { recursive: true, force: true }),
    run: async ({ service, folder }) => {
      const split = { seed: 1, train: 60, dev: 20, test: 20 };
      const parts = { ...choice, split, card: true };
      const path = join(folder, 'set');
      await service().handlers['export:dataset']({ choice: parts, path, isFolder: true });
    },
  },
  'a review file': {
    targets: ['review.annotated.json'],
    run: (bench) => writeReview(bench, 'review-file', 'review.annotated.json'),
  },
  'a report of a review': {
    targets: ['review.html'],
    run: (bench) => writeReview(bench, 'report', 'review.html'),
  },
  'a packet': {
    targets: ['packet.jsonl'],
    run: ({ service, folder }) =>
      service().handlers['packet:write']({ target, path: join(folder, 'packet.jsonl') }),
  },
  'a sharing copy': {
    targets: ['shared.annotated.json', 'shared-replacements.csv'],
    run: share,
  },
  'the own key': {
    prepare: ({ folder }, round) => {
      if (round % 2 === 0) rmSync(join(folder, 'age-identity.txt'), { force: true });
    },
    run: async ({ folder }) => {
      const ownIdentity = join(folder, 'age-identity.txt');
      await createWorkspaceService({ keys: { ownIdentity } }).handlers['keys:own'](undefined);
    },
  },
  'saving an original': {
    targets: ['original.txt'],
    run: (bench) =>
      bench.service().handlers['original:save']({
        articleId: first(bench),
        // Later ones were typed and have none.
        revision: 1,
        path: join(bench.folder, 'original.txt'),
      }),
  },
  'writing a tagset': {
    targets: ['tagset.json'],
    run: ({ service, folder }) =>
      service().handlers['tagset:write-file']({
        id: factCheckingTagset.id,
        path: join(folder, 'tagset.json'),
      }),
  },
  settings: {
    targets: ['settings.json'],
    run: ({ folder }, round) =>
      openSettings(join(folder, 'settings.json')).change({ workspacePath: `/${round}` }),
  },
  'the window’s place': {
    targets: ['window.json'],
    run: ({ folder }, round) => writeJsonFile(join(folder, 'window.json'), { width: round }),
  },
};
