// Connects the registry to the keyboard and the native menu, and gives components a command's key and words.

import { useEffect } from 'react';
import { onEvent } from '../../api.ts';
import { useAppStore } from '../../state/app-store.ts';
import { dispatchKey, dispatchMenuCommand } from './key-dispatch.ts';
import { answeringKey, commandById } from './registry.ts';
import type { AnyCommandId } from './command-types.ts';

export function useCommands(): void {
  useEffect(() => {
    window.addEventListener('keydown', dispatchKey);
    const stop = onEvent('menu:command', ({ command: id }) => {
      const command = commandById(id);
      if (command !== undefined) dispatchMenuCommand(command);
    });
    return () => {
      window.removeEventListener('keydown', dispatchKey);
      stop();
    };
  }, []);
}

/** The key shown beside a command; undefined when it has none. */
export function useCommandKey(id: AnyCommandId): string | undefined {
  const keys = useAppStore((state) => state.app?.settings.keys);
  const command = commandById(id);
  return command === undefined ? undefined : answeringKey(command, keys ?? {});
}
