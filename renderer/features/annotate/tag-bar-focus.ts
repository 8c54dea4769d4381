// Lets keys move the focus into the tag bar, which exists only while something is selected.

export const TAG_BAR_ID = 'tag-bar';

/** False when there is no bar. */
export function focusTagBar(): boolean {
  const button = document.querySelector<HTMLElement>(`#${TAG_BAR_ID} button[tabindex="0"]`);
  button?.focus();
  return button !== null;
}
