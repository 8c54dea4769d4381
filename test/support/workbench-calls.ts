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

/** Without what the window says about an import, and as text on the way, since not every value finds it into the page. */
export async function importBytes(
  page: Page,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Output<RendererChannels, 'article:import-bytes'>> {
  const said = await page.evaluate(
    async ({ fileName, base64 }) => {
      const { calls } = (globalThis as unknown as Opened).workbench;
      const read = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
      const send = calls['article:import-bytes'];
      return JSON.stringify(await send({ fileName, bytes: read, wholePage: true }));
    },
    { fileName: name, base64: Buffer.from(bytes).toString('base64') },
  );
  const result = JSON.parse(said) as Result<Output<RendererChannels, 'article:import-bytes'>>;
  if (!result.ok) throw new Error(`article:import-bytes: ${result.error.message}`);
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
