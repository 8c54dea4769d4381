// What happens to a call from the window: its sender is checked, its input parsed, its owner asked, and whatever
// comes of it crosses back as a Result. Nothing is thrown over the border. Knows no Electron, so it is tested bare.

import {
  rendererChannels,
  windowChannels,
  type workspaceChannels,
  type Handlers,
  type RendererChannelName,
} from '../../shared/ipc/contract.ts';
import { AppError, toErrorData, type Result } from '../../shared/ipc/result.ts';

export interface Sender {
  /** The address of the frame that calls; null when the frame is gone. */
  readonly url: string | null;
  /** It is the main frame of our own window. */
  readonly isOwnMainFrame: boolean;
}

type WorkspaceCall = (
  channel: keyof typeof workspaceChannels,
  input: never,
) => Promise<Result<unknown>>;

export interface RouterOptions {
  readonly isTrustedUrl: (url: string) => boolean;
  readonly windowHandlers: Handlers<typeof windowChannels>;
  readonly callWorkspace: WorkspaceCall;
}

export type Route = (
  channel: RendererChannelName,
  sender: Sender,
  input: unknown,
) => Promise<Result<unknown>>;

export function createRouter(options: RouterOptions): Route {
  return async (channel, sender, input) => {
    try {
      checkSender(sender, options.isTrustedUrl);
      const parsed = rendererChannels[channel].input.safeParse(input);
      if (!parsed.success) throw invalidInput(channel, parsed.error.issues);
      // The schema of this very channel has just accepted the input, which the union type cannot say.
      const value = parsed.data as never;
      if (isWindowChannel(channel)) {
        return { ok: true, value: await options.windowHandlers[channel](value) };
      }
      return await options.callWorkspace(channel, value);
    } catch (thrown) {
      return { ok: false, error: toErrorData(thrown) };
    }
  };
}

function isWindowChannel(channel: RendererChannelName): channel is keyof typeof windowChannels {
  return Object.hasOwn(windowChannels, channel);
}

function checkSender(
  { url, isOwnMainFrame }: Sender,
  isTrustedUrl: (url: string) => boolean,
): void {
  if (isOwnMainFrame && url !== null && isTrustedUrl(url)) return;
  throw new AppError('invalid-input', 'A call came from a page that is not Sourcebench’s own.', {
    remedy: 'Restart Sourcebench.',
  });
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function invalidInput(channel: string, issues: readonly Issue[]): AppError {
  const first = issues[0];
  const where =
    first === undefined || first.path.length === 0 ? '' : ` at ${first.path.map(String).join('.')}`;
  const what = first === undefined ? '' : `: ${first.message}`;
  return new AppError('invalid-input', `${channel} was called with wrong input${where}${what}.`, {
    remedy: 'Nothing was changed. Check what was entered and try again.',
    problems: issues.map(({ path, message }) => ({
      path: ['$', ...path.map(String)].join('.'),
      message,
      remedy: 'Correct this value.',
    })),
  });
}
