// The system's file dialogs: one at a time, beginning in the folder of the last choice.

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

interface FileDialogs {
  readonly open: (
    title: string,
    filters: FileFilter[],
    properties: NonNullable<OpenDialogOptions['properties']>,
  ) => Promise<readonly string[] | null>;
  /** `extension` is added to a name that has none; an empty one leaves the name as it is. */
  readonly save: (
    title: string,
    fileName: string,
    filters: FileFilter[],
    extension: string,
  ) => Promise<string | null>;
}

export function createFileDialogs(window: () => BrowserWindow): FileDialogs {
  const alone = oneAtATime();
  let folder: string | null = null;
  const startIn = () => folder ?? app.getPath('documents');
  const chosen = (path: string) => {
    folder = dirname(path);
    return path;
  };

  return {
    async open(title, filters, properties) {
      const options: OpenDialogOptions = { title, defaultPath: startIn(), filters, properties };
      const { canceled, filePaths } = await alone(() => dialog.showOpenDialog(window(), options), {
        canceled: true,
        filePaths: [],
      });
      const first = filePaths[0];
      if (canceled || first === undefined) return null;
      chosen(first);
      return filePaths;
    },
    async save(title, fileName, filters, extension) {
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
      if (extname(filePath) !== '' || extension === '') return chosen(filePath);
      const completed = filePath + extension;
      // The dialog asked about another name, so replacing this one was never agreed to.
      if (existsSync(completed)) throw alreadyThere(completed);
      return chosen(completed);
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

export function alreadyThere(path: string): AppError {
  return new AppError('conflict', `${path} exists already; nothing was changed.`, {
    remedy: `Choose another name, or open ${basename(path)} with File → Open Workspace.`,
    file: path,
  });
}
