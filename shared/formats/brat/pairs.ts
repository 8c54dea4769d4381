// Which files of a brat collection belong together: each .ann with the .txt of its name, and the configuration in the
// same folder or the nearest one above it, as brat looks for it (projectconfig.py).

import type { FormatFile } from '../codec.ts';
import type { Reading } from '../reading.ts';
import { decodeUtf8 } from '../utf8.ts';

export interface BratPair {
  readonly stem: string;
  readonly ann: FormatFile;
  readonly txt: FormatFile;
  /** Text of the configuration files, by name. */
  readonly configuration: ReadonlyMap<string, string>;
  /** Path of the annotation.conf among them; empty where there is none. */
  readonly configPath: string;
}

const configurationNames = ['annotation.conf', 'visual.conf', 'kb_shortcuts.conf', 'tools.conf'];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** In the order of the .ann files. What belongs to nothing is a problem. */
export function pairFiles(files: readonly FormatFile[], reading: Reading): readonly BratPair[] {
  const texts = new Map<string, FormatFile>();
  const configurations = new Map<string, Map<string, FormatFile>>();
  const anns: (readonly [stem: string, file: FormatFile])[] = [];
  for (const file of files) {
    const name = nameOf(file.path);
    const stem = file.path.replace(/\.[^./]*$/, '');
    if (configurationNames.includes(name.toLowerCase())) {
      const folder = folderOf(file.path);
      const known = configurations.get(folder) ?? new Map<string, FormatFile>();
      configurations.set(folder, known.set(name.toLowerCase(), file));
    } else if (/\.txt$/i.test(name)) texts.set(stem, file);
    else if (/\.ann$/i.test(name)) anns.push([stem, file]);
    else foreign(file, reading);
  }
  const textOf = decoderOf(reading);
  const pairs = anns.flatMap(([stem, ann]): BratPair[] => {
    const txt = texts.get(stem);
    texts.delete(stem);
    if (txt === undefined) {
      reading.problem(
        ann.path,
        '$',
        `There is no text for it: ${nameOf(stem)}.txt is missing.`,
        `Put ${nameOf(stem)}.txt beside it, or choose both.`,
      );
      return [];
    }
    return [{ stem, ann, txt, ...configurationFor(stem, configurations, textOf) }];
  });
  for (const [stem, { path }] of texts) {
    reading.problem(
      path,
      '$',
      `There are no annotations for it: ${nameOf(stem)}.ann is missing.`,
      `Choose ${nameOf(stem)}.ann, too. An empty one says that nothing is marked.`,
    );
  }
  return pairs;
}

function foreign({ path }: FormatFile, reading: Reading): void {
  reading.problem(
    path,
    '$',
    'The file is neither a text, annotations nor a configuration of brat.',
    'Choose .ann files with the .txt files of the same names.',
  );
}

function configurationFor(
  stem: string,
  configurations: ReadonlyMap<string, ReadonlyMap<string, FormatFile>>,
  textOf: (file: FormatFile) => string,
): Pick<BratPair, 'configuration' | 'configPath'> {
  const found = new Map<string, FormatFile>();
  for (let folder = folderOf(stem); ; folder = folderOf(folder.slice(0, -1))) {
    for (const [name, file] of configurations.get(folder) ?? []) {
      if (!found.has(name)) found.set(name, file);
    }
    if (folder === '') break;
  }
  const texts = Array.from(found, ([name, file]) => [name, textOf(file)] as const);
  const configPath = found.get('annotation.conf')?.path ?? '';
  return { configuration: new Map(texts), configPath };
}

/** Decodes each file once, so that what is wrong with it is told once. */
function decoderOf(reading: Reading): (file: FormatFile) => string {
  const decoded = new Map<FormatFile, string>();
  return (file) => {
    const text = decoded.get(file) ?? decodeUtf8(file, reading);
    decoded.set(file, text);
    return text;
  };
}
