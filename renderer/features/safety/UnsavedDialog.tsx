// The acts that are not saved, with every way to save them or to take them along; asked for as well before something
// would leave them behind.

import { useEffect, useRef } from 'react';
import { exportShown } from '../export/open-export.ts';
import { openArticle } from '../../state/article-store.ts';
import { copyText } from '../../state/copy-text.ts';
import { closeDialog, type Leaving } from '../../state/dialogs.ts';
import { discardUnsaved, unsavedActs, useUnsaved } from '../../state/unsaved-acts.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { retryAll } from './retry-all.ts';
import { remedyOf, unsavedJson, unsavedText } from './unsaved-words.ts';
import { UnsavedRow } from './UnsavedRow.tsx';
import './unsaved.css';
import './safety.css';

interface UnsavedDialogProps {
  readonly leaving: Leaving | null;
  readonly onClose: () => void;
}

const titles: Readonly<Record<Leaving['to'], string>> = {
  article: 'Leave the article with acts that are not saved?',
  workspace: 'Leave the workspace with acts that are not saved?',
  window: 'Close with acts that are not saved?',
};

function leave(leaving: Leaving): void {
  closeDialog();
  if (leaving.to === 'article') {
    void openArticle(leaving.id, true);
    return;
  }
  discardUnsaved(unsavedActs().map(({ id }) => id));
  if (leaving.to === 'workspace') leaving.go();
  else window.close();
}

function LeaveButton({ leaving }: { readonly leaving: Leaving }) {
  const words = {
    article: 'Leave; keep them listed',
    workspace: 'Discard them and go on',
    window: 'Discard them and close',
  } as const;
  return (
    <Button look={leaving.to === 'article' ? 'secondary' : 'danger'} onClick={() => leave(leaving)}>
      {words[leaving.to]}
    </Button>
  );
}

/** Ways to have them even if this disk never takes them. */
function Elsewhere() {
  const copy = (text: string) => void copyText(text, 'Copied the acts that are not saved');
  return (
    <div className="unsaved-elsewhere" role="group" aria-label="Take them elsewhere">
      <Button look="quiet" onClick={() => copy(unsavedText(unsavedActs()))}>
        Copy as text
      </Button>
      <Button look="quiet" onClick={() => copy(unsavedJson(unsavedActs()))}>
        Copy as JSON
      </Button>
      <Button look="quiet" onClick={exportShown}>
        Export what is saved…
      </Button>
    </div>
  );
}

function useClosingWhenSaved(count: number, leaving: Leaving | null, onClose: () => void): void {
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    if (count > 0) return;
    latest.current();
    if (leaving?.to === 'article') void openArticle(leaving.id);
    if (leaving?.to === 'workspace') leaving.go();
    if (leaving?.to === 'window') window.close();
  }, [count, leaving]);
}

export function UnsavedDialog({ leaving, onClose }: UnsavedDialogProps) {
  const { acts, retrying } = useUnsaved();
  const retry = useRef<HTMLButtonElement>(null);
  useClosingWhenSaved(acts.length, leaving, onClose);
  const [first] = acts;
  return (
    <Dialog
      title={leaving === null ? 'Acts that are not saved' : titles[leaving.to]}
      {...(first === undefined
        ? {}
        : { description: `${first.failure.message} ${remedyOf(first.failure)}` })}
      size="large"
      onClose={onClose}
    >
      <div className="safety-body">
        <ol className="unsaved-list" aria-label="Acts that are not saved">
          {acts.map((act) => (
            <UnsavedRow
              key={act.id}
              act={act}
              busy={retrying}
              saidAbove={first?.failure.message ?? ''}
              onGone={() => retry.current?.focus()}
            />
          ))}
        </ol>
        <Elsewhere />
      </div>
      <div className="dialog-acts">
        {leaving === null ? null : <LeaveButton leaving={leaving} />}
        <Button onClick={onClose}>{leaving === null ? 'Close' : 'Stay'}</Button>
        <Button
          ref={retry}
          look="primary"
          data-focus-first
          aria-disabled={retrying}
          onClick={() => void retryAll()}
        >
          Retry all
        </Button>
      </div>
    </Dialog>
  );
}
