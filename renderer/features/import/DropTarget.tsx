// The whole window takes files: dropped, or pasted outside a field; pasted text opens the paste dialog.

import { useEffect, useState } from 'react';
import { hasWorkspace } from '../../app/workspace-actions.ts';
import { placeOf } from '../../app/commands/focus-place.ts';
import { openDialog, useDialogs } from '../../state/dialogs.ts';
import { useLibrary } from '../../state/library-store.ts';
import { announce } from '../../state/messages.ts';
import { reviewDropped } from '../review/open/review-file.ts';
import { droppedFiles } from './dropped-files.ts';
import { importDropped } from './import-articles.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** The strip lies over the window while files are dragged, and takes no events itself. */
function isOverReview({ clientX, clientY }: DragEvent): boolean {
  const strip = document.querySelector('.drop-review')?.getBoundingClientRect();
  if (strip === undefined) return false;
  const { left, right, top, bottom } = strip;
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}

function drop(event: DragEvent): void {
  if (!hasFiles(event) || event.dataTransfer === null) return;
  event.preventDefault();
  if (!hasWorkspace()) {
    announce('Open a workspace first, then drop the files again');
    return;
  }
  const files = droppedFiles(event.dataTransfer);
  if (isOverReview(event)) void reviewDropped(files);
  else void importDropped(files);
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

interface Dragging {
  /** Whether files are being dragged over the window. */
  readonly files: boolean;
  /** Whether they would be reviewed if they were dropped now. */
  readonly review: boolean;
}

/** Leaving and entering children cancel out. */
function useDragging(): Dragging {
  const [depth, setDepth] = useState(0);
  const [review, setReview] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setReview(isOverReview(event));
    };
    const enter = (event: DragEvent) => (hasFiles(event) ? setDepth((now) => now + 1) : undefined);
    const leave = (event: DragEvent) =>
      hasFiles(event) ? setDepth((now) => Math.max(0, now - 1)) : undefined;
    const end = (event: DragEvent) => {
      drop(event);
      setDepth(0);
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
  return { files: depth > 0, review };
}

export function DropTarget() {
  const { files, review } = useDragging();
  // There is nothing to compare with in an empty library.
  const hasArticles = useLibrary(({ counts }) => (counts?.shelves.library ?? 0) > 0);
  if (!files) return null;
  return (
    <div className="drop-target" aria-hidden>
      <p className="drop-import" data-over={!review}>
        Drop to add to the library
      </p>
      {hasArticles ? (
        <p className="drop-review" data-over={review}>
          Drop here to review it as a colleague’s file
        </p>
      ) : null}
    </div>
  );
}
