// Deciding all that is shown at once: how, of which kind and tag, and what would happen, before anything does.

import { useMemo, useState } from 'react';
import type { ReviewDecisionKind } from '../../../../shared/annotation-file/model.ts';
import type { TagId } from '../../../../shared/domain/ids.ts';
import type { ItemKind } from '../../../../shared/review/review-item.ts';
import { shownTag } from '../../../state/article-store.ts';
import { decideMany } from '../../../state/review-acts.ts';
import { setBulk, shownNow, useReview } from '../../../state/review-store.ts';
import type { Entry, ReviewView } from '../../../state/review-view.ts';
import { headingOf, kindWords } from '../../../state/review-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { countOf, formatNumber } from '../../../ui/words.ts';
import { bulkPlan, type BulkChoice, type BulkPlan } from './bulk-plan.ts';
import { PlanPreview } from './PlanPreview.tsx';
import './bulk.css';

interface PartProps {
  readonly view: ReviewView;
  readonly choice: BulkChoice;
  readonly change: (fields: Partial<BulkChoice>) => void;
}

function actsFor(view: ReviewView): readonly (readonly [ReviewDecisionKind, string])[] {
  if (view.head.mode === 'panel') {
    return [
      ['keep-mine', 'Take what enough agree on'],
      ['accept-both', 'Take all readings'],
      ['reject-both', 'Take none'],
    ];
  }
  return [
    ['keep-mine', 'Keep mine'],
    ['accept-theirs', `Take ${view.names[1] ?? 'the colleague'}’s`],
    ['accept-both', 'Take both'],
    ['reject-both', 'Take neither'],
  ];
}

function Acts({ view, choice, change }: PartProps) {
  return (
    <fieldset className="bulk-acts">
      <legend>Decide</legend>
      {actsFor(view).map(([act, label]) => (
        <label key={act}>
          <input
            type="radio"
            name="bulk-act"
            checked={choice.act === act}
            onChange={() => change({ act })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Least({ view, choice, change }: PartProps) {
  if (view.head.mode === 'pair' || choice.act !== 'keep-mine') return null;
  const all = view.sides.length;
  return (
    <Field label="At least" layout="beside">
      {(ids) => (
        <Select
          {...ids}
          value={choice.least}
          onChange={({ target }) => change({ least: Number(target.value) })}
        >
          {view.sides.map((_, at) => (
            <option key={at} value={at + 1}>
              {formatNumber(at + 1)} of {formatNumber(all)} agree
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Scope({
  view,
  choice,
  change,
  entries,
}: PartProps & { readonly entries: readonly Entry[] }) {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const tags = [...new Set(entries.flatMap((entry) => [...entry.tags]))];
  const shown = countOf(entries.length, 'shown difference');
  return (
    <div className="bulk-scope">
      <Field label="Kind" layout="beside">
        {(ids) => (
          <Select
            {...ids}
            value={choice.kind}
            onChange={({ target }) => change({ kind: target.value as ItemKind | 'all' })}
          >
            <option value="all">All {shown}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindWords(kind, view)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Tag" layout="beside">
        {(ids) => (
          <Select
            {...ids}
            value={choice.tag}
            onChange={({ target }) => change({ tag: target.value as TagId | 'all' })}
          >
            <option value="all">Any tag</option>
            {tags.map((tag) => (
              <option key={tag} value={tag}>
                {shownTag(tag).label}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

/** In a panel also what all agree on: it becomes part of the adjudicated set by being decided. */
function useScope(view: ReviewView): readonly Entry[] {
  const [entries] = useState(() => {
    const shown = shownNow();
    const isWhole = shown.length === view.differences.length;
    return view.head.mode === 'panel' && isWhole ? view.entries : shown;
  });
  return entries;
}

async function decideAll({ planned }: BulkPlan, reason: string): Promise<void> {
  setBulk(false);
  const why = reason.trim() === '' ? null : reason.trim();
  await decideMany(
    planned.map(({ entry: { item }, choice: { decision, take } }) =>
      take === undefined
        ? { item, decision }
        : { item, decision, take: take.map(({ source, id }) => ({ source, id })) },
    ),
    why,
  );
}

export function BulkDialog({ view }: { readonly view: ReviewView }) {
  const decisions = useReview((state) => state.decisions);
  const entries = useScope(view);
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState<BulkChoice>({
    act: 'keep-mine',
    least: Math.floor(view.sides.length / 2) + 1,
    kind: 'all',
    tag: 'all',
    again: false,
  });
  const change = (fields: Partial<BulkChoice>) => setChoice((now) => ({ ...now, ...fields }));
  const plan = useMemo(
    () => bulkPlan(entries, view, decisions, choice),
    [entries, view, decisions, choice],
  );
  const count = plan.planned.length;
  return (
    <Dialog
      title="Decide all shown"
      description="All of it becomes one step, which one undo takes back."
      size="medium"
      onClose={() => setBulk(false)}
    >
      <form
        className="bulk"
        onSubmit={(event) => {
          event.preventDefault();
          if (count > 0) void decideAll(plan, reason);
        }}
      >
        <div className="bulk-body">
          <Acts view={view} choice={choice} change={change} />
          <Least view={view} choice={choice} change={change} />
          <Scope view={view} choice={choice} change={change} entries={entries} />
          {plan.kept > 0 || choice.again ? (
            <label className="bulk-again">
              <input
                type="checkbox"
                checked={choice.again}
                onChange={({ target }) => change({ again: target.checked })}
              />
              Also those that are decided already
            </label>
          ) : null}
          <PlanPreview plan={plan} headingOf={(entry) => headingOf(entry, view)} />
          <Field label="Reason" layout="beside">
            {(ids) => (
              <input
                {...ids}
                className="input"
                dir="auto"
                autoComplete="off"
                maxLength={10_000}
                placeholder="Why? (optional)"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </div>
        <div className="dialog-acts">
          <Button onClick={() => setBulk(false)}>Cancel</Button>
          <Button look="primary" type="submit" disabled={count === 0}>
            {count === 0 ? 'Decide' : `Decide ${formatNumber(count)}`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
