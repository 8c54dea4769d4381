// The three panes: which are shown, and how the focus goes round them. Wide windows remember it in the
// settings; in narrow ones a side pane lies over the text and is closed again when the window starts.

import { flushSync } from 'react-dom';
import { create } from 'zustand';
import { settings, updateSettings } from '../state/app-store.ts';
import { reader } from '../state/reader-handle.ts';

type Side = 'library' | 'inspector';

interface Overlays {
  readonly library: boolean;
  readonly inspector: boolean;
}

/** Which side panes lie open over the text; used in narrow windows only. */
export const useOverlays = create<Overlays>()(() => ({ library: false, inspector: false }));

export const narrowQuery: Readonly<Record<Side, string>> = {
  library: '(max-width: 819px)',
  inspector: '(max-width: 1099px)',
};

export const paneIds = {
  library: 'pane-library',
  reader: 'pane-reader',
  inspector: 'pane-inspector',
} as const;

const lies = (side: Side) => window.matchMedia(narrowQuery[side]).matches;

function isShown(side: Side): boolean {
  if (lies(side)) return useOverlays.getState()[side];
  return side === 'library' ? !settings().libraryCollapsed : !settings().inspectorCollapsed;
}

function setShown(side: Side, shown: boolean): void {
  if (lies(side)) useOverlays.setState({ [side]: shown });
  else if (side === 'library') void updateSettings({ libraryCollapsed: !shown });
  else void updateSettings({ inspectorCollapsed: !shown });
  if (!shown && focusIsIn(side)) reader.current?.focus();
}

function focusIsIn(side: Side): boolean {
  return document.getElementById(paneIds[side])?.contains(document.activeElement) ?? false;
}

export const toggleLibrary = (): void => setShown('library', !isShown('library'));
export const toggleInspector = (): void => setShown('inspector', !isShown('inspector'));

export function showInspector(): void {
  if (!isShown('inspector')) setShown('inspector', true);
}

export function showLibrary(): void {
  if (!isShown('library')) setShown('library', true);
}

/**
 * What a pane shows of an article goes with it, and the focus with that. Call the answer when the article is gone:
 * it gives the focus to the text if the pane had it when this was asked.
 */
export function focusTextFrom(side: Side): () => void {
  if (!focusIsIn(side)) return () => undefined;
  // The text may have to be drawn first.
  return () => void requestAnimationFrame(() => reader.current?.focus());
}

/** After choosing an article in a library that lies over the text, the text is what is wanted. */
export function closeOverlay(side: Side): void {
  if (!lies(side)) return;
  const keepFocus = focusTextFrom(side);
  useOverlays.setState({ [side]: false });
  keepFocus();
}

/** At once: the next key pressed belongs to the box already. */
export function focusSearch(): void {
  flushSync(showLibrary);
  const field = document.querySelector<HTMLInputElement>(`#${paneIds.library} [data-search-box]`);
  field?.focus();
  field?.select();
}

function focusInto(pane: HTMLElement): void {
  if (pane.id === paneIds.reader && reader.current !== null) {
    reader.current.focus();
    return;
  }
  const wanted =
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>(
      'button:not(:disabled), input, [tabindex="0"]:not([role=separator])',
    );
  wanted?.focus();
}

/** Library → reader → inspector → bars at top and bottom → library; hidden panes are left out. */
export function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at === -1 ? (step === 1 ? -1 : 0) : at;
  const next = panes.at((from + step) % panes.length);
  if (next !== undefined) focusInto(next);
}
