// What the copy would replace, asked for a moment after the last change; the last answer stays until the next is there.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { SharingPreview } from '../../../shared/ipc/sharing-types.ts';
import type { SharingChoice } from '../../../shared/sharing/sharing-choice.ts';
import { showError } from '../../state/messages.ts';

const PAUSE_MS = 150;

export function useSharingPreview(
  articleId: ArticleId,
  choice: SharingChoice,
): SharingPreview | null {
  const [preview, setPreview] = useState<SharingPreview | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      call('sharing:preview', { articleId, choice }).then(
        (answer) => (wanted ? setPreview(answer) : undefined),
        showError,
      );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [articleId, choice]);
  return preview;
}
