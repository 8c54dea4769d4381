// The figures of agreement: a row for each measure, all tags together and each by itself. What a measure says, its range
// and its source unfold under it, by key as well as by mouse.

import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import {
  figureIds,
  type AgreementReport,
  type FigureId,
  type FigureInterval,
} from '../../../../shared/review/agreement/agreement-report.ts';
import { explainedWords } from '../../../../shared/review/agreement/explained-words.ts';
import { explanations } from '../../../../shared/review/agreement/explanations.ts';
import { TagBadge } from '../../../ui/TagBadge.tsx';
import { figureWords, intervalWords, levelWords, type Part } from './figure-words.ts';
import { GammaCell } from './GammaCell.tsx';
import type { AgreementView } from './use-agreement.ts';
import type { TagLookup } from './use-tags.ts';

interface FiguresProps {
  readonly parts: readonly Part[];
  readonly tagOf: TagLookup;
  readonly view: AgreementView;
}

export function AgreementFigures({ parts, tagOf, view }: FiguresProps) {
  const [shown, setShown] = useState<FigureId | null>(null);
  const level = parts.map(({ measured }) => Object.values(measured.intervals)[0]).find(Boolean);
  return (
    <>
      <div
        className="agreement-scroll"
        tabIndex={0}
        role="region"
        aria-label="Figures of agreement, table"
      >
        <table className="agreement-table">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              {parts.map(({ tag, label }) => (
                <th key={tag ?? ''} scope="col" title={label}>
                  {tag === null ? (
                    label
                  ) : (
                    <span className="agreement-head">
                      <TagBadge tag={tagOf(tag)} />
                      <bdi className="agreement-tag">{label}</bdi>
                    </span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figureIds.map((id) => (
              <MeasureRows
                key={id}
                id={id}
                parts={parts}
                view={view}
                open={shown === id}
                onToggle={() => setShown(shown === id ? null : id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {level === undefined ? null : (
        <p className="agreement-note">
          Small figures are the {levelWords(level)}, by bootstrap over sentences.
        </p>
      )}
    </>
  );
}

interface RowsProps {
  readonly id: FigureId;
  readonly parts: readonly Part[];
  readonly view: AgreementView;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function MeasureRows({ id, parts, view, open, onToggle }: RowsProps) {
  const details = useId();
  const isUnmeasured = id === 'gamma' && !view.hasGamma;
  return (
    <>
      <tr data-open={open}>
        <th scope="row">
          <button
            type="button"
            className="agreement-measure"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            onClick={onToggle}
          >
            <ChevronRight aria-hidden />
            {explanations[id].label}
          </button>
        </th>
        {isUnmeasured ? (
          <td colSpan={parts.length} className="agreement-gamma">
            <GammaCell view={view} />
          </td>
        ) : (
          parts.map((part) => <FigureCell key={part.tag ?? ''} id={id} part={part} />)
        )}
      </tr>
      {open ? (
        <tr className="agreement-explained">
          <td colSpan={parts.length + 1} id={details}>
            <Explained id={id} parts={isUnmeasured ? [] : parts} report={view.report} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function FigureCell({ id, part }: { readonly id: FigureId; readonly part: Part }) {
  const { figures, intervals, why } = part.measured;
  const value = figures[id];
  if (value === null) {
    const reason = why[id] ?? 'It is not defined here.';
    return (
      <td className="agreement-none" title={reason}>
        <span aria-hidden>–</span>
        <span className="visually-hidden">Not defined. {reason}</span>
      </td>
    );
  }
  const interval = intervals[id];
  return (
    <td data-part={part.tag === null ? 'overall' : 'tag'}>
      {figureWords(id, value)}
      {interval === undefined ? null : <Interval id={id} interval={interval} />}
    </td>
  );
}

interface IntervalProps {
  readonly id: FigureId;
  readonly interval: FigureInterval;
}

function Interval({ id, interval }: IntervalProps) {
  return (
    <span className="agreement-interval">
      <span className="visually-hidden">{levelWords(interval)} </span>
      {intervalWords(id, interval)}
    </span>
  );
}

interface Missing {
  readonly why: string;
  readonly labels: readonly string[];
}

/** Where the figure is not defined, by the reason. */
function missingOf(id: FigureId, parts: readonly Part[]): readonly Missing[] {
  const none = parts.filter(({ measured }) => measured.figures[id] === null);
  const byReason = Map.groupBy(none, ({ measured }) => measured.why[id] ?? 'It is not defined.');
  return [...byReason].map(([why, some]) => ({ why, labels: some.map(({ label }) => label) }));
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

interface ExplainedProps {
  readonly id: FigureId;
  readonly parts: readonly Part[];
  readonly report: AgreementReport | null;
}

function Explained({ id, parts, report }: ExplainedProps) {
  const { measured, range, citation } = explanations[id];
  return (
    <div className="agreement-words">
      <p>{measured}</p>
      <p>{range}</p>
      {report === null
        ? null
        : explainedWords(id, report.explained).map((words) => <p key={words}>{words}</p>)}
      {missingOf(id, parts).map(({ why, labels }) => (
        <p key={why}>
          <strong>{list.format(labels)}:</strong> {why}
        </p>
      ))}
      <p className="agreement-citation">{citation}</p>
    </div>
  );
}
