// The commands of sharing and their options.

import type { Command } from 'commander';
import { keyCommand } from './commands/key.ts';
import { parseFields, shareCommand, type ShareInput } from './commands/share.ts';
import type { Context, Environment } from './context.ts';
import { addEncryptionOptions } from './encryption-options.ts';
import type { Outcome } from './outcome.ts';

type Run = (
  command: Command,
  work: (context: Context) => Outcome | Promise<Outcome>,
) => Promise<void>;
type Add = (name: string, description: string) => Command;

const each = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function addSharingCommands(env: Environment, add: Add, run: Run): void {
  add(
    'key',
    'print the public key that others encrypt files for you with; made when it is missing',
  ).action((_options: unknown, command: Command) => run(command, () => keyCommand(env)));
  const share = add('share', 'write a copy of an article in which chosen names are replaced')
    .argument('<article-id>', 'the article, as `list` names it')
    .requiredOption('--out <file>', 'the file to write')
    .option('--hide <tags>', 'hide what marks with these tags name, such as actor,location', each)
    .option('--hide-name <name>', 'hide this name as well; can be given several times', each)
    .option('--hide-parts', 'also single words of these names')
    .option('--hide-notes', 'make all notes unreadable')
    .option('--hide-annotators', 'call annotators by numbers')
    .option(
      '--hide-fields <fields>',
      'hide title, subtitle, byline, publisher, publishedOn or url, with commas between them',
      parseFields,
    )
    .option('--list <file>', 'write what was replaced as a CSV file, in the clear, for yourself');
  addEncryptionOptions(share).action(
    (articleId: string, options: Omit<ShareInput, 'articleId'>, command: Command) =>
      run(command, (context) => shareCommand(context, { ...options, articleId })),
  );
}
