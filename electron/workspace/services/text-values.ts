// What was typed before as a value of an attribute, for suggestions; of marks that are what was written.

import { snapshot } from '../db/connection.ts';
import { listTextValues, listValueMarks } from '../db/attribute-value.ts';
import { damagedWorkspace } from '../db/errors.ts';
import { areSoundMarks } from '../db/row-check.ts';
import type { ThreadInput } from '../protocol.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Throws `workspace-damaged` when a mark that would be looked at is not what was written; looks once a session. */
export function textValues(
  { db, path, checked }: OpenWorkspace,
  { tag, attribute, limit }: ThreadInput<'annotation:text-values'>,
): readonly string[] {
  return snapshot(db, (view) => {
    const looked = `values of ${tag}`;
    if (!checked.isWhole && !checked.tables.has(looked)) {
      if (!areSoundMarks(view, listValueMarks(view, tag))) {
        throw damagedWorkspace(path, 'marks are not what was written.');
      }
      checked.tables.add(looked);
    }
    return listTextValues(view, tag, attribute, limit);
  });
}
