// Commands that say what a paragraph is: headline, caption, boilerplate and so on.

import { openRolePicker } from '../../features/roles/role-picker-store.ts';
import { roleWords } from '../../features/roles/role-words.ts';
import { setRole } from '../../features/roles/set-role.ts';
import { currentArticle } from '../../state/article-store.ts';
import type { Command } from './command-types.ts';

const when = () => currentArticle() !== null;

export const roleCommands: readonly Command[] = [
  {
    id: 'role.choose',
    label: 'Role of this paragraph…',
    group: 'Article',
    keys: ['B'],
    reach: 'outside-fields',
    keywords: ['block', 'headline', 'caption', 'boilerplate', 'structure'],
    when,
    run: openRolePicker,
  },
  ...roleWords.map(({ role, label, letter }): Command => ({
    id: `role.${role}`,
    label: `Paragraph is: ${label.toLowerCase()}`,
    group: 'Article',
    keys: [`Shift+${letter}`],
    reach: 'text',
    keywords: ['block', 'role'],
    when,
    run: () => void setRole(role),
  })),
];
