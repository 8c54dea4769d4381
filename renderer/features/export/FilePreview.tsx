// The first lines of the files as they would be written, a tab for each file.

import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import type { PreviewFile } from '../../../shared/ipc/dataset-types.ts';
import { countOf } from '../../ui/words.ts';
import type { PreviewState } from './use-export-preview.ts';

/** A line of a dataset may be a whole article. */
const LINE_CHARACTERS = 2000;

/** Long lines cut, between characters. */
function shortLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.length <= LINE_CHARACTERS) return line;
      return `${line.slice(0, LINE_CHARACTERS).replace(/[\uD800-\uDBFF]$/u, '')}…`;
    })
    .join('\n');
}

/** Prose turns with its words; what a program reads stands as it is written, unless a line is a whole article. */
function lookOf(path: string): string {
  if (/\.(?:txt|md)$/i.test(path)) return 'preview-lines preview-prose';
  return /\.jsonl$/i.test(path) ? 'preview-lines preview-records' : 'preview-lines';
}

function Opening({ file: { path, opening } }: { readonly file: PreviewFile }) {
  if (opening === null) {
    return <p className="preview-none quiet">A packed file. It has no lines that people read.</p>;
  }
  if (opening === '') return <p className="preview-none quiet">An empty file.</p>;
  return (
    <pre
      className={lookOf(path)}
      dir="ltr"
      // It scrolls, so the keyboard has to get there.
      tabIndex={0}
      aria-label={`First lines of ${path}`}
    >
      {shortLines(opening)}
    </pre>
  );
}

/** How many of its last characters tell a file from the others of its name. */
const TAIL = 18;

/** Cut in the middle where there is no room: files of one export differ at the end. */
function FileName({ path }: { readonly path: string }) {
  const characters = [...path];
  return (
    <bdi className="preview-name">
      <span>{characters.slice(0, -TAIL).join('')}</span>
      <span>{characters.slice(-TAIL).join('')}</span>
    </bdi>
  );
}

/** The file that is called as the export is; others of its format say what they are after a hyphen. */
function mainFile(files: readonly PreviewFile[], format: FormatId): PreviewFile | undefined {
  const { extension } = formatInfo(format);
  const stemOf = ({ path }: PreviewFile) => path.slice(0, -extension.length);
  const ofFormat = files.filter(({ path }) => path.endsWith(extension));
  const isBeside = (file: PreviewFile) =>
    ofFormat.some((other) => stemOf(file).startsWith(`${stemOf(other)}-`));
  return ofFormat.find((file) => !isBeside(file)) ?? files[0];
}

interface FilesProps {
  readonly files: readonly PreviewFile[];
  readonly format: FormatId;
}

function Files({ files, format }: FilesProps) {
  const [wanted, setWanted] = useState<string | null>(null);
  const first = mainFile(files, format);
  const shown = files.find(({ path }) => path === wanted) ?? first;
  if (shown === undefined) return <p className="preview-none quiet">No file would be written.</p>;
  return (
    <Tabs.Root className="preview-files" value={shown.path} onValueChange={setWanted}>
      <Tabs.List className="preview-tabs" aria-label="Files">
        {files.map(({ path }) => (
          <Tabs.Trigger
            key={path}
            className="preview-tab"
            value={path}
            title={path}
            aria-label={path}
          >
            <FileName path={path} />
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className="preview-content" value={shown.path} tabIndex={-1}>
        <Opening file={shown} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

interface FilePreviewProps {
  readonly state: PreviewState;
  readonly format: FormatId;
}

export function FilePreview({ state, format }: FilePreviewProps) {
  const preview = 'preview' in state ? state.preview : null;
  const more = preview !== null && preview.articles > 1 && preview.files.length > 0;
  return (
    <section
      className="export-preview"
      aria-label="First lines"
      aria-busy={state.stage === 'looking'}
    >
      <h3 className="export-heading">
        First lines
        {more ? (
          <span className="quiet">
            {preview.isFolder
              ? `written into a folder of their own`
              : countOf(preview.files.length, 'file')}
          </span>
        ) : null}
      </h3>
      {preview === null ? (
        <div className="preview-none" />
      ) : (
        <Files files={preview.files} format={format} />
      )}
    </section>
  );
}
