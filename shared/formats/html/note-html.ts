// A note's Markdown as HTML that does nothing: no markup of the note's own gets through, no image is loaded, and only
// addresses of pages and mail are links.

import { noteTree, type Nodes } from '../../notes/note-markdown.ts';
import { escaped, isSafeHref, link } from './escape.ts';

/** Deeper than this, what is nested is shown as words alone. */
const DEEPEST = 12;

export function noteHtml(note: string): string {
  const root = noteTree(note);
  if (root === null) return `<p dir="auto" class="as-typed">${escaped(note)}</p>`;
  return root.children.map((node) => nodeHtml(node, 0)).join('');
}

function wordsOf(node: Nodes): string {
  const words: string[] = [];
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('value' in next) words.push(next.value);
    if ('children' in next) open.push(...next.children.toReversed());
  }
  return words.join(' ');
}

/** Of what only wraps what is in it. */
const wraps: { readonly [Type in Nodes['type']]?: readonly [open: string, close: string] } = {
  paragraph: ['<p dir="auto">', '</p>'],
  heading: ['<p dir="auto"><strong>', '</strong></p>'],
  blockquote: ['<blockquote dir="auto">', '</blockquote>'],
  listItem: ['<li>', '</li>'],
  table: ['<table>', '</table>'],
  tableRow: ['<tr>', '</tr>'],
  tableCell: ['<td>', '</td>'],
  emphasis: ['<em>', '</em>'],
  strong: ['<strong>', '</strong>'],
  delete: ['<s>', '</s>'],
  break: ['<br>', ''],
  thematicBreak: ['<hr>', ''],
};

type View<N extends Nodes> = (node: N, inside: string) => string;
type Views = { readonly [Type in Nodes['type']]?: View<Extract<Nodes, { type: Type }>> };

const views: Views = {
  text: ({ value }) => escaped(value),
  inlineCode: ({ value }) => `<code>${escaped(value)}</code>`,
  html: ({ value }) => `<code>${escaped(value)}</code>`,
  // A parser drops a line break right after the tag.
  code: ({ value }) => `<pre>\n${escaped(value)}</pre>`,
  list: ({ ordered, start }, inside) =>
    ordered === true ? `<ol start="${start ?? 1}">${inside}</ol>` : `<ul>${inside}</ul>`,
  link: (node, inside) => linkHtml(node.url, inside, wordsOf(node)),
  image: ({ url, alt }) => linkHtml(url, escaped(`Image: ${alt ?? ''}`), ''),
  linkReference: referenceHtml,
  imageReference: referenceHtml,
  footnoteReference: referenceHtml,
  definition: referenceHtml,
  footnoteDefinition: referenceHtml,
};

function nodeHtml(node: Nodes, depth: number): string {
  if (depth > DEEPEST) return escaped(wordsOf(node));
  const inside =
    'children' in node ? node.children.map((child) => nodeHtml(child, depth + 1)).join('') : '';
  // The table above has for each type the view of that type.
  const view = views[node.type] as View<Nodes> | undefined;
  if (view !== undefined) return view(node, inside);
  const [open, close] = wraps[node.type] ?? ['', ''];
  return `${open}${inside}${close}`;
}

/** An address that is no link is shown beside its words, where they do not say it. */
function linkHtml(url: string, inside: string, words: string): string {
  if (isSafeHref(url)) return link(url, inside);
  return words === url ? inside : `${inside} (${escaped(url)})`;
}

interface Reference {
  readonly identifier: string;
  readonly label?: string | null | undefined;
  readonly url?: string;
  readonly alt?: string | null | undefined;
}

/** Footnotes and addresses that are written elsewhere in the note, as they are written. */
function referenceHtml({ identifier, label, url, alt }: Reference, inside: string): string {
  const name = escaped(`[${label ?? identifier}]`);
  const parts = [
    inside,
    alt == null ? '' : escaped(alt),
    name,
    url === undefined ? '' : escaped(url),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
