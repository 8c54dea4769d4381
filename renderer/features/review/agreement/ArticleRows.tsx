// The figures of each article of a selection; each name opens its article.

import { useId } from 'react';
import type { ArticleId } from '../../../../shared/domain/ids.ts';
import {
  figureIds,
  type AgreementReport,
} from '../../../../shared/review/agreement/agreement-report.ts';
import { explanations } from '../../../../shared/review/agreement/explanations.ts';
import { closeDialog } from '../../../state/dialogs.ts';
import { countOf } from '../../../ui/words.ts';
import { goToArticle } from '../../library/go-to-article.ts';
import { figureWords } from './figure-words.ts';

const SHOWN = 500;

function open(id: ArticleId): void {
  closeDialog();
  void goToArticle(id);
}

export function ArticleRows({ report }: { readonly report: AgreementReport }) {
  const heading = useId();
  const { perDocument } = report;
  const hasGamma = perDocument.some(({ measured }) => measured.figures.gamma !== null);
  const ids = figureIds.filter((id) => id !== 'gamma' || hasGamma);
  const rest = perDocument.length - SHOWN;
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>By article</h3>
      <div className="agreement-scroll" tabIndex={0} role="region" aria-label="By article, table">
        <table className="agreement-table agreement-articles">
          <thead>
            <tr>
              <th scope="col">Article</th>
              {ids.map((id) => (
                <th key={id} scope="col">
                  {explanations[id].label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {perDocument.slice(0, SHOWN).map(({ articleId, title, measured }, at) => (
              <tr key={`${at} ${articleId ?? ''}`}>
                <th scope="row">
                  {articleId === null ? (
                    <bdi>{title}</bdi>
                  ) : (
                    <button
                      type="button"
                      className="agreement-link"
                      onClick={() => open(articleId)}
                    >
                      <bdi>{title}</bdi>
                    </button>
                  )}
                </th>
                {ids.map((id) => {
                  const value = measured.figures[id];
                  const why = value === null ? (measured.why[id] ?? 'It is not defined here.') : '';
                  return value === null ? (
                    <td key={id} className="agreement-none" title={why}>
                      <span aria-hidden>–</span>
                      <span className="visually-hidden">Not defined. {why}</span>
                    </td>
                  ) : (
                    <td key={id}>{figureWords(id, value)}</td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 ? (
        <p className="agreement-note">and {countOf(rest, 'more article')}; all count above</p>
      ) : null}
    </section>
  );
}
