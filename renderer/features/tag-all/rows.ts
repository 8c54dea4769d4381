// What the preview lists: a heading for each article, where there is more than one place to look, and its occurrences.

import { useMemo } from 'react';
import type { TagAllFindings, TagAllGroup, TagAllMatch } from '../../../shared/ipc/mark-types.ts';

export type PreviewRow =
  | { readonly kind: 'group'; readonly group: TagAllGroup }
  | { readonly kind: 'match'; readonly group: TagAllGroup; readonly match: TagAllMatch };

const none: readonly PreviewRow[] = [];

export function usePreviewRows(
  findings: TagAllFindings | null,
  headed: boolean,
): readonly PreviewRow[] {
  return useMemo(() => {
    if (findings === null) return none;
    return findings.groups.flatMap((group): PreviewRow[] => [
      ...(headed ? [{ kind: 'group', group } as const] : []),
      ...group.matches.map((match) => ({ kind: 'match', group, match }) as const),
    ]);
  }, [findings, headed]);
}
