// Agreement of one review, beside its text.

import { useMemo } from 'react';
import { openDialog } from '../../../state/dialogs.ts';
import { AgreementBody } from './AgreementBody.tsx';
import { useReviewPeople } from './use-review-people.ts';

export function AgreementTab({ reviewId }: { readonly reviewId: string }) {
  const of = useMemo(() => ({ reviewId }), [reviewId]);
  const words = useReviewPeople(reviewId);
  return (
    <div className="side-scroll agreement-tab">
      <h2 className="visually-hidden">Agreement</h2>
      <AgreementBody
        key={reviewId}
        of={of}
        words={words}
        onLarger={() => openDialog({ kind: 'agreement', of: { reviewId } })}
      />
    </div>
  );
}
