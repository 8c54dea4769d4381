// A colleague's file before it is opened for review: what it is about, what was found again, what has to be said first.
// Where nothing has to be, Enter opens it.

import { useEffect, useRef, type FormEvent } from 'react';
import {
  changeOpening,
  clearReviewOpening,
  hasOpenQuestions,
  openInputOf,
  useReviewOpening,
} from '../../../state/review-open-store.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { MappingStep } from './MappingStep.tsx';
import { openChosenReviews } from './review-file.ts';
import { filesWords } from './review-open-words.ts';
import { ReviewOpenFoot } from './ReviewOpenFoot.tsx';
import { ReviewQuestions } from './ReviewQuestions.tsx';
import './review-open.css';

/** Another step has other fields; what had the focus is gone. */
function useFocusOnStep(step: string) {
  const body = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const form = body.current?.closest('form');
    const first = body.current?.querySelector<HTMLElement>('select, input:not(:disabled)');
    (first ?? form?.querySelector<HTMLElement>('[type=submit]'))?.focus();
  }, [step]);
  return body;
}

export function ReviewOpenDialog({ onClose }: { readonly onClose: () => void }) {
  const opening = useReviewOpening();
  const { inspection, step, phase } = opening;
  const body = useFocusOnStep(step);
  if (inspection === null) return null;
  const ready = openInputOf(opening) !== null;
  const asksTags = step === 'articles' && hasOpenQuestions(inspection);
  const close = () => {
    onClose();
    clearReviewOpening();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || phase !== 'idle') return;
    if (asksTags) changeOpening({ step: 'tags' });
    else void openChosenReviews();
  };
  return (
    <Dialog
      title={step === 'tags' ? 'Match their tags with yours' : 'Review a colleague’s file'}
      description={filesWords(inspection)}
      size="large"
      onClose={close}
    >
      <form className="review-open" onSubmit={submit} noValidate>
        <div className="review-open-body" ref={body}>
          {step === 'tags' ? (
            <MappingStep inspection={inspection} tags={opening.tags} />
          ) : (
            <ReviewQuestions inspection={inspection} opening={opening} />
          )}
        </div>
        <ReviewOpenFoot opening={opening} ready={ready} asksTags={asksTags} onClose={close} />
      </form>
    </Dialog>
  );
}
