// What a mark is called where it stands for something: its canonical name, else its words.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import { currentArticle } from '../../state/article-store.ts';
import { useDetails } from '../../state/details-store.ts';
import { markQuote, shortQuote } from '../../state/quote.ts';

export type Details = ReturnType<typeof useDetails.getState>['byId'];

const SHORT_UTF16 = 160;

export function wordsOf(mark: Mark, details: Details = useDetails.getState().byId): string {
  const saved = details.get(mark.id);
  return markQuote(currentArticle()?.article.text ?? '', mark, saved, SHORT_UTF16);
}

/** The same, as short as messages are. */
export function saidWords(mark: Mark): string {
  const saved = useDetails.getState().byId.get(mark.id);
  return shortQuote(currentArticle()?.article.text ?? '', mark, saved);
}

/** Null where it has none, or where it is not known yet. */
export function canonicalName(
  { id }: Mark,
  details: Details = useDetails.getState().byId,
): string | null {
  const name = details.get(id)?.attributes['name'];
  return typeof name === 'string' && name.trim() !== '' ? name : null;
}
