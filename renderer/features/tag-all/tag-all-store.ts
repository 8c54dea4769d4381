// Tagging every occurrence: what is looked for, where, with which tag, what was found, and what of it is ticked. The
// workspace searches and tags; a newer search always wins over an older one.

import { create } from 'zustand';
import { call } from '../../api.ts';
import type { AnnotationId, ArticleId, CollectionId, TagId } from '../../../shared/domain/ids.ts';
import type { TagAllFindings, TagAllGroup, TagAllMatch } from '../../../shared/ipc/mark-types.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import { enqueueAct } from '../../state/act-queue.ts';
import { applyResult, reportFailure } from '../../state/acts.ts';
import { tagLabel } from '../../state/article-store.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { announce } from '../../state/messages.ts';
import { countOf } from '../../ui/words.ts';
import { chosenSpans, countTicks, turn, turnGroup, type Turned } from './ticks.ts';

export interface PatternOptions {
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

export type Scope =
  | { readonly kind: 'article' }
  | { readonly kind: 'collection'; readonly collection: CollectionId }
  | { readonly kind: 'library' };

export interface TagAll {
  readonly articleId: ArticleId;
  /** The mark that it began with. */
  readonly like: AnnotationId | null;
  readonly pattern: string;
  readonly options: PatternOptions;
  readonly scope: Scope;
  readonly tag: TagId;
  readonly withAttributes: boolean;
  /** Null until the first search is answered, and when nothing is looked for. */
  readonly findings: TagAllFindings | null;
  readonly searching: boolean;
  readonly tagging: boolean;
  /** Why the search or the tagging failed. */
  readonly failure: string | null;
  readonly turned: Turned;
}

interface TagAllStore {
  readonly now: TagAll | null;
}

export const useTagAll = create<TagAllStore>()(() => ({ now: null }));

const nowOf = (): TagAll | null => useTagAll.getState().now;

function change(fields: Partial<TagAll>): void {
  useTagAll.setState(({ now }) => ({ now: now === null ? null : { ...now, ...fields } }));
}

const TYPING_MS = 120;
let searches = 0;
let typing: ReturnType<typeof setTimeout> | undefined;

export function beginTagAll(
  start: Pick<TagAll, 'articleId' | 'like' | 'pattern' | 'options' | 'tag'>,
): void {
  useTagAll.setState({
    now: {
      ...start,
      scope: { kind: 'article' },
      withAttributes: true,
      findings: null,
      searching: false,
      tagging: false,
      failure: null,
      turned: new Set(),
    },
  });
  void search();
}

export function endTagAll(): void {
  clearTimeout(typing);
  searches += 1;
  useTagAll.setState({ now: null });
}

export function setPattern(pattern: string): void {
  change({ pattern });
  clearTimeout(typing);
  typing = setTimeout(() => void search(), TYPING_MS);
}

export function setOptions(options: Partial<PatternOptions>): void {
  const now = nowOf();
  if (now === null) return;
  change({ options: { ...now.options, ...options } });
  void search();
}

export function setScope(scope: Scope): void {
  change({ scope });
  void search();
}

export function setTag(tag: TagId): void {
  if (nowOf()?.tag === tag) return;
  change({ tag });
  void search();
}

export const setWithAttributes = (withAttributes: boolean): void => change({ withAttributes });

export function turnMatch(group: TagAllGroup, match: TagAllMatch): void {
  const now = nowOf();
  if (now !== null) change({ turned: turn(now.turned, group, match) });
}

export function turnWhole(group: TagAllGroup): void {
  const now = nowOf();
  if (now !== null) change({ turned: turnGroup(now.turned, group, now.tag) });
}

async function search(): Promise<void> {
  clearTimeout(typing);
  searches += 1;
  const mine = searches;
  const now = nowOf();
  if (now === null) return;
  const { articleId, scope, pattern, options, tag } = now;
  if (pattern === '') {
    change({ findings: null, searching: false, failure: null, turned: new Set() });
    return;
  }
  change({ searching: true, failure: null });
  try {
    const findings = await call('tag-all:find', { articleId, scope, pattern, ...options, tag });
    if (mine === searches) change({ findings, searching: false, turned: new Set() });
  } catch (thrown) {
    if (mine !== searches) return;
    change({ findings: null, searching: false, failure: toErrorData(thrown).message });
  }
}

/** One act for all that is ticked; nothing happens while a search is still under way. */
export async function tagTicked(): Promise<void> {
  const now = nowOf();
  if (now === null || now.findings === null || now.searching || now.tagging) return;
  const { tag, turned, findings, like, articleId, withAttributes } = now;
  const articles = chosenSpans(findings, tag, turned);
  const { ticked } = countTicks(findings.groups, tag, turned);
  if (ticked === 0) return;
  change({ tagging: true, failure: null });
  try {
    const model = like === null || !withAttributes ? null : { id: like, articleId };
    const result = await enqueueAct(() =>
      call('tag-all:apply', {
        tag,
        like: model,
        articles: articles.map(({ spans, ...article }) => ({ ...article, spans: [...spans] })),
      }),
    );
    applyResult(result);
    const where = articles.length === 1 ? '' : ` in ${countOf(articles.length, 'article')}`;
    announce(`${countOf(ticked, 'passage')} tagged ${tagLabel(tag)}${where}`);
    closeDialog();
  } catch (thrown) {
    const { code, message } = toErrorData(thrown);
    if (code !== 'conflict') reportFailure(thrown);
    // The text is another one by now: what it holds is looked for again.
    await search();
    change({ tagging: false, failure: message });
  }
}
