// A query as a condition over the table `article`. Words that stand together are one look into the full-text index;
// everything else is a condition of its own. A query that says where to look (`is:archived`) is not held to the shelf
// that the list shows; each of its alternatives that does not say so still is.

import type { Shelf } from '../../../shared/domain/library.ts';
import type { QueryFault } from '../../../shared/ipc/types.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import type { QueryNode } from '../../../shared/search/query-ast.ts';
import type { Condition, QueryCondition } from './library-filter.ts';
import { matchOf, splitAll, splitAny } from './search-match.ts';
import { matching, termCondition } from './search-terms.ts';

export type CompiledQuery =
  | {
      readonly ok: true;
      /** Null for a query that asks for nothing. */
      readonly node: QueryNode | null;
      readonly condition: QueryCondition;
    }
  | { readonly ok: false; readonly fault: QueryFault };

/** `shelf` is the one that the view shows. */
export function compileQuery(query: string, shelf: Shelf): CompiledQuery {
  const parsed = parseQuery(query);
  if (!parsed.ok) return parsed;
  const { node } = parsed;
  if (node === null) return { ok: true, node, condition: { ...always, ownShelf: false } };
  return { ok: true, node, condition: conditionOfNode(node, shelf) };
}

const always: Condition = { sql: '1', values: [] };

export function conditionOfNode(node: QueryNode, shelf: Shelf): QueryCondition {
  const match = matchOf(node);
  if (match !== null) return { ...matching(match), ownShelf: false };
  switch (node.kind) {
    case 'and':
      return conditionOfAll(node.nodes, shelf);
    case 'or':
      return conditionOfAny(node.nodes, shelf);
    case 'not': {
      const { sql, values } = conditionOfNode(node.node, shelf);
      return { sql: `NOT (${sql})`, values, ownShelf: false };
    }
    case 'shelf':
      if (node.shelf === 'any') return { ...always, ownShelf: true };
      return { sql: 'article.shelf = ?', values: [node.shelf], ownShelf: true };
    default:
      return { ...termCondition(node), ownShelf: false };
  }
}

/** All of the nodes, of which there is at least one. */
export function conditionOfAll(nodes: readonly QueryNode[], shelf: Shelf): QueryCondition {
  const { match, others } = splitAll(nodes);
  const parts = others.map((each) => conditionOfNode(each, shelf));
  if (match !== null) parts.unshift({ ...matching(match), ownShelf: false });
  return { ...joined(parts, 'AND'), ownShelf: parts.some(({ ownShelf }) => ownShelf) };
}

function conditionOfAny(nodes: readonly QueryNode[], shelf: Shelf): QueryCondition {
  const { match, others } = splitAny(nodes);
  const parts = others.map((each) => conditionOfNode(each, shelf));
  if (match !== null) parts.unshift({ ...matching(match), ownShelf: false });
  const ownShelf = parts.some((part) => part.ownShelf);
  if (!ownShelf) return { ...joined(parts, 'OR'), ownShelf };
  const held = parts.map((part) =>
    part.ownShelf ? part : joined([part, { sql: 'article.shelf = ?', values: [shelf] }], 'AND'),
  );
  return { ...joined(held, 'OR'), ownShelf };
}

function joined(parts: readonly Condition[], operator: 'AND' | 'OR'): Condition {
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(` ${operator} `),
    values: parts.flatMap(({ values }) => values),
  };
}
