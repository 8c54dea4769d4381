// The tagsets that a workspace keeps or uses, and the acts on the list as such.

import { AppError } from '../../../shared/ipc/result.ts';
import type { TagsetEntry } from '../../../shared/ipc/tagset-types.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { TagsetChange } from '../db/change.ts';
import { snapshot } from '../db/connection.ts';
import { countArticlesOf, findTagset, listTagsetUse } from '../db/tagset.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { checkTables } from './check-article.ts';
import { articlesCounted } from './label.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import {
  keptDefinitions,
  prepareTagsets,
  requireKept,
  startKeeping,
  type KeptDefinition,
} from './tagset-kept.ts';

/** By name; of one name the one that is kept first, then the newest version. */
export function listTagsetEntries(workspace: OpenWorkspace): TagsetEntry[] {
  return snapshot(workspace.db, (db) => {
    checkTables(workspace, db, ['tagset', 'kept_tagset']);
    const use = new Map(listTagsetUse(db).map((one) => [one.sha256, one]));
    const kept = keptDefinitions(db);
    const countsOf = (sha256: string) => ({
      articles: use.get(sha256)?.articles ?? 0,
      marks: use.get(sha256)?.marks ?? 0,
    });
    const entries = kept.map(({ tagset, sha256, isDefault }): TagsetEntry => ({
      tagset,
      sha256,
      ...countsOf(sha256),
      kept: true,
      isDefault,
    }));
    const known = new Set(kept.map(({ sha256 }) => sha256));
    for (const sha256 of use.keys()) {
      const tagset = known.has(sha256) ? null : findTagset(db, sha256);
      if (tagset === null) continue;
      entries.push({ tagset, sha256, ...countsOf(sha256), kept: false, isDefault: false });
    }
    return entries.toSorted(byName);
  });
}

function byName(a: TagsetEntry, b: TagsetEntry): number {
  const name = a.tagset.name.localeCompare(b.tagset.name, 'en');
  if (name !== 0) return name;
  if (a.kept !== b.kept) return Number(b.kept) - Number(a.kept);
  const version = b.tagset.version - a.tagset.version;
  if (version !== 0) return version;
  return a.sha256 < b.sha256 ? -1 : 1;
}

export function removeTagset(
  workspace: OpenWorkspace,
  { id }: ThreadInput<'tagset:remove'>,
): ActResult {
  return performAct(workspace, (db) => {
    const kept = requireKept(db, id);
    const { name } = kept.tagset;
    if (kept.isDefault) {
      throw new AppError('conflict', `New articles get the tagset “${name}”.`, {
        remedy: 'Make another tagset the default first.',
      });
    }
    const articles = countArticlesOf(db, id);
    if (articles > 0) {
      const which = articles === 1 ? '1 article is' : `${articlesCounted(articles)} are`;
      throw new AppError('conflict', `${which} tagged with “${name}”.`, {
        remedy: 'Tag them with another tagset first.',
      });
    }
    const change = { ...changeOf(kept, false), after: null };
    return { label: `Remove tagset ${name}`, head: null, changes: [change] };
  });
}

export function setDefaultTagset(
  workspace: OpenWorkspace,
  { id }: ThreadInput<'tagset:set-default'>,
): ActResult {
  return performAct(workspace, (db) => {
    const kept = requireKept(db, id);
    const others = keptDefinitions(db).filter((one) => one.isDefault && one.id !== id);
    const turned = kept.isDefault ? [] : [...others.map(turnOff), changeOf(kept, true)];
    return {
      label: `New articles get ${kept.tagset.name}`,
      head: null,
      changes: turned.length === 0 ? [] : [...startKeeping(db), ...turned],
      prepare: prepareTagsets(),
    };
  });
}

const turnOff = (kept: KeptDefinition): TagsetChange => changeOf(kept, false);

function changeOf({ id, sha256, isDefault }: KeptDefinition, willBeDefault: boolean): TagsetChange {
  return {
    entity: 'tagset',
    articleId: null,
    id,
    before: { sha256, isDefault },
    after: { sha256, isDefault: willBeDefault },
  };
}
