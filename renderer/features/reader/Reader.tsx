// The page of print: the article's text with its marks. Shows and reports; what a selection or a click means is
// decided outside. React only holds the elements together, the rest happens in ReaderView.

import { useImperativeHandle, useLayoutEffect, useRef } from 'react';
import './reader.css';
import './reader-layer.css';
import './relations/relation-lines.css';
import type { Span } from '../../../shared/domain/span.ts';
import type { ReaderProps } from './reader-types.ts';
import { type ReaderElements, ReaderView } from './reader-view.ts';

const nowhere: readonly Span[] = [];

export function Reader(props: ReaderProps) {
  const { document, tags, marks, selectedId, edgeEdit, found = null, overlay, ref } = props;
  const { coverage = null, links = null, unsaved = nowhere, styles } = props;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const view = useRef<ReaderView | null>(null);
  const latest = useRef(props);

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    const elements = elementsOf({ root, scroller, content, host, layer, strip });
    const made = new ReaderView(elements, marks, {
      onSelectionChange: (selection) => latest.current.onSelectionChange(selection),
      onPickMark: (id) => latest.current.onPickMark(id),
      onDragEdge: (id, segments) => latest.current.onDragEdge(id, segments),
      onPickSegment: (place) => latest.current.onPickSegment?.(place),
      onPickStack: (offset) => latest.current.onPickStack?.(offset),
      onLayoutChange: () => latest.current.onLayoutChange?.(),
      onPickSentence: (sentence) => latest.current.onPickSentence?.(sentence),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.dispose();
    };
  }, [marks]);

  useLayoutEffect(() => view.current?.setTags(tags, styles), [marks, tags, styles]);
  useLayoutEffect(() => view.current?.setDocument(document), [marks, document]);
  useLayoutEffect(
    () => view.current?.setSelected(selectedId, edgeEdit),
    [marks, selectedId, edgeEdit],
  );

  useLayoutEffect(() => view.current?.setFound(found), [marks, document, found]);

  useLayoutEffect(() => {
    if (coverage !== null) view.current?.setCoverage(coverage.table);
  }, [marks, document, coverage]);

  useLayoutEffect(() => view.current?.setLinks(links), [marks, document, links]);
  useLayoutEffect(() => view.current?.setUnsaved(unsaved), [marks, document, unsaved]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => view.current?.focus(),
      reveal: (span, options) => view.current?.reveal(span, options),
      select: (span) => view.current?.select(span),
      selection: () => view.current?.selection() ?? null,
      boundsOf: (span) => view.current?.boundsOf(span) ?? null,
      topPlace: () => view.current?.topPlace() ?? null,
      showTop: (place) => view.current?.showTop(place),
    }),
    [],
  );

  return (
    <div className="reader" ref={root}>
      <div className="reader-scroller" ref={scroller}>
        <div className="reader-content" ref={content}>
          <div className="reader-text" ref={host} />
          <div className="reader-layer" ref={layer} aria-hidden="true" />
          {overlay}
        </div>
      </div>
      <div className="reader-strip" ref={strip} aria-hidden="true" />
    </div>
  );
}

type Refs = { readonly [Name in keyof ReaderElements]: { readonly current: HTMLElement | null } };

function elementsOf(refs: Refs): ReaderElements {
  const found = (name: keyof Refs): HTMLElement => {
    const element = refs[name].current;
    if (element === null) throw new Error(`The reader's ${name} element is not in the page.`);
    return element;
  };
  return {
    root: found('root'),
    scroller: found('scroller'),
    content: found('content'),
    host: found('host'),
    layer: found('layer'),
    strip: found('strip'),
  };
}
