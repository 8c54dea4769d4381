// An act with what it is about, so that it can be sent, kept while it cannot be saved, copied, and sent again.

import { call } from '../api.ts';
import type { Article } from '../../shared/domain/article.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type {
  Input,
  Output,
  RendererChannelName,
  RendererChannels,
} from '../../shared/ipc/contract.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { enqueueAct } from './act-queue.ts';
import { currentArticle } from './article-store.ts';

type ActChannel = {
  [N in RendererChannelName]: Output<RendererChannels, N> extends ActResult ? N : never;
}[RendererChannelName];

export interface ActRequest {
  readonly send: () => Promise<ActResult>;
  readonly content: Readonly<Record<string, unknown>>;
}

export function requestOf<N extends ActChannel>(
  channel: N,
  input: Input<RendererChannels, N>,
): ActRequest {
  // All of these take one input and answer with an act.
  const send = call as (name: N, input: Input<RendererChannels, N>) => Promise<ActResult>;
  return { send: () => send(channel, input), content: { act: channel, ...input } };
}

interface Kept {
  readonly what: string;
  readonly touches: readonly string[];
  readonly makes?: readonly string[];
  readonly slot?: string;
  /** Whether it has offsets of the open article's text. */
  readonly placed?: boolean;
  readonly articleId?: ArticleId;
  readonly show?: () => void;
}

/** As {@link enqueueAct}, of the open article unless another one is named; kept while it cannot be saved. */
export function enqueueKept({ send, content }: ActRequest, kept: Kept): Promise<ActResult> {
  const { makes = [], slot = null, placed = false, show = () => undefined } = kept;
  const own = ownArticle(kept.articleId);
  return enqueueAct(send, {
    what: kept.what,
    touches: kept.touches,
    makes,
    slot,
    content,
    show,
    articleId: kept.articleId ?? own?.id ?? null,
    title: own?.title ?? null,
    text: placed ? textOf(own) : null,
  });
}

const textOf = (article: Article | null): string | null => article?.text ?? null;

/** The open article; null when it is not the one that is named. */
function ownArticle(named: ArticleId | undefined): Article | null {
  const open = currentArticle()?.article ?? null;
  return named === undefined || named === open?.id ? open : null;
}
