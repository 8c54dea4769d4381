// A note's Markdown (CommonMark with GitHub's extensions) as a tree, or null where there is nothing to render: a note
// without markup is shown as it was typed. Pure.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export type Root = ReturnType<typeof fromMarkdown>;
export type Nodes = Root | Root['children'][number];

/** Longer notes are shown as they are typed; reading them as Markdown would hold up the window. */
const LONGEST_UTF16 = 10_000;
/** What could begin any markup at all; most notes have none of it and are not parsed. */
const MARKUP = /[*_`~#>[\]|<&\\]|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*[-=]{3,}\s*$|\S {2}\n/mu;
/** Nested as deeply as nobody nests on purpose; the parser would take seconds and its whole stack for it. */
const NESTED = /(?:(?:[-+*]|\d{1,9}[.)])[ \t]+|>[ \t]?){24}|[*_~]{64}/u;

/** A word such as `https://example.org`, which reads the same either way. */
const isBareLink = (node: Nodes): boolean =>
  node.type === 'link' && node.children.every(({ type }) => type === 'text');

const isPlain = (node: Nodes): boolean =>
  node.type === 'text' ||
  (node.type === 'paragraph' &&
    node.children.every((child) => isPlain(child) || isBareAddress(child)));

function isBareAddress(node: Nodes): boolean {
  if (!isBareLink(node) || node.type !== 'link') return false;
  const [child] = node.children;
  return child?.type === 'text' && node.url.endsWith(child.value);
}

export function noteTree(note: string): Root | null {
  if (note.length > LONGEST_UTF16 || !MARKUP.test(note) || NESTED.test(note)) return null;
  const root = fromMarkdown(note, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return root.children.every(isPlain) ? null : root;
}
