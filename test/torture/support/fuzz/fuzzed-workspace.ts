// A small workspace with one of everything to be fuzzed, restored whenever fuzzing has grown it, and the router in front
// of it as the program has it: dialogs are answered by themselves, everything behind them is real.

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '../../../../electron/ipc/router.ts';
import { openSettings, type SettingsStore } from '../../../../electron/settings-store.ts';
import type { WindowHandlerOptions } from '../../../../electron/window-handlers.ts';
import { readAll, stateVersion } from '../../../../electron/workspace/db/connection.ts';
import type { ThreadChannelName } from '../../../../electron/workspace/protocol.ts';
import type { WorkspaceService } from '../../../../electron/workspace/workspace.ts';
import type {
  RelationId,
  TagId,
  AnnotationId,
  CollectionId,
} from '../../../../shared/domain/ids.ts';
import { rendererChannels } from '../../../../shared/ipc/contract.ts';
import type { Settings } from '../../../../shared/domain/settings.ts';
import { toErrorData, type Result } from '../../../../shared/ipc/result.ts';
import { exampleFile } from '../../../support/example-file.ts';
import { randomFrom, type Random } from '../random.ts';
import { addArticles, caseFolder, openAt } from '../workspace-at.ts';
import type { Known } from './input-of-schema.ts';

export type CallWorkspace = (channel: string, input: unknown) => Promise<Result<unknown>>;

export interface FuzzedWorkspace {
  readonly call: CallWorkspace;
  readonly service: () => WorkspaceService;
  /** Another one after every commit of this process and of others; the same after a rollback. */
  readonly version: () => string;
  readonly restore: () => Promise<void>;
  readonly known: Known;
  readonly folder: string;
}

const originalName = 'Original.sourcebench';
const tables = ['article', 'annotation', 'relation', 'collection', 'act'];

async function fill(service: WorkspaceService, random: Random): Promise<void> {
  const { handlers: call } = service;
  const articles = await addArticles(service, random, 3, 700);
  for (const articleId of articles) {
    const marks: AnnotationId[] = [];
    for (const [index, tag] of ['claim', 'actor', 'quote', 'location'].entries()) {
      const id = random.uuid() as AnnotationId;
      marks.push(id);
      const segments = [{ startUtf16: 20 + index * 30, endUtf16: 40 + index * 30 }];
      await call['annotation:create']({ id, articleId, tag: tag as TagId, segments });
    }
    const [claim, actor] = marks;
    if (claim === undefined || actor === undefined) continue;
    const id = random.uuid() as RelationId;
    await call['relation:create']({ id, articleId, type: 'made-by', from: claim, to: actor });
  }
  const target = { ids: articles.slice(0, 2) };
  await call['collection:create']({ id: random.uuid() as CollectionId, name: 'Fuzz', target });
  const bytes = Buffer.from(JSON.stringify(exampleFile()));
  await call['article:import-bytes']({ fileName: 'a.annotated.json', bytes, wholePage: false });
}

/** Ids by the key that they stand under; what starts with the same word is meant alike. */
function knownIn(service: WorkspaceService): Known {
  const { db } = service.current();
  const ids = (sql: string) => readAll<{ id: string }>(db, sql, []).map(({ id }) => id);
  const articles = ids('SELECT id FROM article');
  const annotations = ids('SELECT id FROM annotation');
  const byKey: { readonly [key: string]: readonly string[] } = {
    articleId: articles,
    articleIds: articles,
    of: articles,
    toArticle: articles,
    id: [
      ...articles,
      ...annotations,
      ...ids('SELECT id FROM relation'),
      ...ids('SELECT id FROM collection'),
      'fact-checking',
    ],
    ids: [...articles, ...annotations],
    except: articles,
    from: annotations,
    to: annotations,
    newId: annotations,
    collection: ids('SELECT id FROM collection'),
    tag: ['claim', 'actor', 'quote', 'location'],
    tags: ['claim', 'actor'],
    type: ['made-by', 'said-by', 'about', 'same-as'],
    tagsetId: ['fact-checking'],
    'values.key': ['verdict', 'topic', 'name', 'checked-on', '__proto__'],
    attribute: ['verdict', 'topic', 'name'],
    textSha256: ids('SELECT text_sha256 AS id FROM revision LIMIT 5'),
    query: ['bridge', 'tag:claim', 'bri*', '"council report"', 'status:done'],
    pattern: ['the', 'b.*e', '(a|b)+', 'bridge'],
  };
  return (key, random) => {
    const found = byKey[key];
    return found === undefined || found.length === 0 ? undefined : random.pick(found);
  };
}

export async function fuzzedWorkspace(seed: number): Promise<FuzzedWorkspace> {
  const folder = caseFolder();
  const original = join(folder, originalName);
  const path = join(folder, 'Fuzz.sourcebench');
  let service = await openAt(original);
  await fill(service, randomFrom(seed));
  service.close();
  let known: Known = () => undefined;
  const restore = async () => {
    service.close();
    for (const ending of ['', '-wal', '-shm', '-lock']) rmSync(path + ending, { force: true });
    copyFileSync(original, path);
    service = await openAt(path);
    known = knownIn(service);
  };
  await restore();
  const call: CallWorkspace = async (channel, input) => {
    try {
      const handler = service.handlers[channel as ThreadChannelName] as (given: never) => unknown;
      return { ok: true, value: await handler(input as never) };
    } catch (thrown) {
      return { ok: false, error: toErrorData(thrown) };
    }
  };
  const version = () => `${rowsOf(service)} ${stateVersion(service.current().db)}`;
  return {
    call,
    restore,
    folder,
    version,
    service: () => service,
    known: (key, random) => known(key, random),
  };
}

const rowsOf = (service: WorkspaceService): string =>
  JSON.stringify(
    readAll(
      service.current().db,
      `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
      [],
    ),
  );

/** As the program wires it, with dialogs that are answered at once and a model that opens nothing else. */
export async function routeTo(
  workspace: FuzzedWorkspace,
  call: CallWorkspace,
  random: Random,
  isLeftOut: () => boolean,
): Promise<Routed> {
  const { createRouter } = await import('../../../../electron/ipc/router.ts');
  const { createWindowHandlers } = await import('../../../../electron/window-handlers.ts');
  const stored = openSettings(join(workspace.folder, 'settings.json'));
  const settings: SettingsStore = {
    current: stored.current,
    change: (patch) => (isLeftOut() ? stored.current() : stored.change(patch)),
  };
  const answers: readonly (() => unknown)[] = [
    () => null,
    () => join(workspace.folder, 'saved', `${random.below(3)}.json`),
    () => join(workspace.folder, `saved-${random.below(3)}.json`),
  ];
  const several = new Set(['articlesToImport', 'reviewFiles']);
  const dialogs = new Proxy({} as WindowHandlerOptions['dialogs'], {
    get: (_target, name) => async () => {
      const answer = isLeftOut() ? null : random.pick(answers)();
      return several.has(String(name)) && answer !== null ? [answer] : answer;
    },
  });
  const model = modelOf(workspace, settings, random);
  const windowHandlers = createWindowHandlers({
    model,
    dialogs,
    client: { call, close: async () => {} } as WindowHandlerOptions['client'],
    importFiles: async () => [],
    tell: () => {},
    openLink: async () => false,
    onSettingsChanged: () => {},
    onWindowReady: () => {},
  });
  const route = createRouter({
    isTrustedUrl: (url) => url.startsWith('sourcebench://app/'),
    windowHandlers,
    callWorkspace: call,
  });
  const has = (channel: string) =>
    Object.hasOwn(windowHandlers, channel) || Object.hasOwn(workspace.service().handlers, channel);
  return { route, missing: Object.keys(rendererChannels).filter((channel) => !has(channel)) };
}

export interface Routed {
  readonly route: Route;
  /** Channels that nobody answers. */
  readonly missing: readonly string[];
}

/** What opens and replaces workspaces does so with another file, so that the one that is looked at stays. */
function modelOf(
  { folder }: FuzzedWorkspace,
  settings: SettingsStore,
  random: Random,
): WindowHandlerOptions['model'] {
  const other = join(folder, 'Other.sourcebench');
  copyFileSync(join(folder, originalName), other);
  const state = () => ({ settings: settings.current(), workspace: null, problem: null });
  const known: { readonly [name: string]: unknown } = {
    updateSettings: (patch: Partial<Settings>) => settings.change(patch),
    setColleagues: (colleagues: Settings['colleagues']) => settings.change({ colleagues }),
    setAnnotatorName: async (name: string) =>
      settings.change({ annotator: { id: random.uuid(), name } }),
    wantedPath: async () => other,
    rekeyed: state,
    async replaceWorkspace(work: (path: string) => Promise<void>) {
      await work(other);
      return state();
    },
  };
  return new Proxy({} as WindowHandlerOptions['model'], {
    get: (_target, name) => known[String(name)] ?? (async () => state()),
  });
}
