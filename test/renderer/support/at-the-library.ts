// The parts of the library pane as tests find them: by role and name.

import type { Rendered } from './render-app.tsx';

export const list = (screen: Rendered) => screen.getByRole('listbox', { name: 'Articles' });
export const rows = (screen: Rendered) => list(screen).getByRole('option');
export const row = (screen: Rendered, name: RegExp) => list(screen).getByRole('option', { name });
export const searchBox = (screen: Rendered) =>
  screen.getByRole('combobox', { name: 'Search the library' });
export const results = (screen: Rendered) =>
  screen.getByRole('listbox', { name: 'Search results' });
export const selectionBar = (screen: Rendered) =>
  screen.getByRole('toolbar', { name: 'Selected articles' });
export const messages = (screen: Rendered) => screen.getByRole('status', { name: 'Messages' });
export const views = (screen: Rendered) => screen.getByRole('dialog', { name: 'What is listed' });

export async function openViews(screen: Rendered): Promise<void> {
  await screen.getByRole('button', { name: /^Listed:/ }).click();
}

/** Titles of the rows that are drawn, from top to bottom. */
export function titles(screen: Rendered): readonly string[] {
  return [...list(screen).element().querySelectorAll('.article-title')].map(
    ({ textContent }) => textContent,
  );
}

export function focusList(screen: Rendered): void {
  const element = list(screen).element();
  if (element instanceof HTMLElement) element.focus();
}
