// The marks that lie on each other at one place, as a small list beside it: innermost first, each shown in the text as
// one moves over it. Arrow keys move, a tag's letter goes to the next mark of that tag, Enter takes it, Esc takes none.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { currentArticle, tagById, tagLabel } from '../../state/article-store.ts';
import { marks, useMarksVersion } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { markQuote } from '../../state/quote.ts';
import { reader } from '../../state/reader-handle.ts';
import { selectMark } from '../../state/selection-store.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { tagLetter } from '../../ui/tag-look.ts';
import { countOf } from '../../ui/words.ts';
import { wordsOf } from './selected-mark.ts';
import { closeStack, useStack } from './stack-store.ts';
import { usePlaceByText } from './use-place-by-text.ts';
import './stack.css';

const QUOTE_UTF16 = 90;

function take(id: AnnotationId): void {
  closeStack();
  reader.current?.focus();
  selectMark(id, { bar: true });
  const mark = marks.get(id);
  if (mark !== undefined) announce(`${tagLabel(mark.tag)} selected: ${wordsOf(mark)}`);
}

function leave(before: AnnotationId | null): void {
  closeStack();
  reader.current?.focus();
  selectMark(before);
}

const letterOf = ({ tag }: Mark): string => {
  const known = tagById(tag);
  return known === undefined ? '' : tagLetter(known);
};

/** The index that the key leads to; null when it is none of the list's keys. */
function target(key: string, at: number, stack: readonly Mark[]): number | null {
  const { length } = stack;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % length;
    case 'ArrowUp':
      return (at - 1 + length) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default: {
      const letter = key.toLocaleUpperCase();
      const after = stack.findIndex((mark, index) => index > at && letterOf(mark) === letter);
      const first = stack.findIndex((mark) => letterOf(mark) === letter);
      return first === -1 ? null : after === -1 ? first : after;
    }
  }
}

function Choice({ mark, selected }: { readonly mark: Mark; readonly selected: boolean }) {
  const tag = tagById(mark.tag);
  const article = currentArticle()?.article;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={selected}
      className="stack-item"
      tabIndex={-1}
      onFocus={() => selectMark(mark.id)}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => take(mark.id)}
    >
      {tag === undefined ? null : <TagBadge tag={tag} named />}
      <span className="stack-quote" dir="auto" lang={article?.language ?? undefined}>
        {markQuote(article?.text ?? '', mark, null, QUOTE_UTF16)}
      </span>
    </button>
  );
}

type OpenStack = NonNullable<ReturnType<typeof useStack.getState>['stack']>;

function StackMenu({ stack }: { readonly stack: OpenStack }) {
  useMarksVersion();
  const { place: span, ids, before } = stack;
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlaceByText(menu, span, 'start');
  const placed = place !== null;
  const here = ids.flatMap((id) => marks.get(id) ?? []);
  useEffect(() => {
    if (!placed) return undefined;
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    (items[Math.max(0, before === null ? 0 : ids.indexOf(before))] ?? items[0])?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return;
      closeStack();
    };
    window.addEventListener('pointerdown', outside, { capture: true });
    return () => window.removeEventListener('pointerdown', outside, { capture: true });
  }, [placed, before, ids]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...event.currentTarget.querySelectorAll('button')];
    const at = items.findIndex((item) => item === document.activeElement);
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const to = plain ? target(event.key, at, here) : null;
    if (event.key === 'Escape' || event.key === 'Tab') leave(before);
    else if (to !== null) items[to]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') {
      // The focused item's own click.
      event.stopPropagation();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      className="stack-menu"
      role="menu"
      tabIndex={-1}
      aria-label={`${countOf(here.length, 'mark')} here`}
      style={place ?? { top: 0, left: 0, visibility: 'hidden' }}
      onKeyDown={onKeyDown}
    >
      <p className="stack-head" aria-hidden>
        {countOf(here.length, 'mark')} here <span>innermost first</span>
      </p>
      <div className="stack-items" role="presentation">
        {here.map((mark) => (
          <Choice key={mark.id} mark={mark} selected={mark.id === before} />
        ))}
      </div>
    </div>
  );
}

export function StackChooser() {
  const stack = useStack((state) => state.stack);
  return stack === null ? null : <StackMenu stack={stack} />;
}
