// Writes a tree as a query that reads back as the same tree.

import type {
  Comparison,
  DateTerm,
  HasTerm,
  LanguageTerm,
  QueryNode,
  ShelfTerm,
  SourceTerm,
  StatusTerm,
  Term,
} from './query-ast.ts';
import { hasWordsOnly } from './query-quoting.ts';

export function printQuery(node: QueryNode | null): string {
  if (node === null) return '';
  switch (node.kind) {
    case 'and':
      return node.nodes.map((each) => inside(each, each.kind === 'or')).join(' ');
    case 'or':
      return node.nodes.map(printQuery).join(' OR ');
    case 'not':
      return `-${inside(node.node, node.node.kind === 'and' || node.node.kind === 'or')}`;
    default:
      return printTerm(node);
  }
}

const inside = (node: QueryNode, bracketed: boolean) =>
  bracketed ? `(${printQuery(node)})` : printQuery(node);

export function printTerm(term: Term): string {
  switch (term.kind) {
    case 'words':
      return `${term.field === null ? '' : `${term.field}:`}${value(term.text)}${star(term)}`;
    case 'whole':
      return `${term.field}:=${value(term.text)}`;
    case 'part':
      return `${term.field}:${value(term.text)}`;
    case 'name':
      return `${term.field}:${term.whole ? '=' : ''}${value(term.text)}${star(term)}`;
    case 'date':
      return printDate(term);
    case 'marks':
      return `marks:${sign(term.comparison)}${term.count}`;
    default:
      return printChoice(term);
  }
}

type ChoiceTerm = LanguageTerm | SourceTerm | StatusTerm | ShelfTerm | HasTerm;

function printChoice(term: ChoiceTerm): string {
  switch (term.kind) {
    case 'language':
      return `language:${term.language}`;
    case 'source':
      return `kind:${term.source}`;
    case 'status':
      return `status:${term.status}`;
    case 'shelf':
      return `is:${shelfWords[term.shelf]}`;
    case 'has':
      return `has:${term.has}`;
  }
}

const shelfWords: { readonly [Shelf in ShelfTerm['shelf']]: string } = {
  archive: 'archived',
  bin: 'deleted',
  library: 'library',
  any: 'any',
};

const star = ({ prefix }: { readonly prefix: boolean }) => (prefix ? '*' : '');
const sign = (comparison: Comparison) => (comparison === '=' ? '' : comparison);

function printDate({ of, comparison, date }: DateTerm): string {
  if (of === 'imported') return `imported:${sign(comparison)}${date}`;
  if (comparison === '<') return `before:${date}`;
  if (comparison === '>') return `after:${date}`;
  return `on:${sign(comparison)}${date}`;
}

const value = (text: string) => (hasWordsOnly(text) ? text : `"${text.replaceAll('"', '""')}"`);
