// The roles of blocks: what they are called, the letter that picks each, and what they are for.

import type { BlockRole } from '../../../shared/domain/article.ts';

export interface RoleWords {
  readonly role: BlockRole;
  readonly label: string;
  /** Picks it in the role menu; with Shift it sets it at once. */
  readonly letter: string;
  readonly help: string;
}

export const roleWords: readonly RoleWords[] = [
  { role: 'headline', label: 'Headline', letter: 'H', help: 'The article’s title' },
  { role: 'subtitle', label: 'Subtitle', letter: 'S', help: 'The lines under the headline' },
  { role: 'byline', label: 'Byline', letter: 'B', help: 'Who wrote it' },
  { role: 'date', label: 'Date', letter: 'D', help: 'When and where it was published' },
  { role: 'caption', label: 'Caption', letter: 'C', help: 'Words under a picture' },
  { role: 'body', label: 'Body text', letter: 'P', help: 'The article itself' },
  { role: 'boilerplate', label: 'Boilerplate', letter: 'X', help: 'Dimmed, and never removed' },
];

export function roleLabel(role: BlockRole): string {
  return roleWords.find((words) => words.role === role)?.label ?? role;
}
