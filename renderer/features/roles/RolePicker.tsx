// The role menu beside the paragraph.

import type { BlockRole } from '../../../shared/domain/article.ts';
import { PassageMenu } from '../passage-menu/PassageMenu.tsx';
import { closeRolePicker, useRolePicker } from './role-picker-store.ts';
import { roleWords } from './role-words.ts';
import { blocksAt, setRole } from './set-role.ts';

export function RolePicker() {
  const span = useRolePicker((state) => state.place);
  if (span === null) return null;
  const roles = new Set(blocksAt(span).map(({ role }) => role));
  return (
    <PassageMenu
      span={span}
      label="Role of this paragraph"
      choices={roleWords.map(({ role, ...words }) => ({
        id: role,
        ...words,
        checked: roles.has(role),
      }))}
      onPick={(role) => void setRole(role as BlockRole)}
      onClose={closeRolePicker}
    />
  );
}
