// Where a bar leads: to an article, or to the articles that have what it counts, in the library's own search.

import { focusSearch } from '../../app/panes.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { setQuery, showAllArticles } from '../../state/library-view.ts';
import { addTerm } from '../../../shared/search/add-term.ts';
import { goToArticle } from '../library/go-to-article.ts';
import { printTerm } from '../../../shared/search/print-query.ts';
import type { Lead } from './figures/figure.ts';

export function followLead(lead: Lead): void {
  closeDialog();
  if (lead.kind === 'article') {
    void goToArticle(lead.id);
    return;
  }
  showAllArticles();
  setQuery(queryOf(lead));
  // After the dialog has given the focus back, which it does in a task of its own, and the text has taken it.
  setTimeout(() => requestAnimationFrame(focusSearch));
}

/** A name is looked for as words, one after the other. */
function queryOf({ field, value }: Extract<Lead, { readonly kind: 'search' }>): string {
  if (field !== null) return addTerm('', field, value);
  const words = { kind: 'words', field: null, text: value, prefix: false } as const;
  return printTerm({ ...words, startUtf16: 0, endUtf16: 0 });
}

export function leadWords(lead: Lead): string {
  return lead.kind === 'article' ? 'Open this article' : 'Find these articles';
}
