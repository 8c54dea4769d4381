// What is exported, in which format, and what that loses, before anything is written. Enter exports.

import { useEffect, useMemo, useState, type FormEvent } from 'react';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { settings, updateSettings } from '../../state/app-store.ts';
import type { Acted } from '../../state/library-acts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { encryptionFault, encryptionOf, noEncryption } from '../sharing/encryption-draft.ts';
import { EncryptFor } from '../sharing/EncryptFor.tsx';
import { choiceOf, firstDraft, type ExportDraft } from './export-draft.ts';
import { exportScopes, type ExportScope } from './export-scopes.ts';
import { forgetLastExport, runExport, stopPreviews, useExportRun } from './export-run.ts';
import { UnsavedNotice } from '../safety/UnsavedNotice.tsx';
import { ExportFoot } from './ExportFoot.tsx';
import { ExportOptions } from './ExportOptions.tsx';
import { FilePreview } from './FilePreview.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { LossPanel } from './LossPanel.tsx';
import { offeredFormat } from './offered-formats.ts';
import { ScopeChoice } from './ScopeChoice.tsx';
import { useExportParts } from './use-export-parts.ts';
import { useExportPreview } from './use-export-preview.ts';
import './export.css';
import './export-report.css';

interface ExportDialogProps {
  /** What it was asked for; null begins with the open article. */
  readonly acted: Acted | null;
  readonly onClose: () => void;
}

export function ExportDialog({ acted, onClose }: ExportDialogProps) {
  const [scopes] = useState(() => exportScopes(acted));
  const [scope, setScope] = useState(scopes.first);
  const [draft, setDraft] = useState(() => firstDraft(offeredFormat(settings().exportFormat)));
  const phase = useExportRun((run) => run.phase);
  const parts = useExportParts(scope.target);
  const choice = useMemo(() => choiceOf(draft, scope), [draft, scope]);
  const state = useExportPreview(choice, phase !== 'idle');
  const isEmpty = 'preview' in state ? state.preview.articles === 0 : scope.count === 0;
  const [encryption, setEncryption] = useState(noEncryption);
  const ready = choice !== null && !isEmpty && encryptionFault(encryption) === null;

  useEffect(
    () => () => {
      stopPreviews();
      forgetLastExport();
    },
    [],
  );

  const change = (next: Partial<ExportDraft>) => {
    forgetLastExport();
    setDraft((before) => ({ ...before, ...next }));
  };
  const chooseScope = (next: ExportScope) => {
    setScope(next);
    // Of other articles they are others.
    change({ tags: null, annotators: null });
  };
  const chooseFormat = (format: FormatId) => change({ format });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    if (settings().exportFormat !== draft.format)
      void updateSettings({ exportFormat: draft.format });
    void runExport(choice, encryptionOf(encryption));
  };
  return (
    <Dialog title="Export" size="wide" onClose={onClose}>
      <form className="export" onSubmit={submit} noValidate>
        <fieldset className="export-body" disabled={phase === 'writing'}>
          <legend className="visually-hidden">What to export and how</legend>
          <div className="export-side">
            <ScopeChoice scopes={scopes.all} chosen={scope} onChoose={chooseScope} />
            <FormatChoice chosen={draft.format} onChoose={chooseFormat} />
          </div>
          <div className="export-main">
            <UnsavedNotice />
            <ExportOptions draft={draft} scope={scope} parts={parts} onChange={change} />
            <EncryptFor draft={encryption} onChange={setEncryption} />
            <LossPanel state={state} paused={phase !== 'idle'} />
            <FilePreview state={state} format={draft.format} />
          </div>
        </fieldset>
        <ExportFoot state={state} ready={ready} onClose={onClose} />
      </form>
    </Dialog>
  );
}
