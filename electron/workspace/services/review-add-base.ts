// The common base of what was looked at, from a file: the version that both sides were made from. Each of its articles
// belongs to the one with its id, with the same text, or, where there is but one of each, to that one.

import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import { refused } from '../importers/read-source.ts';
import type { FileArticle, ReviewFile } from './review-files.ts';
import type { KeptInspection, Looked } from './review-kept.ts';
import { anchoredIn, countAnchoring, isVersion, similarityOf } from './review-anchor.ts';

/** Throws what is wrong with the file, or that it is about none of the articles; then what was kept stays as it was. */
export function withBase(
  before: KeptInspection,
  path: string,
  file: ReviewFile | null,
  problems: readonly Problem[],
): KeptInspection {
  if (file === null) throw unreadable(path, problems);
  const documents = new Map(
    before.articles.flatMap((looked) => {
      const found = baseOf(looked, file.articles, before.articles.length);
      return found === null ? [] : [[looked.match.index, found.document] as const];
    }),
  );
  if (documents.size === 0) {
    throw refused(
      'file-invalid',
      path,
      'holds none of the articles that were chosen for the review.',
      'Choose the version that both of you began with, or go on without a common base.',
    );
  }
  const lacking = before.articles.filter(
    ({ match }) => match.articleId !== null && !documents.has(match.index),
  );
  const { fileName, sha256: fileSha256 } = file;
  return {
    ...before,
    base: { fileName, fileSha256, documents },
    problems: [
      ...before.problems.filter(({ path: place }) => !place.startsWith(BASE)),
      ...problems.map((problem) => ({ ...problem, path: `${BASE}${problem.path}` })),
      ...lacking.map(({ match }) => lacks(fileName, match.title)),
    ],
  };
}

/** Before the place of a problem, so that another base file replaces it. */
const BASE = 'Common base: ';

function baseOf(
  { document, match }: Looked,
  articles: readonly FileArticle[],
  count: number,
): FileArticle | null {
  const { id, textSha256 } = document.article;
  const found =
    articles.find((one) => one.document.article.id === id) ??
    articles.find((one) => one.document.article.id === match.articleId) ??
    articles.find((one) => one.document.article.textSha256 === textSha256);
  if (found !== undefined) return found;
  const [only] = articles;
  if (only === undefined || articles.length > 1 || count > 1) return null;
  const { article, annotations } = only.document;
  const placed = anchoredIn(article, document.article, annotations);
  const isOne = isVersion(similarityOf(article, document.article), countAnchoring(placed));
  return isOne ? only : null;
}

function unreadable(path: string, problems: readonly Problem[]): AppError {
  const [first] = problems;
  if (first === undefined) {
    return refused('file-invalid', path, 'holds no article.', 'Choose another file.');
  }
  return new AppError('file-invalid', first.message, {
    remedy: first.remedy,
    file: path,
    problems,
  });
}

/** `token` is what it can be opened with, once the passphrase is there. */
export const lockedBase = (path: string, token: string): AppError =>
  new AppError('file-encrypted', `${path} is encrypted with a passphrase.`, {
    remedy: 'Give the passphrase, or choose another file.',
    file: path,
    needs: 'passphrase',
    lockedToken: token,
  });

const lacks = (fileName: string, title: string): Problem => ({
  path: `${BASE}${fileName}`,
  message: `${fileName} does not hold “${title}”; it is compared without a common base.`,
  remedy: 'Choose a file that holds all of the articles, or go on.',
});
