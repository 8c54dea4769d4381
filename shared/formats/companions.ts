// Files that belong to another one: a dataset of several files is named by one of them, and the others are found
// beside it by their names.

import type { FormatId } from './format-list.ts';
import { sourceStems } from './selectors/source-name.ts';

/** Name without folders, and without the extension of the format's main file. */
const stemOf = (fileName: string): string => fileName.replace(/\.[^.]*$/, '');

type Rule = (fileName: string, text: string) => (sibling: string) => boolean;

const isOneOf =
  (...names: readonly string[]) =>
  (sibling: string) =>
    names.some((name) => name.toLowerCase() === sibling.toLowerCase());

/** The text of the same name, or one that is called like a source of the annotations. */
const textsOf: Rule = (fileName, text) => {
  const stems = sourceStems(text);
  const own = stemOf(fileName).toLowerCase();
  return (sibling) => {
    if (!/\.txt$/i.test(sibling)) return false;
    const stem = stemOf(sibling).toLowerCase();
    return stem === own || stems.has(stem);
  };
};

const rules: { readonly [Id in FormatId]?: Rule } = {
  brat: (fileName) =>
    isOneOf(
      `${stemOf(fileName)}.txt`,
      'annotation.conf',
      'visual.conf',
      'kb_shortcuts.conf',
      'tools.conf',
    ),
  csv: (fileName) => {
    const stem = stemOf(fileName).replace(/-(?:relations|articles)$/, '');
    return isOneOf(`${stem}.csv`, `${stem}-relations.csv`, `${stem}-articles.csv`);
  },
  'label-studio': (fileName) => isOneOf(`${stemOf(fileName)}-config.xml`),
  w3c: textsOf,
  hypothesis: textsOf,
};

/** The siblings that are read with the file, by name. `text` is what the file says. The file itself is not among them. */
export function companionsOf(
  format: FormatId,
  { fileName, text }: { readonly fileName: string; readonly text: string },
  siblings: readonly string[],
): readonly string[] {
  const belongs = rules[format]?.(fileName, text);
  return belongs === undefined ? [] : siblings.filter((name) => name !== fileName && belongs(name));
}

/** Whether files of the format ever have companions. */
export const hasCompanions = (format: FormatId): boolean => rules[format] !== undefined;
