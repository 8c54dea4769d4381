// The views of a CAS that is written: what was in their index and still is there, and what is new.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Kept } from './kept.ts';
import { isId, isObject, own } from './members.ts';
import { INITIAL_VIEW, SOFA } from './names.ts';
import type { CasWriting } from './write.ts';

export function viewsOf(writing: CasWriting): JsonObject {
  const { kept, sofa } = writing;
  if (kept === null) {
    return { [INITIAL_VIEW]: { '%SOFA': sofa, '%MEMBERS': newMembers(writing, new Set()) } };
  }
  const names = Object.keys(kept.views);
  const listed = new Set(names.flatMap((name) => membersOf(kept, name) ?? []));
  return Object.fromEntries(
    Object.entries(kept.views).map(([name, view]) => [
      name,
      viewOf(writing, kept, name, view, listed),
    ]),
  );
}

/** Null where the view says nothing of its members. */
function membersOf({ views }: Kept, name: string): readonly number[] | null {
  const view = own(views, name);
  const members = isObject(view) ? own(view, '%MEMBERS') : undefined;
  return Array.isArray(members) ? members.filter(isId) : null;
}

function viewOf(
  writing: CasWriting,
  kept: Kept,
  name: string,
  view: JsonValue,
  listed: ReadonlySet<number>,
): JsonValue {
  const members = membersOf(kept, name);
  if (members === null || !isObject(view)) return view;
  const still = members.filter((id) => writing.out.has(id));
  const added = name === kept.view ? newMembers(writing, listed) : [];
  return { ...view, '%MEMBERS': [...still, ...added] };
}

function newMembers({ out, kept, unlisted }: CasWriting, listed: ReadonlySet<number>): number[] {
  const before = new Set((kept?.structures ?? []).map((one) => own(one, '%ID')));
  return out
    .structures()
    .filter((one) => own(one, '%TYPE') !== SOFA)
    .map((one) => Number(own(one, '%ID')))
    .filter((id) => !listed.has(id) && !before.has(id) && !unlisted.has(id));
}
