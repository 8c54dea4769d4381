// A copy of the open article in which chosen names are replaced: what is hidden, how the text reads then, what may still
// tell, and for whom the file is encrypted. Enter saves.

import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { call } from '../../api.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { SharingNames } from '../../../shared/ipc/sharing-types.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import { actsSettled } from '../../state/act-queue.ts';
import { showError } from '../../state/messages.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { showSaved } from '../../state/saved-file.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/words.ts';
import { OptionCheck } from '../export/OptionCheck.tsx';
import { encryptionFault, encryptionOf, noEncryption } from './encryption-draft.ts';
import { EncryptFor } from './EncryptFor.tsx';
import { NameChoice } from './NameChoice.tsx';
import { SharingPreviewPanel } from './SharingPreviewPanel.tsx';
import { firstSharingDraft, sharingChoiceOf, type SharingDraft } from './sharing-draft.ts';
import { useSharingPreview } from './use-sharing-preview.ts';
import './sharing.css';

interface SharingDialogProps {
  readonly articleId: ArticleId;
  readonly onClose: () => void;
}

export function SharingDialog({ articleId, onClose }: SharingDialogProps) {
  const [names, setNames] = useState<SharingNames | null>(null);
  useEffect(() => {
    flushPendingEdits();
    actsSettled()
      .then(() => call('sharing:names', { articleId }))
      .then(setNames, showError);
  }, [articleId]);
  return (
    <Dialog
      title="Sharing copy"
      description="A copy with the same marks at the same places, in which names are replaced by others of the same length. Earlier versions, the source file and reviews are not in it."
      size="wide"
      onClose={onClose}
    >
      {names === null ? null : <SharingForm articleId={articleId} can={names} onClose={onClose} />}
    </Dialog>
  );
}

interface SharingFormProps extends SharingDialogProps {
  readonly can: SharingNames;
}

function SharingForm({ articleId, can, onClose }: SharingFormProps) {
  const [draft, setDraft] = useState(() => firstSharingDraft(can));
  const [encryption, setEncryption] = useState(noEncryption);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The dialog was there before what can be chosen.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const choice = useMemo(() => sharingChoiceOf(draft), [draft]);
  const preview = useSharingPreview(articleId, choice);
  const change = (next: Partial<SharingDraft>) => setDraft((before) => ({ ...before, ...next }));
  const ready = !saving && encryptionFault(encryption) === null;
  const save = async () => {
    setSaving(true);
    setFailure(null);
    try {
      const copy = await call('dialog:share', {
        articleId,
        choice,
        encryption: encryptionOf(encryption),
        list: draft.list,
      });
      if (copy !== null) {
        onClose();
        showSaved(`Sharing copy saved, ${countOf(copy.words, 'word')} replaced`, null);
      }
    } catch (thrown) {
      setFailure(toErrorData(thrown));
    } finally {
      setSaving(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void save();
  };
  return (
    <form className="sharing" ref={form} onSubmit={submit} noValidate>
      <div className="sharing-body">
        <div className="sharing-side">
          <NameChoice can={can} draft={draft} onChange={change} />
        </div>
        <div className="sharing-main">
          <SharingPreviewPanel preview={preview} />
          <EncryptFor draft={encryption} onChange={setEncryption} />
          <OptionCheck
            label="Save the list of what was replaced"
            about="A CSV file beside the copy, in the clear, for you alone: it leads back to the names."
            checked={draft.list}
            onChange={(list) => change({ list })}
          />
        </div>
      </div>
      <div className="sharing-foot">
        <p role={failure === null ? 'status' : 'alert'} className="sharing-said">
          {failure === null
            ? preview === null
              ? ''
              : `${countOf(preview.words, 'word')} of the text replaced.`
            : `${failure.message} ${failure.details.remedy}`}
        </p>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" aria-disabled={!ready}>
          Save copy…
        </Button>
      </div>
    </form>
  );
}
