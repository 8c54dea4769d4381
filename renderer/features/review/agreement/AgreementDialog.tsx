// Agreement with room for all of it: of one review, or of all articles of a selection that have one.

import { useMemo } from 'react';
import type { AgreementOf } from '../../../state/dialogs.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { AgreementBody } from './AgreementBody.tsx';
import { useReviewPeople } from './use-review-people.ts';

interface AgreementDialogProps {
  readonly of: AgreementOf;
  readonly onClose: () => void;
}

export function AgreementDialog({ of, onClose }: AgreementDialogProps) {
  const people = useReviewPeople('reviewId' in of ? of.reviewId : null);
  const measured = useMemo(
    () => ('reviewId' in of ? { reviewId: of.reviewId } : { target: of.acted.target }),
    [of],
  );
  return (
    <Dialog title="Agreement" size="wide" onClose={onClose}>
      <div className="agreement-dialog" tabIndex={-1} data-focus-first>
        <AgreementBody of={measured} words={'reviewId' in of ? people : of.acted.words} />
      </div>
    </Dialog>
  );
}
