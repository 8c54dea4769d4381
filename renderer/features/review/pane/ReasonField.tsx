// Why it is decided so, if the person wants to say it. Typing is never needed: the deciding keys work without it, and
// what is typed goes with the next decision.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useCommandKey } from '../../../app/commands/use-commands.ts';
import { setReason, useReview } from '../../../state/review-store.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { keepReason } from './decide-selected.ts';
import { reasonFocused, useReasonFocus } from './reason-focus.ts';

export function ReasonField({ saved }: { readonly saved: string | null }) {
  const reason = useReview((state) => state.reason);
  const wanted = useReasonFocus((state) => state.wanted);
  const key = useCommandKey('review.reason');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    field.current?.scrollIntoView({ block: 'nearest' });
    reasonFocused();
  }, [wanted]);
  const leave = () => {
    const open = field.current
      ?.closest('.review-item')
      ?.querySelector<HTMLElement>('.review-press');
    open?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') setReason('');
    else keepReason();
    leave();
  };
  return (
    <div className="review-reason">
      <input
        ref={field}
        className="input"
        aria-label="Reason"
        placeholder={saved === null ? 'Why? (optional)' : 'Another reason'}
        dir="auto"
        autoComplete="off"
        maxLength={10_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {key === undefined || reason !== '' ? null : <Kbd name={key} />}
      {reason === '' ? null : <Kbd name="Enter" />}
    </div>
  );
}
