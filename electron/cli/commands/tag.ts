// `sourcebench tag`: marks a passage given by its words, at their first occurrence unless another is named.
// Where they occur several times it says so, so that no place is chosen silently.

import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { Annotation, Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { snapToGraphemes } from '../../../shared/text/graphemes.ts';
import { findAnnotatorByName } from '../../workspace/db/annotator.ts';
import { createAnnotation } from '../../workspace/services/create-annotation.ts';
import { loadDocument } from '../../workspace/services/load-document.ts';
import type { OpenWorkspace } from '../../workspace/services/open-workspace.ts';
import { generatorVersion } from '../../workspace/version.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface TagInput {
  readonly articleId: string;
  readonly tag: string;
  readonly quote: string;
  readonly occurrence?: number;
  readonly note?: string;
  readonly annotator?: string;
}

export async function tagCommand(context: Context, input: TagInput): Promise<Outcome> {
  const settings = context.settings();
  const quote = canonicalText(settings.trimWhitespace ? input.quote.trim() : input.quote);
  if (quote.trim() === '') {
    throw new AppError('bad-usage', '--quote has no words.', { remedy: 'Give the words to mark.' });
  }
  const { handlers, current } = await context.open();
  const workspace = current();
  const annotator = chooseAnnotator(workspace, settings, input.annotator);
  await handlers['workspace:set-annotator']({ annotator });
  const articleId = input.articleId as ArticleId;
  const { article } = loadDocument(workspace, articleId);
  const found = occurrencesOf(article.text, quote);
  const span = chooseOccurrence(article.title, quote, found, input.occurrence ?? 1);
  const id = randomUUID() as string as AnnotationId;
  const { upserted } = createAnnotation(workspace, {
    id,
    articleId,
    tag: input.tag as TagId,
    segments: [span],
    note: input.note === undefined || input.note.trim() === '' ? null : input.note,
  });
  return {
    document: { annotation: inFileForm(workspace, articleId, upserted) },
    lines: [`tagged  ${id}  ${input.tag}  “${quote}”`],
    notices:
      input.occurrence === undefined && found.length > 1
        ? [
            `“${shortened(quote)}” occurs ${found.length} times in “${article.title}”; the first was tagged. Name another with --occurrence N.`,
          ]
        : [],
    errors: [],
  };
}

/** Whoever is named; else who the window knows; else the system's user. A known name keeps its id. */
function chooseAnnotator(
  workspace: OpenWorkspace,
  { annotator }: Settings,
  given: string | undefined,
): Annotator {
  const name = (given ?? annotator?.name ?? systemUser()).trim();
  if (name === '') {
    throw new AppError('bad-usage', '--annotator is empty.', { remedy: 'Give a name.' });
  }
  if (annotator?.name === name) return { id: annotator.id as AnnotatorId, name };
  return (
    findAnnotatorByName(workspace.db, name) ?? { id: randomUUID() as string as AnnotatorId, name }
  );
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    throw new AppError('no-annotator', 'It is not known who annotates.', {
      remedy: 'Name yourself with --annotator NAME.',
    });
  }
}

/**
 * Every place with exactly these words that does not cut a character as people see it. Places may overlap: each could
 * be the one that is meant. In UTF-16 units.
 */
function occurrencesOf(text: string, quote: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    const span = { startUtf16: at, endUtf16: at + quote.length };
    const whole = snapToGraphemes(text, span);
    if (whole.startUtf16 === span.startUtf16 && whole.endUtf16 === span.endUtf16) found.push(span);
  }
  return found;
}

function chooseOccurrence(
  title: string,
  quote: string,
  found: readonly Span[],
  occurrence: number,
): Span {
  const refuse = (what: string, remedy: string): never => {
    throw new AppError('invalid-input', `“${shortened(quote)}” ${what}.`, { remedy });
  };
  const span = found[occurrence - 1];
  if (found.length === 0) {
    return refuse(
      `does not occur in “${title}”`,
      'Copy the words exactly as they stand there, quotation marks and spaces included.',
    );
  }
  if (span === undefined) {
    return refuse(
      `occurs ${found.length === 1 ? 'once' : `${found.length} times`} in “${title}”`,
      found.length === 1
        ? 'Leave --occurrence out.'
        : `Give --occurrence a number from 1 to ${found.length}.`,
    );
  }
  return span;
}

const shortened = (quote: string): string => {
  const characters = [...quote];
  return characters.length <= 60 ? quote : `${characters.slice(0, 60).join('')}…`;
};

/** As it would stand in an exported file, with both offset units. */
function inFileForm(
  workspace: OpenWorkspace,
  articleId: ArticleId,
  annotations: readonly Annotation[],
): unknown {
  const document = { ...loadDocument(workspace, articleId), annotations, relations: [] };
  const json = serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion });
  return (JSON.parse(json) as { annotations: unknown[] }).annotations[0];
}
