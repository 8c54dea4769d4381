// A caret without editing. An EditContext makes the host focusable text with a real caret, selection and every
// navigation key, while the browser sends all input, IME composition included, to the context instead of the page.
// So nothing can change the text, and nothing has to be undone.

/** The part of the EditContext API that is used; TypeScript's DOM library does not have it yet. */
interface EditContext extends EventTarget {
  readonly text: string;
  updateText(start: number, end: number, text: string): void;
}

declare global {
  interface HTMLElement {
    editContext: EditContext | null;
  }
  interface Window {
    readonly EditContext?: new () => EditContext;
  }
}

export interface ReadOnlyActions {
  /** The canonical text of the selection, or null when there is none in the text. */
  selectedText(): string | null;
  /** Moves the caret to the first or last place of the text; `extend` keeps the selection's anchor. */
  goToEdge(edge: 'start' | 'end', extend: boolean): void;
}

const passiveAttributes = {
  role: 'textbox',
  'aria-readonly': 'true',
  'aria-multiline': 'true',
  'aria-label': 'Article text',
  tabindex: '0',
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  translate: 'no',
  writingsuggestions: 'false',
} as const;

/** Returns what undoes it. Without EditContext the text is selectable and focusable, but has no caret. */
export function makeReadOnly(host: HTMLElement, actions: ReadOnlyActions): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  for (const [name, value] of Object.entries(passiveAttributes)) host.setAttribute(name, value);
  if (window.EditContext !== undefined) {
    const context = new window.EditContext();
    const discard = () => context.updateText(0, context.text.length, '');
    context.addEventListener('textupdate', discard, options);
    host.editContext = context;
  }
  const refuse = (event: Event) => event.preventDefault();
  for (const type of ['beforeinput', 'paste', 'cut', 'dragstart'] as const) {
    host.addEventListener(type, refuse, options);
  }
  host.addEventListener('drop', (event) => refuseText(event), options);
  host.addEventListener('dragover', (event) => refuseText(event), options);
  host.addEventListener('copy', (event) => copy(event, actions), options);
  host.addEventListener('keydown', (event) => onKeyDown(event, actions), options);
  return () => {
    listening.abort();
    host.editContext = null;
  };
}

/** Dropped files are the window's business; only dragged text is refused here. */
function refuseText(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files') === true) return;
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
}

function copy(event: ClipboardEvent, actions: ReadOnlyActions): void {
  const text = actions.selectedText();
  event.preventDefault();
  if (text !== null && text !== '') event.clipboardData?.setData('text/plain', text);
}

/**
 * The browser's own jump to the end stops where the skipped sections begin, so it is done here.
 * Every other key is left to the browser.
 */
function onKeyDown(event: KeyboardEvent, actions: ReadOnlyActions): void {
  const primary = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (event.defaultPrevented || event.altKey || !primary) return;
  if (event.key === (isMac ? 'ArrowUp' : 'Home')) actions.goToEdge('start', event.shiftKey);
  else if (event.key === (isMac ? 'ArrowDown' : 'End')) actions.goToEdge('end', event.shiftKey);
  else return;
  event.preventDefault();
}

const isMac = navigator.platform.startsWith('Mac');
