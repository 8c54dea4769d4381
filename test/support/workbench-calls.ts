// Calls over the page's own `window.workbench`, for specs that look at what is stored rather than at what is shown.

import type { Page } from 'playwright-core';
import type { ArticleSummary } from '../../shared/domain/article.ts';
import type {
  Input,
  Output,
  RendererChannelName,
  RendererChannels,
} from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import type { Workbench } from '../../shared/ipc/workbench.ts';

type Opened = { readonly workbench: Workbench };

/** The Result as the page gets it. Typed arrays do not survive the way to the test; ask the page about those. */
export function ask<N extends RendererChannelName>(
  page: Page,
  channel: N,
  input: Input<RendererChannels, N>,
): Promise<Result<Output<RendererChannels, N>>> {
  return page.evaluate(
    ({ name, value }) => {
      const { calls } = (globalThis as unknown as Opened).workbench;
      const send = calls[name] as (input: unknown) => Promise<unknown>;
      return send(value);
    },
    { name: channel, value: input },
  ) as Promise<Result<Output<RendererChannels, N>>>;
}

/** The value; throws with the error's words when the call failed. */
export async function call<N extends RendererChannelName>(
  page: Page,
  channel: N,
  input: Input<RendererChannels, N>,
): Promise<Output<RendererChannels, N>> {
  const result = await ask(page, channel, input);
  if (!result.ok) throw new Error(`${channel}: ${result.error.message}`);
  return result.value;
}

/** The first articles of the library, newest import first. */
export async function listedArticles(page: Page): Promise<readonly ArticleSummary[]> {
  const view = {
    query: '',
    shelf: 'library',
    status: null,
    collection: null,
    sort: { by: 'imported', descending: true },
  } as const;
  return (await call(page, 'library:page', { view, offset: 0, limit: 500 })).rows;
}
