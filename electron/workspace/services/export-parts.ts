// Which tags and annotators there are in a selection, with how many marks, to choose from for an export.

import { setImmediate } from 'node:timers/promises';
import { compareText, firstDifference } from '../../../shared/domain/order.ts';
import type { ExportParts } from '../../../shared/ipc/dataset-types.ts';
import { snapshot } from '../db/connection.ts';
import { countParts } from '../db/export-list.ts';
import { findTagset } from '../db/tagset.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkTables } from './check-article.ts';
import { cancelled } from './export-checks.ts';
import { listTarget } from './export-source.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Others get their turn in between. */
const COUNTED_AT_ONCE = 500;

const looked = ['article', 'annotation', 'annotator', 'tagset'] as const;

interface Counted {
  readonly name: string;
  marks: number;
}

/** Labels are those of the tagset that has most marks with the tag; a tag that its tagset lacks is called by its id. */
export async function exportParts(
  workspace: OpenWorkspace,
  { target }: ThreadInput<'export:parts'>,
  signal: AbortSignal,
): Promise<ExportParts> {
  const { db } = workspace;
  snapshot(db, (view) => checkTables(workspace, view, looked));
  const listed = listTarget(db, target);
  const tags = new Map<string, Map<string, number>>();
  const annotators = new Map<string, Counted>();
  for (let at = 0; at < listed.length; at += COUNTED_AT_ONCE) {
    if (at > 0) await setImmediate();
    if (signal.aborted) throw cancelled();
    const keys = listed.slice(at, at + COUNTED_AT_ONCE).map(([key]) => key);
    for (const [tag, tagset, annotator, name, marks] of countParts(db, keys)) {
      const byTagset = tags.get(tag) ?? new Map<string, number>();
      tags.set(tag, byTagset);
      byTagset.set(tagset, (byTagset.get(tagset) ?? 0) + marks);
      const counted = annotators.get(annotator) ?? { name, marks: 0 };
      annotators.set(annotator, counted);
      counted.marks += marks;
    }
  }
  const labelOf = (tag: string, byTagset: ReadonlyMap<string, number>): string => {
    const [most = ['']] = [...byTagset].toSorted((a, b) => b[1] - a[1]);
    const found = findTagset(db, most[0])?.tags.find(({ id }) => id === tag);
    return found?.label ?? tag;
  };
  return {
    articles: listed.length,
    tags: Array.from(tags, ([id, byTagset]) => ({
      id,
      label: labelOf(id, byTagset),
      marks: byTagset.values().reduce((sum, marks) => sum + marks, 0),
    })).toSorted(mostFirst),
    annotators: Array.from(annotators, ([id, { name, marks }]) => ({ id, name, marks })).toSorted(
      mostFirst,
    ),
  };
}

interface Ranked {
  readonly id: string;
  readonly marks: number;
}

const mostFirst = (a: Ranked, b: Ranked): number =>
  firstDifference(b.marks - a.marks, compareText(a.id, b.id));
