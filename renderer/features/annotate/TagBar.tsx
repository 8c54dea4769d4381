// The bar at the selection: each tag with its letter and key, and growing to the sentence.
// Placed under the passage, above it where there is no room, always inside the page.

import { Toolbar } from 'radix-ui';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { reader } from '../../state/reader-handle.ts';
import { useSelection } from '../../state/selection-store.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { applyTag, growSelection } from './annotate.ts';
import { onTextMoved } from './layout-signal.ts';
import { TAG_BAR_ID } from './tag-bar-focus.ts';

interface TagBarProps {
  readonly span: Span;
  readonly tags: readonly Tag[];
  /** The tag of the selected mark, which the bar would change. */
  readonly pressed: Tag | null;
}

interface Place {
  readonly left: number;
  readonly top: number;
}

const GAP_PX = 10;
const EDGE_PX = 12;

function placeOf(bar: HTMLElement, span: Span): Place | null {
  const bounds = reader.current?.boundsOf(span);
  const content = bar.offsetParent;
  const pane = bar.closest('.reader-pane');
  if (bounds === null || bounds === undefined || content === null || pane === null) return null;
  const shift = content.getBoundingClientRect().top;
  const view = pane.getBoundingClientRect();
  const centre = (bounds.left + bounds.right - bar.offsetWidth) / 2;
  const most = content.clientWidth - bar.offsetWidth - EDGE_PX;
  const left = Math.max(EDGE_PX, Math.min(centre, most));
  const below = bounds.bottom + GAP_PX;
  const above = bounds.top - bar.offsetHeight - GAP_PX;
  const lowest = view.bottom - shift - bar.offsetHeight - EDGE_PX;
  if (below <= lowest) return { left, top: below };
  if (above >= view.top - shift + EDGE_PX) return { left, top: above };
  return { left, top: lowest };
}

function usePlace(bar: RefObject<HTMLDivElement | null>, span: Span): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return undefined;
    const update = () => setPlace(placeOf(element, span));
    update();
    return onTextMoved(update);
  }, [bar, span]);
  return place;
}

function backToText(event: KeyboardEvent): void {
  if (event.key !== 'Escape' && event.key !== 'Tab') return;
  event.preventDefault();
  event.stopPropagation();
  reader.current?.focus();
}

function TagButton({ tag, pressed }: { readonly tag: Tag; readonly pressed: boolean }) {
  const key = useCommandKey(`tag.${tag.id}`);
  return (
    <Toolbar.Button
      className="tag-bar-button"
      aria-pressed={pressed}
      aria-keyshortcuts={key}
      title={tag.description ?? undefined}
      onClick={() => applyTag(tag.id)}
    >
      <TagBadge tag={tag} {...(key === undefined ? {} : { letter: key })} />
      <span>{tag.label}</span>
    </Toolbar.Button>
  );
}

export function TagBar({ span, tags, pressed }: TagBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const place = usePlace(bar, span);
  const growKey = useCommandKey('selection.grow');
  return (
    <Toolbar.Root
      ref={bar}
      id={TAG_BAR_ID}
      className="tag-bar"
      aria-label={pressed === null ? 'Tag the selection' : 'Change the tag'}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      // Pressing a button must not take the selection away from the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={backToText}
      onFocus={() => useSelection.setState({ barFocused: true })}
      onBlur={() => useSelection.setState({ barFocused: false })}
    >
      {tags.map((tag) => (
        <TagButton key={tag.id} tag={tag} pressed={tag === pressed} />
      ))}
      <Toolbar.Separator className="tag-bar-line" />
      <Toolbar.Button className="tag-bar-button" onClick={growSelection}>
        <span>Sentence</span>
        {growKey === undefined ? null : <Kbd name={growKey} />}
      </Toolbar.Button>
    </Toolbar.Root>
  );
}
