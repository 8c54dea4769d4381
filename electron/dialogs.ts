// What the person is asked to choose a file for. Paths are chosen here, in main, and never come from the page.
// Each answers null when the person cancels, and while another dialog is still open.

import type { BrowserWindow, FileFilter } from 'electron';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { workspaceExtension } from './default-paths.ts';
import { alreadyThere, createFileDialogs } from './file-dialogs.ts';

const anyFile: FileFilter = { name: 'All files', extensions: ['*'] };
const datasetExtensions = 'jsonl ndjson json jsonld ann tsv conll iob csv qdpx qdc age'.split(' ');
const datasets: FileFilter = { name: 'Datasets', extensions: datasetExtensions };
const textExtensions = 'txt text md markdown html htm xhtml mhtml mht docx odt rtf epub pdf eml';
const articles: FileFilter = {
  name: 'Articles and datasets',
  extensions: [...textExtensions.split(' '), ...datasetExtensions],
};
const workspaces: FileFilter = { name: 'Sourcebench workspaces', extensions: ['sourcebench'] };
const tagsets: FileFilter = { name: 'Tagsets', extensions: ['json'] };
const codebooks: FileFilter = { name: 'REFI-QDA codebooks', extensions: ['qdc'] };
const annotated: FileFilter = { name: 'Annotated articles', extensions: ['json', 'age'] };

const webPages: FileFilter = { name: 'Web pages', extensions: ['html'] };
const packets: FileFilter = { name: 'Packets', extensions: ['json', 'jsonl'] };
const reviewTitles = { 'review-file': 'Save review file', adjudicated: 'Save adjudicated file' };

export interface DatasetPlace {
  readonly fileName: string;
  readonly isFolder: boolean;
  /** Of the format. */
  readonly label: string;
  /** With the dot, perhaps of two parts. */
  readonly extension: string;
}

export interface Dialogs {
  /** One system dialog can choose files or a folder, not both. */
  readonly articlesToImport: (
    from: 'files' | 'folder' | 'datasets',
  ) => Promise<readonly string[] | null>;
  readonly placeForExport: (fileName: string) => Promise<string | null>;
  readonly placeForDataset: (place: DatasetPlace) => Promise<string | null>;
  /** `fileName` with its extension. */
  readonly placeForPlot: (fileName: string) => Promise<string | null>;
  readonly placeForOriginal: (fileName: string) => Promise<string | null>;
  readonly newVersion: () => Promise<string | null>;
  readonly placeForTagset: (fileName: string) => Promise<string | null>;
  readonly tagsetToImport: () => Promise<string | null>;
  /** Colleagues' annotation files. */
  readonly reviewFiles: () => Promise<readonly string[] | null>;
  /** The version that mine and theirs were made from. */
  readonly reviewBase: () => Promise<string | null>;
  readonly placeForReview: (
    fileName: string,
    what: 'review-file' | 'adjudicated' | 'report',
  ) => Promise<string | null>;
  readonly placeForSharing: (fileName: string) => Promise<string | null>;
  readonly placeForPacket: (fileName: string) => Promise<string | null>;
  readonly workspaceToOpen: () => Promise<string | null>;
  /** Throws AppError `conflict` for a file that exists: a new workspace never replaces anything. */
  readonly placeForWorkspace: () => Promise<string | null>;
}

export function createDialogs(window: () => BrowserWindow): Dialogs {
  const { open, save } = createFileDialogs(window);
  return {
    articlesToImport(from) {
      if (from === 'folder') return open('Open the articles in a folder', [], ['openDirectory']);
      return from === 'datasets'
        ? open('Import datasets', [datasets, anyFile], ['openFile', 'multiSelections'])
        : open('Open articles', [articles, anyFile], ['openFile', 'multiSelections']);
    },
    placeForExport: (fileName) =>
      save('Export annotated article', fileName, [annotated], '.annotated.json'),
    placeForDataset: ({ fileName, isFolder, label, extension }) =>
      isFolder
        ? save('Export dataset into a new folder', fileName, [], '')
        : save(
            'Export dataset',
            fileName,
            [{ name: label, extensions: [lastPart(extension)] }],
            extension,
          ),
    placeForPlot: (fileName) => save('Save plot', fileName, [anyFile], extname(fileName)),
    placeForOriginal: (fileName) =>
      save('Save original', fileName, [anyFile], extname(fileName).toLowerCase()),
    newVersion: async () =>
      (await open('Open a newer version', [articles, anyFile], ['openFile']))?.[0] ?? null,
    placeForTagset: (fileName) =>
      save('Export tagset', fileName, [tagsets, codebooks], '.tagset.json'),
    tagsetToImport: async () =>
      (await open('Import tagset', [tagsets, codebooks, anyFile], ['openFile']))?.[0] ?? null,
    reviewFiles: () =>
      open('Review colleague’s file', [datasets, anyFile], ['openFile', 'multiSelections']),
    reviewBase: async () =>
      (await open('Choose the common base version', [datasets, anyFile], ['openFile']))?.[0] ??
      null,
    placeForReview: (fileName, what) =>
      what === 'report'
        ? save('Save review report', fileName, [webPages], '.html')
        : save(reviewTitles[what], fileName, [annotated], '.annotated.json'),
    placeForSharing: (fileName) =>
      save('Save sharing copy', fileName, [annotated, anyFile], '.annotated.json'),
    placeForPacket: (fileName) =>
      save('Save packet for a blind second reading', fileName, [packets], '.json'),
    workspaceToOpen: async () =>
      (await open('Open workspace', [workspaces, anyFile], ['openFile']))?.[0] ?? null,
    async placeForWorkspace() {
      const name = `Workspace${workspaceExtension}`;
      const path = await save('New workspace', name, [workspaces], workspaceExtension);
      if (path !== null && existsSync(path)) throw alreadyThere(path);
      return path;
    },
  };
}

/** System dialogs know extensions of one part only. */
const lastPart = (extension: string): string => extension.split('.').at(-1) ?? '';
