// The system's file dialogs. Paths are chosen here, in main, and never come from the page.
// Each answers null when the person cancels, and while another one is still open.

import {
  app,
  dialog,
  type BrowserWindow,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '../shared/ipc/result.ts';
import { workspaceExtension } from './default-paths.ts';

const anyFile: FileFilter = { name: 'All files', extensions: ['*'] };
const articles: FileFilter = { name: 'Articles', extensions: ['txt', 'text', 'json'] };
const workspaces: FileFilter = { name: 'Sourcebench workspaces', extensions: ['sourcebench'] };
const annotated: FileFilter = { name: 'Annotated articles', extensions: ['json'] };

export interface Dialogs {
  readonly articlesToImport: () => Promise<readonly string[] | null>;
  readonly placeForExport: (fileName: string) => Promise<string | null>;
  readonly workspaceToOpen: () => Promise<string | null>;
  /** Throws AppError `conflict` for a file that exists: a new workspace never replaces anything. */
  readonly placeForWorkspace: () => Promise<string | null>;
}

export function createDialogs(window: () => BrowserWindow): Dialogs {
  const alone = oneAtATime();
  let folder: string | null = null;
  const startIn = () => folder ?? app.getPath('documents');
  const chosen = (path: string) => {
    folder = dirname(path);
    return path;
  };

  async function open(title: string, filters: FileFilter[], several: boolean) {
    const options: OpenDialogOptions = {
      title,
      defaultPath: startIn(),
      filters,
      properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    };
    const { canceled, filePaths } = await alone(() => dialog.showOpenDialog(window(), options), {
      canceled: true,
      filePaths: [],
    });
    const first = filePaths[0];
    if (canceled || first === undefined) return null;
    chosen(first);
    return filePaths;
  }

  async function save(title: string, fileName: string, filters: FileFilter[], extension: string) {
    const options: SaveDialogOptions = {
      title,
      defaultPath: join(startIn(), fileName),
      filters,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const { canceled, filePath } = await alone(() => dialog.showSaveDialog(window(), options), {
      canceled: true,
      filePath: '',
    });
    if (canceled || filePath === '') return null;
    if (extname(filePath) !== '') return chosen(filePath);
    const completed = filePath + extension;
    // The dialog asked about another name, so replacing this one was never agreed to.
    if (existsSync(completed)) throw alreadyThere(completed);
    return chosen(completed);
  }

  return {
    articlesToImport: () => open('Open articles', [articles, anyFile], true),
    placeForExport: (fileName) =>
      save('Export annotated article', fileName, [annotated], '.annotated.json'),
    workspaceToOpen: async () =>
      (await open('Open workspace', [workspaces, anyFile], false))?.[0] ?? null,
    async placeForWorkspace() {
      const name = `Workspace${workspaceExtension}`;
      const path = await save('New workspace', name, [workspaces], workspaceExtension);
      if (path !== null && existsSync(path)) throw alreadyThere(path);
      return path;
    },
  };
}

/** A key that is pressed twice, or a page gone wild, opens no second dialog over the first. */
function oneAtATime() {
  let isOpen = false;
  return async <Answer>(show: () => Promise<Answer>, otherwise: Answer): Promise<Answer> => {
    if (isOpen) return otherwise;
    isOpen = true;
    try {
      return await show();
    } finally {
      isOpen = false;
    }
  };
}

function alreadyThere(path: string): AppError {
  return new AppError('conflict', `${path} exists already; nothing was changed.`, {
    remedy: `Choose another name, or open ${basename(path)} with File → Open Workspace.`,
    file: path,
  });
}
