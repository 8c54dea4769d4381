// The workspace's tagsets beside the one that is looked at and edited. What was changed and not saved survives another
// dialog that takes this one's place; it is thrown away only when the person says so.

import { useEffect, useRef } from 'react';
import {
  clearTagsetEditor,
  keepEditing,
  leaveDraft,
  useTagsetEditor,
} from '../../state/tagset-editor.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { openTagsets } from './tagset-acts.ts';
import { TagsetEditor } from './TagsetEditor.tsx';
import { TagsetList } from './TagsetList.tsx';

/** The dialog opens before the list is there, and an act may take away the button that asked for it. */
function useFocusKept(entries: unknown, draft: unknown) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The dialog itself gets a focus that is lost, a moment after.
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document;
      const dialog = body.current?.closest('[role=dialog]');
      const isLost = [document.body, dialog, body.current].some((one) => one === activeElement);
      if (isLost) body.current?.querySelector<HTMLElement>('.tagset-row[tabindex="0"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [entries, draft]);
  return body;
}

export function TagsetsDialog({ onClose }: { readonly onClose: () => void }) {
  const { entries, draft, leaving, failure } = useTagsetEditor();
  const late = useDelayed(entries === null && failure === null);
  useEffect(() => void openTagsets(), []);
  const body = useFocusKept(entries, draft);
  const close = () =>
    leaveDraft(() => {
      clearTagsetEditor();
      onClose();
    });
  return (
    <Dialog title="Tagsets" size="wide" onClose={close}>
      <div className="tagsets" ref={body} tabIndex={-1} data-focus-first>
        {entries === null ? (
          <p className="tagset-none" role="status">
            {failure === null
              ? late
                ? 'Reading…'
                : ''
              : `${failure.message} ${failure.details.remedy}`}
          </p>
        ) : (
          <>
            <TagsetList entries={entries} draft={draft} />
            {draft === null ? null : <TagsetEditor draft={draft} />}
          </>
        )}
      </div>
      {leaving === null || draft === null ? null : (
        <LeaveDialog
          draft={draft}
          onLeave={() => {
            keepEditing();
            leaving();
          }}
        />
      )}
    </Dialog>
  );
}
