// What can stand at the caret of a query, as it is offered: names of fields, then values of the field that was named,
// from the language's own lists and from the library. Pure; offsets are UTF-16 code units of the query.

import type { Span } from '../../../shared/domain/span.ts';
import type { FacetValue } from '../../../shared/ipc/types.ts';
import { addTerm } from '../../../shared/search/add-term.ts';
import { completeQuery, type Completions } from '../../../shared/search/complete-query.ts';
import type { FieldName } from '../../../shared/search/query-fields.ts';
import { countOf } from '../../ui/words.ts';

export interface Offer {
  readonly label: string;
  /** Said beside it: what the field is about, how many articles have the value. */
  readonly detail: string;
  /** Stands in place of what was typed. */
  readonly insert: string;
  /** Nothing more belongs to the term: what follows is another one. */
  readonly ends: boolean;
}

export interface Offers extends Span {
  readonly offers: readonly Offer[];
}

/** Asks the library for the values of a field; none where they cannot be listed. */
export type AskValues = (
  field: NonNullable<Completions['field']>,
) => Promise<readonly FacetValue[]>;

const LEAST_LETTERS = 2;
const MOST_OFFERS = 8;

/** The value as it stands behind the field's colon, quoted where it has to be. */
function written(field: FieldName, value: string): string {
  return addTerm('', field, value).slice(field.length + 1);
}

function fromLibrary(values: readonly FacetValue[], field: FieldName, typed: string): Offer[] {
  const wanted = typed.replace(/^=/u, '').toLocaleLowerCase();
  const rank = ({ value, label }: FacetValue): number => {
    const texts = [value.toLocaleLowerCase(), label.toLocaleLowerCase()];
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.includes(wanted)) ? 1 : 2;
  };
  return values
    .map((known) => ({ known, rank: rank(known) }))
    .filter((entry) => entry.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ known: { value, label, articles } }) => ({
      label,
      detail: countOf(articles, 'article'),
      insert: written(field, value),
      ends: true,
    }));
}

/** Inside a phrase the words mean themselves. */
const isInPhrase = (query: string, caret: number): boolean =>
  query.slice(0, caret).split(/["“”„«»]/u).length % 2 === 0;

/** The language's own names, those that begin with what was typed before those that are only called so too. */
function fromLanguage({ choices, field, typed }: Completions): Offer[] {
  const begins = (insert: string) => insert.startsWith(typed.toLowerCase());
  return choices
    .toSorted((a, b) => Number(begins(b.insert)) - Number(begins(a.insert)))
    .map(({ insert, description }) => ({
      label: insert,
      detail: description,
      insert,
      ends: field !== null,
    }));
}

/** What fits at the caret; empty where nothing does or where what stands there is complete. */
export async function offersAt(query: string, caret: number, ask: AskValues): Promise<Offers> {
  const completions = completeQuery(query, caret);
  const { field, typed, startUtf16, endUtf16 } = completions;
  const place = { startUtf16, endUtf16 };
  const nothing = { offers: [], ...place };
  if (isInPhrase(query, caret) || (field === null && typed.length < LEAST_LETTERS)) return nothing;
  const own = fromLanguage(completions);
  const values = field === null || own.length > 0 ? [] : await ask(field);
  const found = field === null ? [] : fromLibrary(values, field.name, typed);
  const offers = [...own, ...found].slice(0, MOST_OFFERS);
  return offers.length === 1 && offers[0]?.insert === typed ? nothing : { offers, ...place };
}

/** The query with the offer in place of what was typed, and where the caret goes. */
export function withOffer(
  query: string,
  { startUtf16, endUtf16 }: Span,
  { insert, ends }: Offer,
): { readonly query: string; readonly caret: number } {
  const rest = query.slice(endUtf16);
  const gap = ends && !rest.startsWith(' ') ? ' ' : '';
  const head = `${query.slice(0, startUtf16)}${insert}${gap}`;
  return { query: head + rest, caret: head.length + (ends && gap === '' ? 1 : 0) };
}
