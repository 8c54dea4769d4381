// Markdown (CommonMark with GitHub's extensions and front matter) to its tree.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** What the nodes of any type have in common, as far as it is read here. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: undefined | string;
  readonly children?: undefined | readonly MarkdownNode[];
  /** Of headings. */
  readonly depth?: undefined | number;
  /** Of lists. */
  readonly ordered?: boolean | null | undefined;
  readonly start?: number | null | undefined;
  /** Of items with a task box. */
  readonly checked?: boolean | null | undefined;
  readonly url?: undefined | string;
  readonly alt?: string | null | undefined;
  readonly title?: string | null | undefined;
  /** Of definitions, footnotes and what refers to them; the label is as it is written. */
  readonly identifier?: undefined | string;
  readonly label?: string | null | undefined;
  readonly position?:
    | undefined
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end: { readonly offset?: number | undefined };
      };
}

const formats: ('yaml' | 'toml')[] = ['yaml', 'toml'];

/** The tree of a text without byte order mark; offsets are UTF-16 code units of it. */
export function parseMarkdown(text: string): MarkdownNode {
  return fromMarkdown(text, {
    extensions: [frontmatter(formats), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(formats), gfmFromMarkdown()],
  });
}

/** What definitions and footnotes say, by identifier; the first of each counts. */
export function definitionsOf(root: MarkdownNode): ReadonlyMap<string, MarkdownNode> {
  const found = new Map<string, MarkdownNode>();
  const open: MarkdownNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'definition' && node.identifier !== undefined) {
      if (!found.has(node.identifier)) found.set(node.identifier, node);
    }
    // Definitions stand among blocks only.
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') {
      open.push(...(node.children ?? []).toReversed());
    }
  }
  return found;
}
