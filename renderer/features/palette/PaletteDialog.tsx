// Ctrl+K: every command that can run now, found by typing, with its key. Also goes to articles by title.

import { Command as Cmdk } from 'cmdk';
import { Dialog as Radix } from 'radix-ui';
import { useRef, useState } from 'react';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { Command } from '../../app/commands/command-types.ts';
import { allCommands, answeringKey, runCommand } from '../../app/commands/registry.ts';
import { useSettings } from '../../state/app-store.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { goToArticle } from '../library/go-to-article.ts';
import { holdsWords, rankedCommands } from './ranked-commands.ts';
import { useArticlesByTitle } from './use-articles-by-title.ts';

function runnable(): readonly Command[] {
  return allCommands().filter(({ id, when }) => id !== 'help.palette' && when?.() !== false);
}

function CommandItem({
  command,
  onRun,
}: {
  readonly command: Command;
  readonly onRun: () => void;
}) {
  const { keys } = useSettings();
  const key = answeringKey(command, keys);
  return (
    <Cmdk.Item className="palette-item" value={command.id} onSelect={onRun}>
      <span>{command.label}</span>
      {key === undefined ? null : <Kbd name={key} />}
    </Cmdk.Item>
  );
}

interface ArticleItemsProps {
  readonly search: string;
  readonly onGo: (article: ArticleSummary) => void;
}

function ArticleItems({ search, onGo }: ArticleItemsProps) {
  // What was found for the words before stays until the answer for these is there.
  const found = useArticlesByTitle(search).filter(({ title, publisher }) =>
    holdsWords([title, publisher ?? ''], search),
  );
  if (found.length === 0) return null;
  return (
    <Cmdk.Group heading="Articles" className="palette-group">
      {found.map((article) => (
        <Cmdk.Item
          key={article.id}
          className="palette-item"
          value={`article ${article.id}`}
          onSelect={() => onGo(article)}
        >
          <span dir="auto">{article.title}</span>
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );
}

export function PaletteDialog() {
  const [search, setSearch] = useState('');
  const [commands] = useState(runnable);
  const chosen = useRef<(() => void) | null>(null);
  const giveBackFocus = useFocusReturn();
  const choose = (act: () => void) => {
    chosen.current = act;
    closeDialog();
  };
  // The focus and the selection go back to where they were first; a command may act on them.
  const onClosed = (event: Event) => {
    giveBackFocus(event);
    queueMicrotask(() => chosen.current?.());
  };
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : closeDialog())}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-scrim" />
        <Radix.Content
          className="dialog palette"
          aria-describedby={undefined}
          onCloseAutoFocus={onClosed}
        >
          <Radix.Title className="visually-hidden">Commands</Radix.Title>
          <Cmdk label="Commands" shouldFilter={false} loop>
            <Cmdk.Input
              className="palette-input"
              placeholder="Type a command or an article’s title"
              value={search}
              onValueChange={setSearch}
            />
            <Cmdk.List className="palette-list" label="Commands">
              <Cmdk.Empty className="palette-empty">
                Nothing has these words in its name.
              </Cmdk.Empty>
              {rankedCommands(commands, search).map(({ group, members }) => (
                <Cmdk.Group key={group} heading={group} className="palette-group">
                  {members.map((command) => (
                    <CommandItem
                      key={command.id}
                      command={command}
                      onRun={() => choose(() => runCommand(command))}
                    />
                  ))}
                </Cmdk.Group>
              ))}
              <ArticleItems search={search} onGo={({ id }) => choose(() => void goToArticle(id))} />
            </Cmdk.List>
          </Cmdk>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
