// The bar at the selection: each tag with its letter and key, and what else can be done with the span.
// Placed under the passage, above it where there is no room, always inside the page.

import { Toolbar } from 'radix-ui';
import { useRef, type KeyboardEvent } from 'react';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { reader } from '../../state/reader-handle.ts';
import { useSelection } from '../../state/selection-store.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { applyTag } from './annotate.ts';
import { MarkActs, WordActs } from './BarActs.tsx';
import { TAG_BAR_ID } from './tag-bar-focus.ts';
import { usePlaceByText } from './use-place-by-text.ts';

interface TagBarProps {
  readonly span: Span;
  readonly tags: readonly Tag[];
  /** The selected mark, which the bar would change; null for selected words. */
  readonly mark: Mark | null;
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

export function TagBar({ span, tags, mark }: TagBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const place = usePlaceByText(bar, span, 'centre');
  return (
    <Toolbar.Root
      ref={bar}
      id={TAG_BAR_ID}
      className="tag-bar"
      aria-label={mark === null ? 'Tag the selection' : 'Change the tag'}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      // Pressing a button must not take the selection away from the text.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={backToText}
      onFocus={() => useSelection.setState({ barFocused: true })}
      onBlur={() => useSelection.setState({ barFocused: false })}
    >
      {tags.map((tag) => (
        <TagButton key={tag.id} tag={tag} pressed={tag.id === mark?.tag} />
      ))}
      <Toolbar.Separator className="tag-bar-line" />
      {mark === null ? <WordActs span={span} /> : <MarkActs mark={mark} />}
    </Toolbar.Root>
  );
}
