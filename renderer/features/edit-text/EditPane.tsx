// The middle of the window while the text is edited: the bar that says so, and the page with the text to type in.

import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { CurrentArticle } from '../../state/article-store.ts';
import { endEdit, useEdit, type EditStart } from '../../state/edit-store.ts';
import { announce } from '../../state/messages.ts';
import { useOrderedMarks } from '../../state/marks.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { reader } from '../../state/reader-handle.ts';
import type { EditView } from '../reader/edit-view.ts';
import '../reader/reader.css';
import '../reader/reader-layer.css';
import { EditBar } from './EditBar.tsx';
import { leaveEditing, showText } from './edit-mode.ts';
import { openSession } from './open-session.ts';

interface PageProps {
  readonly current: CurrentArticle;
  readonly start: EditStart;
}

function elementOf(ref: { readonly current: HTMLElement | null }): HTMLElement {
  if (ref.current === null) throw new Error('The editor’s page is not there.');
  return ref.current;
}

/** Made once for a start: what changes meanwhile comes through the view. */
function EditPage({ current, start }: PageProps) {
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const view = useRef<EditView | null>(null);
  const article = useRef(current);

  useLayoutEffect(() => {
    const elements = {
      root: elementOf(root),
      scroller: elementOf(scroller),
      host: elementOf(host),
      strip: elementOf(strip),
    };
    const { made, close } = openSession(elements, article.current, start, leaveEditing);
    view.current = made;
    return () => {
      view.current = null;
      close();
    };
  }, [start]);

  const ordered = useOrderedMarks();
  useEffect(() => view.current?.setMarks(ordered), [ordered]);

  useImperativeHandle(
    reader,
    () => ({
      focus: () => view.current?.focus(),
      reveal: (span) => view.current?.reveal(span),
      select: () => view.current?.focus(),
      selection: () => null,
      boundsOf: () => null,
      topPlace: () => view.current?.topPlace() ?? null,
      showTop: (place) => view.current?.showTop(place),
    }),
    [],
  );

  return (
    <div className="reader editing" ref={root}>
      <div className="reader-scroller" ref={scroller}>
        <div className="reader-content">
          <div className="reader-text" ref={host} />
        </div>
      </div>
      <div className="reader-strip" ref={strip} aria-hidden="true" />
    </div>
  );
}

/** Another revision is current than the one that was edited, such as after undoing: what was typed stays a draft. */
function useBaseChange(current: CurrentArticle): void {
  const { number } = current.article.revision;
  const first = useRef(number);
  useEffect(() => {
    if (first.current === number) return;
    const { changed, saving } = useEdit.getState();
    if (saving) {
      showText();
      return;
    }
    flushPendingEdits();
    endEdit();
    announce(
      changed
        ? 'The text was changed meanwhile. What was typed is kept and can be gone on with.'
        : 'The text was changed meanwhile.',
    );
  }, [number]);
}

export function EditPane({ current, start }: PageProps) {
  useBaseChange(current);
  return (
    <>
      <EditBar revision={current.article.revision.number} />
      <div className="reader-pane edit-pane">
        <EditPage current={current} start={start} />
      </div>
    </>
  );
}

/** Whether the open article is the one whose text is edited. */
export function useEditOf(current: CurrentArticle | null): EditStart | null {
  const start = useEdit((state) => state.start);
  return start !== null && start.articleId === current?.article.id ? start : null;
}
