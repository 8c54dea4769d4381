// Where the focus is, as far as keys care: in the article's text, in a field, in a dialog or menu, elsewhere.

export type FocusPlace = 'text' | 'field' | 'dialog' | 'elsewhere';

const textInputs =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select';
const layers = '[role=dialog], [role=alertdialog], [role=menu]';

/** The article's text is no field, although the browser treats it as one so that it has a caret. */
export function placeOf(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return 'elsewhere';
  if (target.closest(layers) !== null) return 'dialog';
  if (target.closest('[role=textbox][aria-readonly=true]') !== null) return 'text';
  if (isField(target)) return 'field';
  return target instanceof HTMLElement && target.isContentEditable ? 'field' : 'elsewhere';
}

/** Whether typing goes into it, also inside a dialog. */
export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(textInputs) !== null;
}
