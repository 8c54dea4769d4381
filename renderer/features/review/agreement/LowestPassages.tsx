// The passages where annotators agree least; each leads to its place in the text.

import { useId, useState } from 'react';
import type { AgreementReport } from '../../../../shared/review/agreement/agreement-report.ts';
import { useArticle } from '../../../state/article-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatNumber } from '../../../ui/words.ts';
import { shareWords } from './figure-words.ts';
import { showPassage } from './show-passage.ts';

const FIRST = 8;
const LONGEST_QUOTE = 160;

type Passage = AgreementReport['lowest'][number];

export function LowestPassages({ report }: { readonly report: AgreementReport }) {
  const heading = useId();
  const [all, setAll] = useState(false);
  const { lowest } = report;
  const shown = all ? lowest : lowest.slice(0, FIRST);
  return (
    <section className="agreement-lowest" aria-labelledby={heading}>
      <h3 id={heading}>Where they agree least</h3>
      {lowest.length === 0 ? (
        <p className="quiet">They agree on every passage that anybody marked.</p>
      ) : (
        <ol>
          {shown.map((passage, at) => (
            <PassageRow key={at} passage={passage} report={report} />
          ))}
        </ol>
      )}
      {lowest.length > FIRST ? (
        <Button look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${formatNumber(lowest.length)}`}
        </Button>
      ) : null}
    </section>
  );
}

interface RowProps {
  readonly passage: Passage;
  readonly report: AgreementReport;
}

function PassageRow({ passage, report }: RowProps) {
  const { document, span, agreed } = passage;
  const of = report.perDocument[document];
  const open = useArticle((state) => state.current?.article);
  const isOpen = of?.articleId != null && of.articleId === open?.id;
  const quote = isOpen ? shortened(open.text.slice(span.startUtf16, span.endUtf16)) : null;
  return (
    <li>
      <button
        type="button"
        className="agreement-passage"
        disabled={of?.articleId == null}
        onClick={() => (of?.articleId == null ? undefined : void showPassage(of.articleId, span))}
      >
        <span className="agreement-share numbers">
          {shareWords(agreed)}
          <span className="visually-hidden"> agreed: </span>
        </span>
        {quote === null ? (
          <span>
            <bdi>{of?.title ?? ''}</bdi>
            <span className="quiet numbers">
              {' '}
              · at character {formatNumber(span.startUtf16 + 1)}
            </span>
          </span>
        ) : (
          <q dir="auto">{quote}</q>
        )}
      </button>
    </li>
  );
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= LONGEST_QUOTE) return line;
  return `${characters.slice(0, LONGEST_QUOTE).join('').trimEnd()}…`;
}
