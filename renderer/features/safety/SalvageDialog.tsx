// What a repair saved and what it did not: per article, per kind of row, and where the damaged file lies.

import { ChevronRight, CircleAlert, CircleCheck } from 'lucide-react';
import type { SalvagedArticle, SalvageReport } from '../../../shared/ipc/safety-types.ts';
import { copyText } from '../../state/copy-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useUnsaved } from '../../state/unsaved-acts.ts';
import { countOf, formatNumber } from '../../ui/words.ts';
import {
  countsOf,
  reportText,
  stateMeaning,
  states,
  stateWords,
  verdictWords,
} from './repair-words.ts';
import { retryAll } from './retry-all.ts';
import './repair.css';
import './safety.css';

interface ReportProps {
  readonly report: SalvageReport;
}

function Articles({
  state,
  articles,
}: {
  state: SalvagedArticle['state'];
  articles: readonly SalvagedArticle[];
}) {
  if (articles.length === 0) return null;
  return (
    <section className="salvage-group" data-state={state}>
      <h3>
        {stateWords[state]} <span className="numbers">{formatNumber(articles.length)}</span>
        <small>{stateMeaning[state]}</small>
      </h3>
      <ul>
        {articles.map(({ id, title, said }) => (
          <li key={id}>
            <span className="salvage-title" dir="auto">
              {title}
            </span>
            {said.map((line) => (
              <span key={line} className="salvage-said">
                {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tables({ report }: ReportProps) {
  if (report.tables.length === 0) return null;
  return (
    <details className="salvage-tables">
      <summary>
        <ChevronRight className="salvage-chevron" aria-hidden />
        Rows by kind
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Saved</th>
            <th scope="col">Lost</th>
          </tr>
        </thead>
        <tbody>
          {report.tables.map(({ name, saved, lost }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatNumber(saved)}</td>
              <td>{formatNumber(lost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Acts that the damage kept from being saved are in the window still, and can be saved now. */
function Waiting() {
  const { acts, retrying } = useUnsaved();
  if (acts.length === 0) return null;
  return (
    <p className="salvage-waiting">
      <span>
        {countOf(acts.length, 'act')} made since then {acts.length === 1 ? 'waits' : 'wait'} to be
        saved.
      </span>
      <Button aria-disabled={retrying} onClick={() => void retryAll()}>
        Save {acts.length === 1 ? 'it' : 'them'} now
      </Button>
    </p>
  );
}

export function SalvageDialog({ report, onClose }: ReportProps & { readonly onClose: () => void }) {
  const { partly, lost } = countsOf(report);
  const good = partly === 0 && lost === 0;
  return (
    <Dialog title="What was saved" size="large" onClose={onClose}>
      <div className="safety-body">
        <p className={good ? 'safety-verdict' : 'safety-verdict safety-verdict-bad'}>
          {good ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>{verdictWords(report)}</span>
        </p>
        <div className="salvage" role="region" aria-label="Articles" tabIndex={0}>
          {states.map((state) => (
            <Articles
              key={state}
              state={state}
              articles={report.articles.filter((article) => article.state === state)}
            />
          ))}
          <Tables report={report} />
        </div>
        <Waiting />
        <p className="safety-where">
          The damaged file lies unchanged at <code>{report.setAside}</code>. Keep it until you have
          looked through this report.
        </p>
      </div>
      <div className="dialog-acts">
        <Button onClick={() => void copyText(reportText(report), 'Copied the report')}>
          Copy the report
        </Button>
        <Button look="primary" data-focus-first onClick={onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
