// The titles of a book's chapters, from its table of contents of either kind.

import { collapseSpace } from '../../../../shared/text/white-space.ts';
import { child, descendants, type XmlElement } from '../xml-tree.ts';
import { archivePath } from './archive-path.ts';
import { epubTree, type Epub } from './epub-package.ts';

const longest = 300;

/** By the chapter's name in the archive: the first title that leads to it. Empty when no table can be read. */
export function chapterTitles({ zip, contents }: Epub): ReadonlyMap<string, string> {
  for (const path of contents) {
    const titles = titlesIn(
      path,
      treeOrNull(() => epubTree(zip, path)),
    );
    if (titles.size > 0) return titles;
  }
  return new Map();
}

/** Chapters can be read without their titles. */
function treeOrNull(read: () => XmlElement): XmlElement | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function titlesIn(path: string, root: XmlElement | null): Map<string, string> {
  const titles = new Map<string, string>();
  if (root === null) return titles;
  for (const [reference, label] of root.name === 'ncx:ncx' ? pointsOf(root) : linksOf(root)) {
    const title = collapseSpace(label).slice(0, longest).trim();
    const target = archivePath(path, reference);
    if (title !== '' && !titles.has(target)) titles.set(target, title);
  }
  return titles;
}

type Entry = readonly [reference: string, label: string];

function pointsOf(root: XmlElement): Entry[] {
  return descendants(root, 'ncx:navPoint').map((point) => [
    child(point, 'ncx:content')?.attributes['src'] ?? '',
    child(point, 'ncx:navLabel')?.text ?? '',
  ]);
}

function linksOf(root: XmlElement): Entry[] {
  const lists = descendants(root, 'h:nav');
  const table =
    lists.find(({ attributes }) => /\btoc\b/.test(attributes['epub:type'] ?? '')) ?? lists[0];
  if (table === undefined) return [];
  return descendants(table, 'h:a').map(({ attributes, text }) => [attributes['href'] ?? '', text]);
}
