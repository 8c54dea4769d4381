// The channels about one article: opening it, its fields, the roles of its blocks, finding in it.

import type { ArticleMetadata, Article } from '../../../shared/domain/article.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import { packMarks } from '../../../shared/domain/mark-table.ts';
import type { FindResult } from '../../../shared/ipc/types.ts';
import type { FakeStore } from './fake-store.ts';
import type { Answers } from './fake-types.ts';

function opened(store: FakeStore, article: Article) {
  const marks = store.ofArticle(article.id).map(({ id, tag, segments, note, anchoring }) => ({
    id,
    tag,
    segments,
    hasNote: note !== null,
    state: anchoring.state,
  }));
  return {
    article,
    summary: store.row(article.id),
    tagset: store.tagset,
    marks: packMarks(marks),
    relations: { own: [], incoming: [], remote: [] },
    coverage: { spans: new Int32Array(0), states: new Uint8Array(0) },
    draftAtMs: null,
    annotators: [{ id: 'annotator-1' as AnnotatorId, name: 'Ana Ruiz' }],
    detected: {
      title: { value: article.title, origin: { how: 'inferred', where: 'first line' } },
    },
    history: store.history(),
  } as const;
}

function find(text: string, source: string, flags: string): FindResult {
  try {
    const found = [...text.matchAll(new RegExp(source, flags))].filter(([words]) => words !== '');
    const spans = found.flatMap((match) => [match.index, match.index + match[0].length]);
    return { spans: Int32Array.from(spans), truncated: false, fault: null };
  } catch {
    return { spans: new Int32Array(), truncated: false, fault: 'This expression is not finished.' };
  }
}

const escaped = (words: string): string =>
  words.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

export function documentAnswers(store: FakeStore) {
  return {
    'article:open': ({ id }) => opened(store, store.article(id)),
    'article:update': ({ id, fields }) => {
      const set = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined),
      );
      const before = store.article(id);
      const after = { ...before, ...(set as Partial<ArticleMetadata>) };
      return store.act({
        label: 'Edit headline',
        articleId: id,
        before: { article: before },
        after: { article: after },
      });
    },
    'article:set-role': ({ articleId, place, role }) => {
      const before = store.article(articleId);
      const blocks = before.blocks.map((block) =>
        block.startUtf16 <= place.endUtf16 && place.startUtf16 <= block.endUtf16
          ? { ...block, role }
          : block,
      );
      return store.act({
        label: `Mark as ${role}`,
        articleId,
        before: { article: before },
        after: { article: { ...before, blocks } },
      });
    },
    'article:find': ({ articleId, pattern, regex, matchCase, wholeWords }) => {
      const source = regex ? pattern : escaped(pattern);
      const bounded = wholeWords
        ? String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`
        : source;
      return find(store.article(articleId).text, bounded, matchCase ? 'gu' : 'giu');
    },
  } satisfies Partial<Answers>;
}
