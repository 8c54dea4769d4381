// What came of each imported file: what it became, what is wrong with it, and what can still be done.

import { useState } from 'react';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/words.ts';
import { importSalvage } from './import-articles.ts';
import { ImportResultItem } from './ImportResultItem.tsx';

interface ImportResultsDialogProps {
  readonly results: readonly ImportResult[];
  readonly onClose: () => void;
}

function summary(results: readonly ImportResult[]): string {
  const count = (status: ImportResult['status']) =>
    results.filter((result) => result.status === status).length;
  const imported = count('imported');
  const parts = [
    `${countOf(imported, 'article')} imported`,
    ...(count('exists') > 0 ? [`${count('exists')} already in the library`] : []),
    ...(count('failed') > 0 ? [`${count('failed')} not imported`] : []),
  ];
  return `${parts.join(', ')}.`;
}

export function ImportResultsDialog({ results, onClose }: ImportResultsDialogProps) {
  const [shown, setShown] = useState(results);
  const salvage = async (at: number, token: string) => {
    const result = await importSalvage(token);
    if (result !== null) setShown((before) => before.with(at, result));
  };
  return (
    <Dialog title="Import results" description={summary(shown)} size="large" onClose={onClose}>
      <ul className="import-results" aria-label="Imported files">
        {shown.map((result, at) => (
          <ImportResultItem
            // Results never reorder, and two files may have the same name.
            key={`${at} ${result.file}`}
            result={result}
            onSalvage={(token) => void salvage(at, token)}
            onOpened={onClose}
          />
        ))}
      </ul>
      <div className="dialog-acts">
        <Button look="primary" onClick={onClose} data-focus-first>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
