// The calls that main answers itself: app state, settings, and everything that starts with a system dialog.

import { shell } from 'electron';
import type { Handlers, windowChannels } from '../shared/ipc/contract.ts';
import { AppError } from '../shared/ipc/result.ts';
import { formatInfo } from '../shared/formats/format-list.ts';
import type { AppModel } from './app-model.ts';
import type { Dialogs } from './dialogs.ts';
import type { ImportFiles } from './file-import.ts';
import { reviewWindowHandlers } from './review-window-handlers.ts';
import { safetyWindowHandlers } from './safety-window-handlers.ts';
import { endingOf, sharingWindowHandlers, withEnding } from './sharing-window-handlers.ts';
import { unwrap } from './unwrap.ts';
import type { Tell } from './window-events.ts';
import type { WorkspaceClient } from './workspace-client.ts';
import { safeFileName } from './workspace/services/file-name.ts';
import { writeFileDurably } from './workspace/services/write-file.ts';

export interface WindowHandlerOptions {
  readonly model: AppModel;
  readonly dialogs: Dialogs;
  readonly client: WorkspaceClient;
  readonly importFiles: ImportFiles;
  readonly tell: Tell;
  /** Asks first; see links.ts. */
  readonly openLink: (address: string) => Promise<boolean>;
  readonly onSettingsChanged: () => void;
  /** The page has asked for its first state, so it listens. */
  readonly onWindowReady: () => void;
}

export function createWindowHandlers(options: WindowHandlerOptions) {
  const { model, dialogs, client } = options;
  /** Exported, or an original that was saved. */
  let lastSaved: string | null = null;

  return {
    ...fileHandlers(options, (path) => (lastSaved = path)),
    ...exportHandlers(options, (path) => (lastSaved = path)),
    ...sharingWindowHandlers(options, (path) => (lastSaved = path)),
    ...reviewWindowHandlers(options, (path) => (lastSaved = path)),
    ...safetyWindowHandlers(options),
    async 'app:state'() {
      const state = await model.state();
      options.onWindowReady();
      return state;
    },
    'settings:update'(patch) {
      try {
        return model.updateSettings(patch);
      } finally {
        // Also when the file could not be written: the change holds for this run.
        options.onSettingsChanged();
      }
    },
    'annotator:set-name': ({ name }) => model.setAnnotatorName(name),
    async 'dialog:import'({ from, wholePage }) {
      const paths = await dialogs.articlesToImport(from);
      return paths === null ? null : options.importFiles(paths, wholePage);
    },
    async 'dialog:save-original'(original) {
      const name = unwrap(await client.call('original:file-name', original));
      const path = await dialogs.placeForOriginal(name);
      if (path === null) return null;
      const saved = unwrap(await client.call('original:save', { ...original, path }));
      lastSaved = saved.path;
      return saved;
    },
    async 'dialog:open-workspace'() {
      const path = await dialogs.workspaceToOpen();
      return path === null ? null : model.openWorkspace(path);
    },
    async 'dialog:new-workspace'() {
      const path = await dialogs.placeForWorkspace();
      return path === null ? null : model.createWorkspace(path);
    },
    'workspace:open-default': () => model.openDefaultWorkspace(),
    'workspace:retry': () => model.retry(),
    'link:open': ({ address }) => options.openLink(address),
    'export:show-last'() {
      showInFolder(lastSaved);
      return null;
    },
  } satisfies Handlers<typeof windowChannels>;
}

/** Newer versions and tagsets, each behind a system dialog. */
function fileHandlers(
  { dialogs, client }: Pick<WindowHandlerOptions, 'dialogs' | 'client'>,
  onSaved: (path: string) => void,
) {
  return {
    async 'dialog:new-version'({ articleId }) {
      const path = await dialogs.newVersion();
      if (path === null) return null;
      return unwrap(await client.call('text:read-new-version', { articleId, path }));
    },
    async 'dialog:export-tagset'({ id }) {
      const name = unwrap(await client.call('tagset:file-name', { id }));
      const path = await dialogs.placeForTagset(name);
      if (path === null) return null;
      const saved = unwrap(await client.call('tagset:write-file', { id, path }));
      onSaved(saved.path);
      return saved;
    },
    async 'dialog:save-plot'({ name, kind, bytes }) {
      const path = await dialogs.placeForPlot(`${safeFileName(name)}.${kind}`);
      if (path === null) return null;
      writeFileDurably(path, bytes);
      onSaved(path);
      return { path, bytes: bytes.length };
    },
    async 'dialog:import-tagset'() {
      const path = await dialogs.tagsetToImport();
      return path === null ? null : unwrap(await client.call('tagset:read-file', { path }));
    },
  } satisfies Partial<Handlers<typeof windowChannels>>;
}

/** Articles and datasets, in the clear or encrypted. */
function exportHandlers(
  { dialogs, client, tell }: Pick<WindowHandlerOptions, 'dialogs' | 'client' | 'tell'>,
  onSaved: (path: string) => void,
) {
  return {
    async 'dialog:export'({ articleId, ...past }) {
      const name = unwrap(await client.call('export:file-name', { articleId }));
      const ending = endingOf(past.encryption);
      const path = withEnding(await dialogs.placeForExport(`${name}${ending}`), ending);
      if (path === null) return null;
      const result = unwrap(
        await client.call('export:annotated-json', { articleId, path, ...past }),
      );
      onSaved(result.path);
      return result;
    },
    async 'dialog:export-dataset'({ choice, encryption = null }) {
      const place = unwrap(await client.call('export:place', { choice }));
      const { label, extension } = formatInfo(choice.format);
      const { isFolder } = place;
      const ending = isFolder ? '' : endingOf(encryption);
      const fileName = `${place.fileName}${ending}`;
      const path = withEnding(
        await dialogs.placeForDataset({
          ...place,
          fileName,
          label,
          extension: `${extension}${ending}`,
        }),
        ending,
      );
      if (path === null) return null;
      try {
        const summary = unwrap(
          await client.call(
            'export:dataset',
            { choice, path, isFolder, encryption },
            { onProgress: (progress) => tell('export:progress', progress) },
          ),
        );
        onSaved(summary.path);
        return summary;
      } finally {
        tell('export:progress', null);
      }
    },
  } satisfies Partial<Handlers<typeof windowChannels>>;
}

function showInFolder(path: string | null): void {
  if (path === null) {
    throw new AppError('not-found', 'Nothing has been saved since Sourcebench was started.', {
      remedy: 'Export an article or save an original first.',
    });
  }
  shell.showItemInFolder(path);
}
