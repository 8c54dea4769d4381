// The channels about files: importing, originals, and what a newer original makes of an article.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError, toErrorData } from '../../../shared/ipc/result.ts';
import type { ActResult, CustodyEntry, ImportResult } from '../../../shared/ipc/types.ts';
import type { FakeStore } from './fake-store.ts';
import { SAVED_AT_MS, type Answers } from './fake-types.ts';

function imported(store: FakeStore, file: string, text: string): ImportResult {
  const plain = {
    file,
    kind: 'plain-text',
    encoding: 'UTF-8',
    problems: [],
    salvageToken: null,
  } as const;
  if (text.trim() === '') {
    const error = toErrorData(
      new AppError('file-empty', `“${file}” is empty.`, { remedy: 'Choose another file.', file }),
    );
    return { ...plain, status: 'failed', articles: [], articleId: null, title: null, error };
  }
  const known = [...store.articles.values()].find((article) => article.text === text);
  const status = known === undefined ? 'imported' : 'exists';
  const { id, title } = known ?? store.add({ text, fileName: file }, store.articles.size);
  const { shelf } = store.row(id);
  const articles = [{ id, title, status, shelf, similar: null }] as const;
  return { ...plain, status, articles, articleId: id, title, error: null };
}

function custody(store: FakeStore, id: ArticleId): CustodyEntry {
  const { source, revision, text } = store.article(id);
  const whole = { startUtf16: 0, endUtf16: text.length };
  return {
    ...source,
    revision: revision.number,
    kind: store.row(id).kind ?? 'plain-text',
    importerVersion: 1,
    programVersion: '0.1.0',
    encoding: 'UTF-8',
    wholePage: false,
    kept: true,
    notices: [],
    map: [{ ...whole, place: whole }],
  };
}

/** The text with another ending, as a new revision. */
function revise(store: FakeStore, id: ArticleId, label: string, text: string): ActResult {
  const before = store.article(id);
  const { number } = before.revision;
  const after = {
    ...before,
    text,
    blocks: [...before.blocks],
    revision: {
      number: number + 1,
      parentTextSha256: before.textSha256,
      createdAtMs: SAVED_AT_MS,
      reason: label,
    },
  };
  return store.act({
    label,
    articleId: id,
    before: { article: before },
    after: { article: after },
  });
}

export function sourceAnswers(store: FakeStore) {
  return {
    'article:import-text': ({ text }) => imported(store, 'Pasted text', text),
    'article:import-bytes': ({ fileName, bytes }) =>
      imported(store, fileName, new TextDecoder().decode(bytes)),
    'article:import-paste': ({ text }) => imported(store, 'Pasted text', text),
    'article:import-salvage': () =>
      imported(store, 'salvaged.annotated.json', 'Saved part\n\nWords.'),
    'import:cancel': () => null,
    'article:custody': ({ articleId }) => [custody(store, articleId)],
    'original:read': ({ articleId }) => ({
      how: 'text',
      text: store.article(articleId).text,
      truncated: false,
    }),
    'article:make-revision': ({ id, of }) =>
      revise(store, of, 'Newer version', store.article(id).text),
    'article:read-again': ({ articleId }) => {
      const { text } = store.article(articleId);
      return revise(store, articleId, 'Read the original again', text);
    },
  } satisfies Partial<Answers>;
}
