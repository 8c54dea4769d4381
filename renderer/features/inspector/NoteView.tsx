// A note's Markdown as it is meant to be read. Safe by what it does not do: no HTML is made of it, no image is loaded,
// and links are words with their address beside them; the sign after it asks main to open it, which asks the person.

import { OpenLink } from '../links/OpenLink.tsx';
import { Fragment, type ReactNode } from 'react';
import type { Nodes, Root } from '../../../shared/notes/note-markdown.ts';

type ListItem = Extract<Nodes, { type: 'listItem' }>;
type Table = Extract<Nodes, { type: 'table' }>;

/** Deeper than this, what is nested is shown as words alone. */
const DEEPEST = 12;

interface Depth {
  readonly depth: number;
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

function Children({ of, depth }: { readonly of: readonly Nodes[] } & Depth) {
  // Nodes have no identity but their place.
  return of.map((node, at) => <NodeView key={at} node={node} depth={depth + 1} />);
}

function Item({ item, depth }: { readonly item: ListItem } & Depth) {
  const done = item.checked;
  return (
    <li>
      {done === true ? '☑ ' : done === false ? '☐ ' : null}
      <Children of={item.children} depth={depth} />
    </li>
  );
}

function TableView({ table, depth }: { readonly table: Table } & Depth) {
  const [head, ...rows] = table.children;
  return (
    <div className="note-table">
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, at) => (
              <th key={at} scope="col">
                <Children of={cell.children} depth={depth} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.children.map((cell, column) => (
                <td key={column}>
                  <Children of={cell.children} depth={depth} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The words of a link, and its address where they do not say it. */
function LinkView({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <>
      <span className="note-link">{children}</span>
      <span className="note-address"> ({url})</span>
      <OpenLink address={url} small />
    </>
  );
}

type View<N extends Nodes> = (node: N, children: ReactNode, depth: number) => ReactNode;
type Views = { readonly [T in Nodes['type']]?: View<Extract<Nodes, { type: T }>> };

interface Labelled {
  readonly label?: string | null | undefined;
  readonly identifier: string;
}

const labelOf = ({ label, identifier }: Labelled): string => `[${label ?? identifier}]`;

/** What is not here is shown by what is in it. */
const views: Views = {
  paragraph: (_node, children) => <p dir="auto">{children}</p>,
  heading: (_node, children) => (
    <p className="note-heading" dir="auto">
      {children}
    </p>
  ),
  blockquote: (_node, children) => <blockquote dir="auto">{children}</blockquote>,
  list: (node, _children, depth) => {
    const items = node.children.map((item, at) => <Item key={at} item={item} depth={depth} />);
    return node.ordered === true ? <ol start={node.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
  },
  code: ({ value }) => (
    <pre>
      <code>{value}</code>
    </pre>
  ),
  table: (node, _children, depth) => <TableView table={node} depth={depth} />,
  thematicBreak: () => <hr />,
  html: ({ value }) => <code>{value}</code>,
  definition: (node) => (
    <p className="note-address">
      {labelOf(node)}: {node.url}
      <OpenLink address={node.url} small />
    </p>
  ),
  footnoteDefinition: (node, children) => (
    <div>
      {labelOf(node)} {children}
    </div>
  ),
  text: ({ value }) => value,
  emphasis: (_node, children) => <em>{children}</em>,
  strong: (_node, children) => <strong>{children}</strong>,
  delete: (_node, children) => <s>{children}</s>,
  inlineCode: ({ value }) => <code>{value}</code>,
  break: () => <br />,
  link: (node, children) =>
    wordsOf(node) === node.url ? (
      <>
        <span className="note-link">{node.url}</span>
        <OpenLink address={node.url} small />
      </>
    ) : (
      <LinkView url={node.url}>{children}</LinkView>
    ),
  image: ({ url, alt }) => <LinkView url={url}>Image: {alt ?? ''}</LinkView>,
  linkReference: (node, children) => (
    <>
      <span className="note-link">{children}</span> {labelOf(node)}
    </>
  ),
  imageReference: (node) => `${node.alt ?? ''} ${labelOf(node)}`,
  footnoteReference: labelOf,
};

function NodeView({ node, depth }: { readonly node: Nodes } & Depth): ReactNode {
  if (depth > DEEPEST) return wordsOf(node);
  const children = 'children' in node ? <Children of={node.children} depth={depth} /> : null;
  // The table above has for each type the view of that type.
  const view = views[node.type] as View<Nodes> | undefined;
  return <Fragment>{view === undefined ? children : view(node, children, depth)}</Fragment>;
}

export function NoteView({ root }: { readonly root: Root }) {
  return <Children of={root.children} depth={0} />;
}
