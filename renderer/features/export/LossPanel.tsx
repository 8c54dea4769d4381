// What the format cannot hold: a line for each kind, the weightiest first, which opens to the things themselves.

import { ChevronRight, CircleCheck, TriangleAlert } from 'lucide-react';
import type { LossItem, LossReport } from '../../../shared/formats/loss.ts';
import { useDelayed } from '../../ui/use-delayed.ts';
import { countOf, formatNumber } from '../../ui/words.ts';
import { isWeighty, lossLine } from './export-words.ts';
import type { PreviewState } from './use-export-preview.ts';

interface KindProps {
  readonly kind: LossReport['kinds'][number];
  readonly items: readonly LossItem[];
  /** Whether they are of one article only, which then needs no naming. */
  readonly single: boolean;
}

function Kind({ kind: { kind, count }, items, single }: KindProps) {
  return (
    <details className="loss-kind" data-weighty={isWeighty(kind) ? '' : undefined}>
      <summary>
        <ChevronRight aria-hidden className="loss-chevron" />
        {lossLine(kind, count)}
      </summary>
      <ul aria-label={lossLine(kind, count)}>
        {items.map(({ articleId, title, id, what }, at) => (
          <li key={`${at} ${articleId} ${id ?? ''}`}>
            {single ? null : (
              <bdi className="loss-title" title={title}>
                {title}
              </bdi>
            )}
            <bdi className="loss-what">{what}</bdi>
          </li>
        ))}
        {count > items.length ? (
          <li className="quiet">and {formatNumber(count - items.length)} more</li>
        ) : null}
      </ul>
    </details>
  );
}

function Kinds({ loss, single }: { readonly loss: LossReport; readonly single: boolean }) {
  return (
    <div className="loss-kinds">
      {loss.kinds.map((kind) => (
        <Kind
          key={kind.kind}
          kind={kind}
          items={loss.items.filter((item) => item.kind === kind.kind)}
          single={single}
        />
      ))}
    </div>
  );
}

function Counting({ words }: { readonly words: string }) {
  return (
    <div className="loss-counting">
      <span className="quiet numbers">{words}</span>
      <progress aria-label="Counting" />
    </div>
  );
}

function Report({ state }: { readonly state: Extract<PreviewState, { preview: unknown }> }) {
  const { stage, preview } = state;
  const { loss, looked, articles } = preview;
  const isWhole = stage === 'whole';
  const first = `the first ${formatNumber(looked)} of ${countOf(articles, 'article')}`;
  if (articles === 0) return <p className="loss-nothing quiet">There is no article to export.</p>;
  return (
    <>
      {isWhole ? null : <Counting words={`Counted in ${first}; counting the others…`} />}
      {loss.kinds.length > 0 ? <Kinds loss={loss} single={articles === 1} /> : null}
      {loss.kinds.length === 0 && isWhole ? (
        <p className="loss-nothing">
          <CircleCheck aria-hidden />
          Nothing is lost.
        </p>
      ) : null}
      {loss.kinds.length === 0 && !isWhole ? (
        <p className="loss-nothing quiet">Nothing is lost in {first}.</p>
      ) : null}
    </>
  );
}

interface LossPanelProps {
  readonly state: PreviewState;
  /** Whether nothing is looked at for now. */
  readonly paused: boolean;
}

export function LossPanel({ state, paused }: LossPanelProps) {
  const late = useDelayed(state.stage === 'looking' && !paused);
  const isBusy = state.stage === 'looking' || state.stage === 'first';
  return (
    <section className="export-loss" aria-label="What is lost" aria-busy={isBusy}>
      <h3 className="export-heading">What is lost</h3>
      {state.stage === 'looking' && late ? <Counting words="Looking at the articles…" /> : null}
      {state.stage === 'none' ? <p className="quiet">Told when the split is corrected.</p> : null}
      {state.stage === 'failed' ? (
        <div className="loss-failed" role="alert">
          <TriangleAlert aria-hidden />
          <div>
            <p>{state.error.message}</p>
            <p className="quiet">{state.error.details.remedy}</p>
          </div>
        </div>
      ) : null}
      {'preview' in state ? <Report state={state} /> : null}
    </section>
  );
}
