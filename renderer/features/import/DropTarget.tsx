// The whole window takes files: dropped, or pasted outside a field; pasted text opens the paste dialog.

import { useEffect, useState } from 'react';
import { hasWorkspace } from '../../app/workspace-actions.ts';
import { placeOf } from '../../app/commands/focus-place.ts';
import { openDialog, useDialogs } from '../../state/dialogs.ts';
import { announce } from '../../state/messages.ts';
import { droppedFiles } from './dropped-files.ts';
import { importDropped } from './import-articles.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

function drop(event: DragEvent): void {
  if (!hasFiles(event) || event.dataTransfer === null) return;
  event.preventDefault();
  if (!hasWorkspace()) {
    announce('Open a workspace first, then drop the files again');
    return;
  }
  void importDropped(droppedFiles(event.dataTransfer));
}

function paste(event: ClipboardEvent): void {
  const place = placeOf(event.target);
  if (event.clipboardData === null || place === 'field' || place === 'dialog') return;
  if (!hasWorkspace() || useDialogs.getState().dialog !== null) return;
  event.preventDefault();
  const files = droppedFiles(event.clipboardData);
  const text = event.clipboardData.getData('text/plain');
  const html = event.clipboardData.getData('text/html');
  if (files.length > 0) void importDropped(files);
  else if (text.trim() !== '') {
    const plain = text.replaceAll(/\r\n?/g, '\n');
    openDialog({ kind: 'paste', text: plain, ...(html === '' ? {} : { html }) });
  }
}

/** Whether files are being dragged over the window. Leaving and entering children cancel out. */
function useDragging(): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const enter = (event: DragEvent) => (hasFiles(event) ? setDepth((now) => now + 1) : undefined);
    const leave = (event: DragEvent) =>
      hasFiles(event) ? setDepth((now) => Math.max(0, now - 1)) : undefined;
    const end = (event: DragEvent) => {
      setDepth(0);
      drop(event);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', end);
    window.addEventListener('paste', paste, { capture: true });
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', end);
      window.removeEventListener('paste', paste, { capture: true });
    };
  }, []);
  return depth > 0;
}

export function DropTarget() {
  const dragging = useDragging();
  return dragging ? (
    <div className="drop-target" aria-hidden>
      <p>Drop to add to the library</p>
    </div>
  ) : null;
}
