// Packets for a blind second reading: what is in them, and above all what is not.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { guidelinesIn } from '../../shared/annotation-file/own-guidelines.ts';
import type { AnnotatorId, ArticleId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { sha256Hex } from '../support/arbitrary-article.ts';
import { exampleFile } from '../support/example-file.ts';
import { parsedFile } from '../support/parsed-file.ts';
import { newRelationId } from '../support/relations.ts';
import {
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});

async function importFile({ call }: TestWorkspace, path: string): Promise<void> {
  const results = await call['article:import-files']({ paths: [path], wholePage: false });
  expect(results.map(({ status }) => status)).toEqual(['imported']);
}

const tagsetId = 'fact-checking';
const guidelines = '# What is a claim\n\nWhatever can be *checked*.';

async function packetOf(...ids: readonly ArticleId[]): Promise<{ path: string; bytes: string }> {
  const path = join(workspace.folder, ids.length === 1 ? 'p.annotated.json' : 'p.jsonl');
  const saved = await workspace.call['packet:write']({ target: { ids: [...ids] }, path });
  const bytes = readFileSync(path, 'utf8');
  expect(saved).toEqual({ path, bytes: Buffer.byteLength(bytes) });
  return { path, bytes };
}

describe('a packet of one article', () => {
  test('has the text, the structure and the tagset, and the id that it comes back by', async () => {
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
    const { article, tagset } = await workspace.call['article:open']({ id: articleId });
    const packet = parsedFile((await packetOf(articleId)).bytes);
    expect(packet.article.id).toBe(articleId);
    expect(packet.article.text).toBe(article.text);
    expect(packet.article.blocks).toEqual(article.blocks);
    expect(packet.tagset).toEqual(tagset);
  });

  test('tells nothing of what was marked, noted or linked, nor by whom', async () => {
    const articleId = await importText(workspace);
    const said = await tagWords(workspace, articleId, 'It is safe', 'quote');
    const by = await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
    await workspace.call['annotation:set-note']({ articleId, id: said.id, note: 'secret-note' });
    const id = newRelationId();
    const relation = { id, articleId, type: 'said-by', from: said.id, to: by.id };
    await workspace.call['relation:create'](relation);
    const { bytes } = await packetOf(articleId);
    const { article, annotators, annotations, relations, review } = parsedFile(bytes);
    expect({ annotators, annotations, relations, review }).toEqual({
      annotators: [],
      annotations: [],
      relations: [],
      review: null,
    });
    expect(article.extra).toEqual({});
    const besideText = bytes.replace(JSON.stringify(article.text), '');
    expect(besideText).not.toBe(bytes);
    for (const secret of ['It is safe', 'Mayor Ana Ruiz', 'secret-note', said.id, by.id, id]) {
      expect(besideText).not.toContain(secret);
    }
  });

  test('leaves out what came under extra, notes on edits, and a review', async () => {
    const file = exampleFile();
    Object.assign(file.article, {
      extra: { 'other-tool': { spans: ['secret-span'] }, sourcebench: { relationsAcross: [] } },
    });
    Object.assign(file.article.revision, { reason: 'secret-reason' });
    const annotators = [{ id: 'secret-person', name: 'Secret Name' }];
    Object.assign(file, {
      review: {
        reviewer: annotators[0],
        of: { fileSha256: sha256Hex('x'), annotators, textSha256: sha256Hex('y') },
        base: null,
        startedAt: '2026-11-22T09:10:00.000Z',
        finishedAt: null,
        decisions: [],
      },
    });
    const path = join(workspace.folder, 'in.annotated.json');
    writeFileSync(path, JSON.stringify(file));
    await importFile(workspace, path);
    const { bytes } = await packetOf(file.article.id as ArticleId);
    expect(bytes).not.toMatch(/secret|Secret/);
    expect(parsedFile(bytes).annotations).toEqual([]);
    expect(parsedFile(bytes).review).toBeNull();
  });

  test('is called by the title', async () => {
    const articleId = await importText(workspace);
    const target = { ids: [articleId] };
    expect(await workspace.call['packet:file-name']({ target })).toBe(
      'bridge-reopens-packet.annotated.json',
    );
  });

  test('never replaces the workspace', async () => {
    const target = { ids: [await importText(workspace)] };
    const { path } = workspace;
    const error = await appErrorOf(() => workspace.call['packet:write']({ target, path }));
    expect(error.code).toBe('conflict');
  });
});

describe('a packet of several articles', () => {
  test('is a dataset of all of them, without marks', async () => {
    const ids = [
      await importText(workspace, 'One\n\nThe first text.'),
      await importText(workspace, 'Two\n\nThe second text.'),
    ];
    for (const id of ids) await tagWords(workspace, id, 'text', 'claim');
    const target = { ids };
    expect(await workspace.call['packet:file-name']({ target })).toBe('2-articles-packet.jsonl');
    const { bytes } = await packetOf(...ids);
    const packets = bytes.trimEnd().split('\n').map(parsedFile);
    expect(packets.map(({ article }) => article.id)).toEqual(ids);
    expect(packets.flatMap(({ annotations }) => annotations)).toEqual([]);
  });

  test('is refused where there is nothing to read', async () => {
    const error = await appErrorOf(() =>
      workspace.call['packet:file-name']({ target: { ids: [] } }),
    );
    expect(error.code).toBe('invalid-input');
  });
});

describe('guidelines', () => {
  const read = (of = workspace) => of.call['packet:guidelines']({ tagsetId });
  const set = (markdown: string) => workspace.call['packet:set-guidelines']({ tagsetId, markdown });

  test('are kept with the tagset, by acts that can be undone', async () => {
    expect(await read()).toBe('');
    await set(guidelines);
    expect(await read()).toBe(guidelines);
    await set('');
    expect(await read()).toBe('');
    await workspace.call['history:undo'](undefined);
    expect(await read()).toBe(guidelines);
    await workspace.call['history:undo'](undefined);
    expect(await read()).toBe('');
  });

  test('are refused for a tagset that is not here', async () => {
    const error = await appErrorOf(() =>
      workspace.call['packet:set-guidelines']({ tagsetId: 'no-such', markdown: 'x' }),
    );
    expect(error.code).toBe('not-found');
  });

  test('travel with a packet and become those of a tagset that has none', async () => {
    await set(guidelines);
    const articleId = await importText(workspace);
    const { path, bytes } = await packetOf(articleId);
    expect(guidelinesIn(parsedFile(bytes).article.extra)).toEqual({
      tagsetId,
      markdown: guidelines,
    });
    const second = await openTestWorkspace();
    await importFile(second, path);
    expect(await read(second)).toBe(guidelines);
    expect(await second.call['history:verify'](undefined)).toMatchObject({ ok: true });
  });

  test('that are there stay when others come in', async () => {
    await set(guidelines);
    const { path } = await packetOf(await importText(workspace));
    const second = await openTestWorkspace();
    await second.call['packet:set-guidelines']({ tagsetId, markdown: 'Ours.' });
    await importFile(second, path);
    expect(await read(second)).toBe('Ours.');
  });
});

describe('what comes back', () => {
  test('is matched with the article and opens in the review', async () => {
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
    const { path } = await packetOf(articleId);
    const jon = { id: '0c9b8a0e-52a7-4d39-8f3c-1f1c1b0f1a77' as AnnotatorId, name: 'Jon' };
    const second = await openTestWorkspace({ annotator: jon });
    await importFile(second, path);
    await tagWords(second, articleId, 'Mayor Ana Ruiz', 'actor');
    const back = join(second.folder, 'back.annotated.json');
    await second.call['export:annotated-json']({ articleId, path: back });
    const inspection = await workspace.call['review:inspect-files']({ paths: [back] });
    expect(inspection.matches).toMatchObject([
      { how: 'id', articleId, marks: 1, annotators: [jon] },
    ]);
    const { reviews } = await workspace.call['review:open']({
      token: inspection.token,
      articles: [{ index: 0, articleId }],
      migrations: {},
      colleague: null,
      base: 'none',
      mode: 'pair',
    });
    const [opened] = reviews;
    const state = await workspace.call['review:read']({ reviewId: opened?.reviewId ?? '' });
    expect(state.items.map(({ kind }) => kind)).toEqual(['boundary']);
  });
});
