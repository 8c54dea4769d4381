// The channels about marks and about undoing.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { makeAnnotation } from './fake-articles.ts';
import type { FakeStore } from './fake-store.ts';
import { notFound, SAVED_AT_MS, type Answers } from './fake-types.ts';

export function annotationAnswers(store: FakeStore) {
  const act = (label: string, id: AnnotationId, next: Annotation | null): ActResult => {
    const articleId = store.owner.get(id);
    if (articleId === undefined) throw notFound('The mark');
    return store.act({
      label,
      articleId,
      before: { annotations: new Map([[id, store.annotations.get(id) ?? null]]) },
      after: { annotations: new Map([[id, next]]) },
    });
  };
  const change = (id: AnnotationId, label: string, fields: Partial<Annotation>) =>
    act(label, id, { ...store.annotation(id), ...fields, updatedAtMs: SAVED_AT_MS + 60_000 });
  return {
    'annotation:create': ({ id, articleId, tag, segments }) => {
      store.owner.set(id, articleId);
      const made = makeAnnotation(store.article(articleId), id, tag, segments);
      return act(`Tag ${store.tagLabel(tag)}`, id, made);
    },
    'annotation:retag': ({ id, tag }) =>
      change(id, `Change tag to ${store.tagLabel(tag)}`, { tag }),
    'annotation:respan': ({ id, segments }) => {
      const articleId = store.owner.get(id);
      if (articleId === undefined) throw notFound('The mark');
      const made = makeAnnotation(store.article(articleId), id, '', segments);
      const { segments: quoted, prefix, suffix } = made;
      return change(id, 'Move edge', { segments: quoted, prefix, suffix });
    },
    'annotation:set-note': ({ id, note }) => change(id, 'Edit note', { note }),
    'annotation:set-attributes': ({ id, values }) => {
      const all = Object.entries({ ...store.annotation(id).attributes, ...values });
      const attributes = Object.fromEntries(all.filter(([, value]) => value !== null));
      return change(id, 'Attributes', { attributes });
    },
    'annotation:text-values': () => [],
    'annotation:delete': ({ id }) =>
      act(`Delete ${store.tagLabel(store.annotation(id).tag)}`, id, null),
    'annotation:details': ({ ids }) => ids.flatMap((id) => store.annotations.get(id) ?? []),
    'history:state': () => store.history(),
    'history:undo': () => store.undo(),
    'history:redo': () => store.redo(),
  } satisfies Partial<Answers>;
}
