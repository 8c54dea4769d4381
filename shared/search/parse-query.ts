// Reads the query language: words side by side are all asked for, OR binds weaker than that, NOT and the minus sign
// bind strongest, a field takes one value or several in brackets. Any string gives either a tree or one fault.

import type { Span } from '../domain/span.ts';
import type { QueryFault } from '../ipc/types.ts';
import type { QueryNode, Term } from './query-ast.ts';
import { QueryError } from './query-error.ts';
import {
  closesNothing,
  emptyField,
  excludesNothing,
  fieldInField,
  needsBothSides,
  notClosed,
  nothingInside,
  tooDeep,
  tooLong,
  tooManyTerms,
  unknownField,
} from './query-faults.ts';
import { fieldCalled, type QueryField } from './query-fields.ts';
import { tokenize, type Token } from './query-tokens.ts';
import { fieldTerm, operatorOf, type FieldValue } from './query-values.ts';

/** In UTF-16 code units; what the channel takes. */
export const maxQueryLength = 2000;
/** Each may cost a look at the whole library. */
const maxTerms = 64;
const maxDepth = 16;

export type ParsedQuery =
  /** The node is null when the query asks for nothing. */
  | { readonly ok: true; readonly node: QueryNode | null }
  | { readonly ok: false; readonly fault: QueryFault };

/** Never throws. The fault's span lies in the query. */
export function parseQuery(query: string): ParsedQuery {
  try {
    if (query.length > maxQueryLength) {
      throw tooLong({ startUtf16: maxQueryLength, endUtf16: query.length }, maxQueryLength);
    }
    return { ok: true, node: new Parser(query, tokenize(query)).parse() };
  } catch (thrown) {
    if (!(thrown instanceof QueryError)) throw thrown;
    const { span, message, remedy } = thrown;
    return { ok: false, fault: { ...span, message, remedy } };
  }
}

class Parser {
  readonly #query: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #terms = 0;

  constructor(query: string, tokens: readonly Token[]) {
    this.#query = query;
    this.#tokens = tokens;
  }

  parse(): QueryNode | null {
    if (this.#tokens.length === 0) return null;
    const node = this.#any(null);
    const left = this.#next();
    if (left === undefined) return node;
    throw closesNothing(left);
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #any(field: QueryField | null): QueryNode {
    const nodes = [this.#all(field)];
    for (let token = this.#next(); token?.type === 'or'; token = this.#next()) {
      this.#at += 1;
      nodes.push(this.#all(field, token));
    }
    return joined('or', nodes);
  }

  /** `after` is the OR before it. */
  #all(field: QueryField | null, after: Token | null = null): QueryNode {
    const nodes: QueryNode[] = [];
    let needed: Token | null = after;
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      if (token.type === 'close' || token.type === 'or') break;
      if (token.type === 'and') {
        if (nodes.length === 0 || needed?.type === 'and') break;
        needed = token;
        this.#at += 1;
        continue;
      }
      nodes.push(this.#one(field, token));
      needed = null;
    }
    if (nodes.length > 0 && needed === null) return joined('and', nodes);
    throw this.#missing(needed ?? this.#next());
  }

  #missing(token: Token | undefined): QueryError {
    if (token === undefined || token.type === 'close') {
      const before = this.#tokens[this.#at - 1];
      const last = token ?? before;
      return nothingInside({
        startUtf16: before?.startUtf16 ?? 0,
        endUtf16: last?.endUtf16 ?? 0,
      });
    }
    return needsBothSides(token, this.#query.slice(token.startUtf16, token.endUtf16));
  }

  #one(field: QueryField | null, token: Token): QueryNode {
    this.#at += 1;
    switch (token.type) {
      case 'minus':
      case 'not':
        return this.#excluded(field, token);
      case 'open':
        return this.#group(field, token);
      case 'field':
        return this.#field(field, token);
      case 'word':
      case 'phrase':
        return this.#term(field, this.#valueOf(field, token));
      case 'and':
      case 'or':
      case 'close':
        throw this.#missing(token);
    }
  }

  #excluded(
    field: QueryField | null,
    token: Token & { readonly type: 'minus' | 'not' },
  ): QueryNode {
    const next = this.#next();
    const stops =
      next === undefined ||
      next.type === 'close' ||
      next.type === 'or' ||
      next.type === 'and' ||
      (token.type === 'minus' && !next.glued);
    if (stops) throw excludesNothing(token, token.type);
    const node = this.#deeper(token, () => this.#one(field, next));
    if (node.kind === 'not') return node.node;
    return { kind: 'not', node, startUtf16: token.startUtf16, endUtf16: node.endUtf16 };
  }

  #group(field: QueryField | null, token: Token): QueryNode {
    const node = this.#deeper(token, () => this.#any(field));
    if (this.#next()?.type !== 'close') {
      throw notClosed({ startUtf16: token.startUtf16, endUtf16: this.#query.length });
    }
    this.#at += 1;
    return node;
  }

  #deeper<T>(token: Token, work: () => T): T {
    if (this.#depth === maxDepth) throw tooDeep(token, maxDepth);
    this.#depth += 1;
    const result = work();
    this.#depth -= 1;
    return result;
  }

  #field(outer: QueryField | null, token: Token & { readonly type: 'field' }): QueryNode {
    const field = fieldCalled(token.name);
    if (field === undefined) throw unknownField(token, token.name);
    if (outer !== null) throw fieldInField(token, token.name, outer);
    const value = this.#next();
    if (value?.glued !== true || value.type === 'close') throw emptyField(token, field);
    this.#at += 1;
    if (value.type === 'open') return this.#group(field, value);
    if (value.type !== 'word' && value.type !== 'phrase') throw emptyField(token, field);
    return this.#term(field, this.#valueOf(field, value), token);
  }

  /** An operator and the quoted value right after it are one value. */
  #valueOf(
    field: QueryField | null,
    token: Token & { readonly type: 'word' | 'phrase' },
  ): FieldValue {
    const quoted = token.type === 'phrase';
    const value = { ...token, quoted, operator: null };
    const next = this.#next();
    if (field === null || quoted) return value;
    const operator = operatorOf(token.text);
    if (operator === null) return value;
    const text = token.text.slice(operator.length);
    if (text !== '') return { ...value, operator, text };
    if (next?.type !== 'phrase' || !next.glued) return value;
    this.#at += 1;
    return { ...next, startUtf16: token.startUtf16, quoted: true, operator };
  }

  #term(field: QueryField | null, value: FieldValue, from: Span = value): Term {
    this.#terms += 1;
    if (this.#terms > maxTerms) throw tooManyTerms(value, maxTerms);
    const { endUtf16, text, prefix } = value;
    const span = { startUtf16: from.startUtf16, endUtf16 };
    if (field !== null) return { ...fieldTerm(field, value), ...span };
    return { kind: 'words', field: null, text, prefix, ...span };
  }
}

/** One node for all of them; those of the same kind are taken apart, so that a tree has one form only. */
function joined(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.nodes : [node]));
  const [first] = flat;
  const last = flat.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a group of nothing');
  if (flat.length === 1) return first;
  return { kind, nodes: flat, startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
}
