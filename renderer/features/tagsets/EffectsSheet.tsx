// What a change of a tagset, or another tagset, would do to marks, values and relations, before it is done. What has no
// place is asked about; nothing is done while a question is open.

import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf, quoted } from '../../ui/words.ts';
import { useDelayed } from '../../ui/use-delayed.ts';
import type { EffectsChange } from './effects-change.ts';
import { EffectChoices } from './EffectChoices.tsx';
import { EffectsList } from './EffectsList.tsx';
import { saidOf } from './effects-said.ts';
import { changedWords, settledEffects } from './effects-words.ts';
import { useEffects, type EffectsState } from './use-effects.ts';
import './effects.css';

interface EffectsSheetProps {
  readonly change: EffectsChange;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function titleOf(change: EffectsChange): string {
  const name = quoted(change.tagset.name);
  if (change.kind === 'save') return `Save ${name}`;
  return `Use ${name} for ${countOf(change.articleIds.length, 'article')}`;
}

/** Why it cannot be done yet; null when it can. */
function blockedBy(change: EffectsChange, state: EffectsState): string | null {
  const { asks, effects, loading, failure } = state;
  if (failure !== null && effects === null) return '';
  if (loading || effects === null) return 'Finding out what it changes…';
  const left = asks.filter(({ answer }) => answer === undefined).length;
  if (left > 0) return `${countOf(left, 'choice')} left.`;
  if (effects.problems.length > 0) return 'Something has to be put right first.';
  if (change.kind === 'use' && effects.articles === 0) {
    return change.articleIds.length === 1
      ? 'The article has this tagset already.'
      : 'The articles have this tagset already.';
  }
  return null;
}

function readyWords({ effects }: EffectsState): string {
  if (effects === null) return '';
  const changed = changedWords(effects.effects);
  const has = effects.articles === 1 ? 'has' : 'have';
  const who =
    effects.articles === 0 ? '' : ` ${countOf(effects.articles, 'article')} ${has} it from now on.`;
  return changed === '' ? `No mark changes.${who}` : `${changed} change.${who}`;
}

function useStatus(state: EffectsState, blocked: string | null): string {
  const late = useDelayed(state.loading);
  // What is known soon should not flash before.
  const early = state.loading && state.effects === null && !late;
  return early ? '' : (blocked ?? readyWords(state));
}

function saveWords({ kind }: EffectsChange, saving: boolean): string {
  if (saving) return 'Saving…';
  return kind === 'save' ? 'Save' : 'Use it';
}

/** Once it is known what there is to do: the first question, the button where nothing minds, else what is read. */
function useFirstFocus(effects: EffectsState['effects']) {
  const form = useRef<HTMLFormElement>(null);
  const done = useRef(false);
  const known = effects !== null;
  const calm = known && effects.effects.length + effects.open.length === 0;
  useEffect(() => {
    if (!known || done.current || form.current === null) return;
    done.current = true;
    const dialog = form.current.closest('[role=dialog]');
    // Somebody was quicker, on the way to Cancel perhaps.
    if (document.activeElement !== dialog && document.activeElement !== document.body) return;
    const find = (what: string) => form.current?.querySelector<HTMLElement>(what) ?? null;
    const first = calm ? find('button[type=submit]') : find('select');
    (first ?? find('.effects-body'))?.focus();
  }, [known, calm]);
  return form;
}

export function EffectsSheet({ change, onDone, onCancel }: EffectsSheetProps) {
  const state = useEffects(change);
  const { asks, effects, migration, loading, saving, failure } = state;
  const form = useFirstFocus(effects);
  const blocked = blockedBy(change, state);
  const status = useStatus(state, blocked);
  const submit = async () => {
    if (blocked !== null || saving || effects === null) return;
    if (await state.save(saidOf(change, effects))) onDone();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void submit();
  };
  const problems = (effects?.problems ?? []).filter(({ path }) => !path.startsWith('$.migration'));
  return (
    <Dialog title={titleOf(change)} onClose={onCancel}>
      <form ref={form} className="effects" onSubmit={onSubmit} onKeyDown={onKeyDown}>
        <div className="effects-body" tabIndex={-1} aria-busy={loading}>
          <EffectChoices
            asks={asks}
            tagset={change.tagset}
            migration={migration}
            onAnswer={state.answer}
          />
          {effects === null ? null : <EffectsList effects={settledEffects(effects)} />}
          <Problems problems={problems} />
          <Failure failure={failure} />
        </div>
        <div className="dialog-acts effects-acts">
          <p id="effects-status" className="effects-status" role="status">
            {status}
          </p>
          {failure !== null && effects === null ? (
            <Button onClick={state.retry}>Try again</Button>
          ) : null}
          <Button onClick={onCancel}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            aria-describedby="effects-status"
            aria-disabled={blocked !== null || saving}
          >
            {saveWords(change, saving)}
            <Kbd name="Ctrl+Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Failure({ failure }: Pick<EffectsState, 'failure'>) {
  if (failure === null) return null;
  return (
    <p className="effects-fault" role="alert">
      {failure.message} {failure.details.remedy}
    </p>
  );
}

function Problems({
  problems,
}: {
  readonly problems: readonly { readonly path: string; message: string; remedy: string }[];
}) {
  if (problems.length === 0) return null;
  return (
    <ul className="effects-problems" aria-label="To be put right first">
      {problems.map(({ path, message, remedy }) => (
        <li key={`${path} ${message}`}>
          {message} {remedy}
        </li>
      ))}
    </ul>
  );
}
