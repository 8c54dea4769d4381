// Tags many passages, of one article or of several, in one act. What has the tag at that very place already is left
// alone; a text that is not the one that was searched any more is refused, so that no mark lands on other words.

import { randomUUID } from 'node:crypto';
import type { Annotation, Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { taggedPlaces } from '../../../shared/spans/tagged-places.ts';
import type { ArticleHead } from '../db/article.ts';
import type { AnnotationChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { listMarkedPlaces } from '../db/tag-all.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { articlesCounted, inSentence } from './label.ts';
import { requireAnnotation, requireArticle, requireTag } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { keptAttributes } from './retag-annotation.ts';
import { placeOf } from './segments.ts';

type Wanted = ThreadInput<'tag-all:apply'>;

/** The mark that the new ones are like, and its tag as its own article defines it. */
interface Model {
  readonly attributes: Annotation['attributes'];
  readonly tag: Tag | undefined;
}

export function tagAll(workspace: OpenWorkspace, wanted: Wanted): ActResult {
  return performAct(workspace, (db, annotator, atMs) => {
    const model = modelOf(workspace, db, wanted.like);
    const heads: ArticleHead[] = [];
    const changes: AnnotationChange[] = [];
    let tagName = '';
    for (const article of wanted.articles) {
      const head = requireArticle(db, article.articleId);
      heads.push(head);
      const tag = requireTag(workspace.tagsetOf(head), wanted.tag);
      tagName = inSentence(tag);
      const text = searchedText(workspace, head, article.textSha256);
      const like = annotationLike(tag, model, annotator, atMs);
      const stateOf = taggedPlaces(listMarkedPlaces(db, head.key), wanted.tag);
      for (const span of distinct(article.spans)) {
        if (stateOf(span).tagged === wanted.tag) continue;
        const id = randomUUID() as string as AnnotationId;
        const after: Annotation = { id, ...like, ...placeOf(text, [span]) };
        changes.push({ entity: 'annotation', articleId: head.id, id, before: null, after });
      }
    }
    const [only] = heads;
    return {
      label: labelOf(tagName, changes.length, heads.length),
      head: heads.length === 1 && only !== undefined ? only : null,
      changes,
    };
  });
}

function modelOf(workspace: OpenWorkspace, db: ReadDb, like: Wanted['like']): Model | null {
  if (like === null) return null;
  const { head, annotation } = requireAnnotation(db, like.id, like.articleId);
  const { tags } = workspace.tagsetOf(head);
  return {
    attributes: annotation.attributes,
    tag: tags.find(({ id }) => id === annotation.tag),
  };
}

function searchedText(workspace: OpenWorkspace, head: ArticleHead, textSha256: string): string {
  const revision = workspace.revisionOf(head);
  if (revision.textSha256 === textSha256) return revision.text;
  throw new AppError('conflict', `The text of “${head.title}” was changed after the search.`, {
    remedy: 'Search again. Nothing was tagged.',
  });
}

/** What all new marks of one article have in common. */
function annotationLike(
  tag: Tag,
  model: Model | null,
  annotator: Annotator,
  atMs: number,
): Omit<Annotation, 'id' | 'segments' | 'prefix' | 'suffix' | 'anchoring'> {
  return {
    tag: tag.id,
    attributes: model === null ? {} : keptAttributes(model.attributes, model.tag, tag),
    note: null,
    annotator: annotator.id,
    origin: 'propagated',
    createdAtMs: atMs,
    updatedAtMs: atMs,
    extra: {},
  };
}

function distinct(spans: readonly Span[]): Iterable<Span> {
  return new Map(spans.map((span) => [`${span.startUtf16}-${span.endUtf16}`, span])).values();
}

function labelOf(tag: string, passages: number, articles: number): string {
  const counted = passages === 1 ? 'passage' : `${passages.toLocaleString('en-US')} passages`;
  const where = articles === 1 ? '' : ` in ${articlesCounted(articles)}`;
  return `Tag ${counted} as ${tag}${where}`;
}
