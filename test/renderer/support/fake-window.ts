// The channels that main answers: settings, dialogs, workspaces.

import type { Settings } from '../../../shared/domain/settings.ts';
import type { AppState } from '../../../shared/ipc/types.ts';
import type { FakeStore } from './fake-store.ts';
import type { Answers, FakeOptions } from './fake-types.ts';

export function windowAnswers(store: FakeStore, state: () => AppState, options: FakeOptions) {
  return {
    'app:state': state,
    'settings:update': (patch) => {
      store.settings = { ...store.settings, ...patch } as Settings;
      return store.settings;
    },
    'annotator:set-name': ({ name }) => {
      store.settings = { ...store.settings, annotator: { id: 'annotator-1', name } };
      return store.settings;
    },
    'dialog:import': () => options.importResults ?? null,
    'dialog:save-original': ({ articleId }) => {
      const { fileName, bytes } = store.article(articleId).source;
      return { path: `/home/ana/${fileName}`, bytes };
    },
    'dialog:export': ({ articleId }) => ({
      path: `/home/ana/${articleId}.annotated.json`,
      bytes: 4200,
      annotations: store.ofArticle(articleId).length,
    }),
    'dialog:open-workspace': () => null,
    'dialog:new-workspace': () => null,
    'workspace:open-default': state,
    'workspace:retry': state,
    'export:show-last': () => null,
  } satisfies Partial<Answers>;
}
