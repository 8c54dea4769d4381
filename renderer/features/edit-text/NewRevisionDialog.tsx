// Before a changed text becomes a revision: what differs, what happens to the marks, and why it is changed.

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { RevisionPreview } from '../../../shared/ipc/text-types.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import { call } from '../../api.ts';
import { useArticle } from '../../state/article-store.ts';
import { openDialog, type RevisionSource } from '../../state/dialogs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { DiffView, diffWords } from '../revisions/DiffView.tsx';
import { MarkChanges } from './MarkChanges.tsx';
import { marksWords } from './marks-words.ts';
import { ReasonField, reasons } from './ReasonField.tsx';
import { saveRevision } from './save-revision.ts';

interface DialogProps {
  readonly from: RevisionSource;
  readonly onClose: () => void;
}

function usePreview(from: RevisionSource): {
  readonly preview: RevisionPreview | null;
  readonly failure: AppErrorData | null;
} {
  const articleId = useArticle((state) => state.current?.article.id);
  const [preview, setPreview] = useState(from.kind === 'file' ? from.preview : null);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  useEffect(() => {
    if (from.kind === 'file' || articleId === undefined) return undefined;
    let wanted = true;
    call('text:preview', { articleId, edited: from.edited }).then(
      (answer) => (wanted ? setPreview(answer) : undefined),
      (thrown: unknown) => (wanted ? setFailure(toErrorData(thrown)) : undefined),
    );
    return () => {
      wanted = false;
    };
  }, [from, articleId]);
  return { preview, failure };
}

function Problem({ failure }: { readonly failure: AppErrorData }) {
  return (
    <div className="revision-problem" role="alert">
      <p>{failure.message}</p>
      <p className="quiet">{failure.details.remedy}</p>
    </div>
  );
}

function Comparison({ preview }: { readonly preview: RevisionPreview }) {
  return (
    <div className="revision-comparison">
      <DiffView diff={preview.diff} />
      <MarkChanges preview={preview} />
    </div>
  );
}

interface Saving {
  readonly reason: string;
  /** It was to be saved without a reason. */
  readonly missing: boolean;
  readonly refused: AppErrorData | null;
  readonly ready: boolean;
  readonly pick: (reason: string) => void;
  readonly save: () => void;
}

/** Saves when there is something to save and a reason for it; says what is missing or went wrong. */
function useSaving(from: RevisionSource, savable: boolean, onClose: () => void): Saving {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<AppErrorData | null>(null);
  const given = reason.trim();
  const save = () => {
    if (!savable || busy) return;
    setMissing(given === '');
    if (given === '') return;
    setBusy(true);
    setRefused(null);
    void saveRevision(from, given, onClose).then((thrown) => {
      setBusy(false);
      setRefused(thrown);
    });
  };
  const pick = (words: string) => {
    setReason(words);
    setMissing(false);
  };
  return { reason, missing, refused, ready: savable && given !== '' && !busy, pick, save };
}

const isPressed = (target: EventTarget): boolean =>
  target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;

/** A digit picks a reason and Enter saves, wherever the focus is but where it is typed or pressed. */
function onRevisionKey(event: KeyboardEvent<HTMLElement>, { pick, save }: Saving): void {
  const { target, key } = event;
  const withCtrl = event.ctrlKey || event.metaKey;
  if (event.altKey || event.nativeEvent.isComposing) return;
  if (key === 'Enter' && (withCtrl || !isPressed(target))) {
    event.preventDefault();
    save();
    return;
  }
  const reason = reasons[Number(key) - 1];
  if (reason === undefined || withCtrl || target instanceof HTMLInputElement) return;
  event.preventDefault();
  pick(reason);
}

interface ActsProps {
  readonly from: RevisionSource;
  readonly next: number;
  readonly ready: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

function Acts({ from, next, ready, onSave, onClose }: ActsProps) {
  return (
    <div className="dialog-acts revision-acts">
      {from.kind === 'edit' ? (
        <Button
          look="quiet"
          className="revision-discard"
          onClick={() => openDialog({ kind: 'discard-edit' })}
        >
          Discard changes…
        </Button>
      ) : null}
      <Button onClick={onClose}>{from.kind === 'edit' ? 'Keep editing' : 'Cancel'}</Button>
      <Button look="primary" aria-disabled={!ready} onClick={onSave}>
        <span>Save as revision {next}</span>
        <Kbd name="Enter" />
      </Button>
    </div>
  );
}

function headWords(preview: RevisionPreview | null, failure: AppErrorData | null): string {
  if (failure !== null) return 'It cannot become a revision. What was typed is kept as a draft.';
  return preview === null ? 'Comparing…' : `${diffWords(preview.diff)} ${marksWords(preview)}`;
}

/** The dialog had nothing to go through when it opened. */
function useFocusWhenThere(there: boolean): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!there || document.activeElement !== body.current) return;
    body.current?.querySelector<HTMLElement>('.diff-view')?.focus();
  }, [there]);
  return body;
}

function titleOf(preview: RevisionPreview | null): string {
  return preview?.fileName == null ? 'What you changed' : `New version: ${preview.fileName}`;
}

export function NewRevisionDialog({ from, onClose }: DialogProps) {
  const { preview, failure } = usePreview(from);
  const compared = preview === null || preview.same ? null : preview;
  const saving = useSaving(from, compared !== null, onClose);
  const late = useDelayed(preview === null && failure === null);
  const next = useArticle((state) => (state.current?.article.revision.number ?? 0) + 1);
  const body = useFocusWhenThere(preview !== null);
  const field = useRef<HTMLInputElement>(null);
  const { reason, missing, refused, ready, pick, save } = saving;
  useEffect(() => {
    if (missing) field.current?.focus();
  }, [missing]);
  const problem = failure ?? refused;
  return (
    <Dialog
      title={titleOf(preview)}
      description={headWords(preview, failure)}
      size="large"
      onClose={onClose}
    >
      <div
        className="revision-body"
        ref={body}
        tabIndex={-1}
        data-focus-first
        onKeyDown={(event) => onRevisionKey(event, saving)}
      >
        {problem === null ? null : <Problem failure={problem} />}
        {late ? <p className="quiet revision-wait">Comparing…</p> : null}
        {compared === null ? null : (
          <>
            <Comparison preview={compared} />
            <ReasonField ref={field} reason={reason} missing={missing} onChange={pick} />
          </>
        )}
      </div>
      <Acts from={from} next={next} ready={ready} onSave={save} onClose={onClose} />
    </Dialog>
  );
}
