// The channels of exports: what the fake would write is one line for each article, and what it loses is what a test says.

import type { ExportChoice } from '../../../shared/domain/export-choice.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import type { ExportPreview, ExportSummary } from '../../../shared/ipc/dataset-types.ts';
import { targetIds } from './fake-library.ts';
import type { FakeStore } from './fake-store.ts';
import type { Answers, FakeOptions } from './fake-types.ts';

function marksOf(store: FakeStore, { target, tags }: ExportChoice, limit: number | null) {
  const ids = targetIds(store, target);
  const looked = limit === null ? ids : ids.slice(0, limit);
  const marks = looked
    .flatMap((id) => store.ofArticle(id))
    .filter(({ tag }) => tags === null || tags.includes(tag));
  return { ids, looked, marks };
}

function preview(
  store: FakeStore,
  options: FakeOptions,
  choice: ExportChoice,
  limit: number | null,
): ExportPreview {
  const { ids, looked, marks } = marksOf(store, choice, limit);
  const { extension, isText, perArticle } = formatInfo(choice.format);
  const names = perArticle || choice.each === 'per-article' ? looked.slice(0, 20) : ['dataset'];
  const opening = looked.map((id) => JSON.stringify({ id, text: store.article(id).text }));
  return {
    articles: ids.length,
    looked: looked.length,
    annotations: marks.length,
    relations: 0,
    loss: options.loss?.[choice.format] ?? { kinds: [], items: [] },
    files:
      looked.length === 0
        ? []
        : (options.previewFiles ??
          names.map((name, at) => ({
            path: `${name}${extension}`,
            opening: isText ? (names.length > 1 ? (opening[at] ?? '') : opening.join('\n')) : null,
          }))),
    isFolder: names.length > 1,
  };
}

export function datasetAnswers(store: FakeStore, options: FakeOptions) {
  return {
    'export:preview': ({ choice, limit }) => preview(store, options, choice, limit),
    'export:parts': ({ target }) => {
      const ids = targetIds(store, target);
      const marks = ids.flatMap((id) => store.ofArticle(id));
      const tags = store.tagset.tags.map(({ id, label }) => ({
        id,
        label,
        marks: marks.filter(({ tag }) => tag === id).length,
      }));
      return {
        articles: ids.length,
        tags: tags.filter((tag) => tag.marks > 0),
        annotators:
          marks.length === 0 ? [] : [{ id: 'annotator-1', name: 'Ana Ruiz', marks: marks.length }],
      };
    },
    'export:cancel': () => null,
    'dialog:export-dataset': ({ choice }): ExportSummary => {
      const { loss, articles, annotations, relations, isFolder, files } = preview(
        store,
        options,
        choice,
        null,
      );
      const path = `/home/ana/${isFolder ? 'dataset' : (files[0]?.path ?? 'dataset')}`;
      return {
        path,
        isFolder,
        files: [path],
        fileCount: files.length,
        bytes: 4200,
        articles,
        annotations,
        relations,
        loss,
      };
    },
  } satisfies Partial<Answers>;
}
