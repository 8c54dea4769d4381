// Says that what is shown is past, of when, and how it differs from now; with the ways on from here.

import { History } from 'lucide-react';
import type { PastArticle } from '../../../shared/ipc/history-types.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { exportPast } from '../export/export-past.ts';
import { backToNow } from './history-store.ts';
import { restorePast } from './past-acts.ts';
import { differenceWords, momentWords } from './past-words.ts';
import './history.css';

export function PastBanner({ past }: { readonly past: PastArticle }) {
  const { number } = past.opened.article.revision;
  return (
    <section className="past-banner" aria-label="Past state">
      <History className="past-sign" aria-hidden />
      <div className="past-words">
        <p className="past-moment">{momentWords(past)}</p>
        <p className="past-difference">
          {differenceWords(past.difference)}
          {past.difference.textChanged ? ` Revision ${number}.` : ''}
        </p>
      </div>
      <div className="past-acts">
        <Button look="primary" onClick={() => void restorePast()}>
          Restore
        </Button>
        <Button onClick={() => void exportPast()}>Export this state…</Button>
        <Button look="quiet" onClick={backToNow}>
          <span>Back to now</span>
          <Kbd name="Escape" />
        </Button>
      </div>
    </section>
  );
}
