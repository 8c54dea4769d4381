// The tags and annotators of a selection, with how many marks have each.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { LibraryTarget } from '../../../shared/domain/library.ts';
import type { ExportParts } from '../../../shared/ipc/dataset-types.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { showError } from '../../state/messages.ts';

/** Null while they are on their way, or could not be found out. */
export function useExportParts(target: LibraryTarget): ExportParts | null {
  const [found, setFound] = useState<{
    readonly target: LibraryTarget;
    readonly parts: ExportParts;
  } | null>(null);
  useEffect(() => {
    let late = false;
    call('export:parts', { target }).then(
      (parts) => (late ? undefined : setFound({ target, parts })),
      (thrown: unknown) => {
        if (!late && toErrorData(thrown).code !== 'cancelled') showError(thrown);
      },
    );
    return () => {
      late = true;
    };
  }, [target]);
  return found?.target === target ? found.parts : null;
}
