// The relation key. What the sentence says for sure is made at once: “…,” said X. Pressed again, or where there is a
// doubt, it opens the picker.

import type { AnnotationId, RelationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { waysOf, type RelationWay } from '../../../shared/relations/allowed.ts';
import type { RemotePassage } from '../../../shared/ipc/mark-types.ts';
import { keyCaps } from '../../app/commands/key-names.ts';
import { settings, useAppStore } from '../../state/app-store.ts';
import { currentArticle, tagLabel } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { changeRelation, createRelation } from '../../state/relation-acts.ts';
import { useRelations } from '../../state/relation-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { offerFor } from './choices.ts';
import { closeRelationPicker, openRelationPicker } from './picker-store.ts';

/** The relation that the key made last, while its mark stays selected. */
let madeByKey: { readonly id: RelationId; readonly from: AnnotationId } | null = null;

useSelection.subscribe(({ markId }) => {
  if (markId !== madeByKey?.from) madeByKey = null;
});

function selectedMark(): Mark | undefined {
  const { markId } = useSelection.getState();
  return markId === null ? undefined : marks.get(markId);
}

export const canRelate = (): boolean => selectedMark() !== undefined;

/** The key that a command has now, for a sentence; `usual` is its default. */
function spoken(command: 'mark.relation' | 'edit.undo', usual: string): string {
  const set = settings().keys[command];
  const platform = useAppStore.getState().app?.platform ?? 'linux';
  return set === null ? 'The command' : keyCaps(set ?? usual, platform).join('+');
}

export function relateSelected(): boolean {
  const current = currentArticle();
  const mark = selectedMark();
  if (current === null || mark === undefined) return false;
  const articleId = current.article.id;
  const made = madeByKey;
  const again = useRelations.getState().own.find(({ id }) => id === made?.id);
  if (again !== undefined) {
    const way = waysOf(current.tagset, mark.tag).findIndex(({ type }) => type.id === again.type);
    openRelationPicker({ articleId, from: mark.id, way, replacing: again.id });
    return true;
  }
  const { ways, first, sure } = offerFor(current, mark);
  const way = ways[first];
  if (way === undefined) {
    announce(`The tagset has no relation for ${tagLabel(mark.tag)}`);
    return true;
  }
  if (sure === null) {
    openRelationPicker({ articleId, from: mark.id, way: first, replacing: null });
    return true;
  }
  const more = `. ${spoken('mark.relation', 'R')} chooses another, ${spoken('edit.undo', 'Ctrl+Z')} undoes it.`;
  const id = createRelation({ type: way.type.id, from: mark.id, to: sure, far: null }, more);
  madeByKey = id === null ? null : { id, from: mark.id };
  // What the line leads to shall be seen.
  useSelection.setState({ barForMark: false });
  return true;
}

export interface Chosen {
  readonly way: RelationWay;
  readonly from: AnnotationId;
  readonly replacing: RelationId | null;
  readonly other: { readonly id: AnnotationId; readonly far: RemotePassage | null };
}

/**
 * What was picked is saved, and the text has the focus again, at the mark that was related. A relation that is to be
 * changed gets the other end; another kind of relation is added beside it.
 */
export function relate({ way, from, replacing, other }: Chosen): void {
  closeRelationPicker();
  const type = way.type.id;
  const { own } = useRelations.getState();
  const changed = own.find((relation) => relation.id === replacing && relation.type === type);
  if (way.direction === 'in') createRelation({ type, from: other.id, to: from, far: null });
  else if (changed === undefined) createRelation({ type, from, to: other.id, far: other.far });
  else changeRelation(changed.id, { type, to: other.id, far: other.far });
  madeByKey = null;
  goToPassage(from, { focus: true });
}
