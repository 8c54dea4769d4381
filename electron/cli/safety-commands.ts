// The commands that keep a workspace safe, with their options: backups and restoring.

import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { backupCommand, type BackupInput } from './commands/backup.ts';
import {
  lostIsFinal,
  passphraseActs,
  passphraseCommand,
  whatStays,
  type PassphraseAct,
  type PassphraseCommandInput,
} from './commands/passphrase.ts';
import { repairCommand } from './commands/repair.ts';
import { restoreCommand, type RestoreInput } from './commands/restore.ts';
import type { Context } from './context.ts';
import type { Outcome } from './outcome.ts';

type Run = (
  command: Command,
  work: (context: Context) => Outcome | Promise<Outcome>,
) => Promise<void>;
type AddCommand = (program: Command, name: string, description: string) => Command;

export function addSafety(program: Command, run: Run, addCommand: AddCommand): void {
  addCommand(program, 'backup', 'make a backup of a workspace, also while it is open, or list them')
    .argument('[workspace]', 'the workspace file', fileName)
    .addOption(
      new Option('--out <file>', 'write the copy to this file instead of the folder of backups')
        .argParser(fileName)
        .conflicts('list'),
    )
    .option('--list', 'list the backups there are, newest first')
    .action((workspace: string | undefined, input: BackupInput, command: Command) =>
      run(command, (context) => backupCommand(context, workspace, input)),
    );
  addCommand(program, 'restore', 'put a backup in the place of a workspace, which is kept')
    .argument('[workspace]', 'the workspace file', fileName)
    .addOption(
      new Option('--backup <name>', 'the backup, as `backup --list` names it').argParser(fileName),
    )
    .addOption(new Option('--latest', 'the newest backup').conflicts('backup'))
    .option('--out <file>', 'copy the backup to this file and leave the workspace alone', fileName)
    .action((workspace: string | undefined, input: RestoreInput, command: Command) =>
      run(command, (context) => restoreCommand(context, workspace, input)),
    );
  addCommand(program, 'repair', 'save what can be read of a damaged workspace, which is set aside')
    .argument('[workspace]', 'the workspace file', fileName)
    .action((workspace: string | undefined, _input: object, command: Command) =>
      run(command, (context) => repairCommand(context, workspace)),
    );
  addPassphrase(program, run, addCommand);
}

function addPassphrase(program: Command, run: Run, addCommand: AddCommand): void {
  addCommand(
    program,
    'passphrase',
    'encrypt a workspace and its backups with a passphrase, change it, or remove it',
  )
    .addArgument(new Argument('<act>', 'what to do').choices(passphraseActs))
    .argument('[workspace]', 'the workspace file', fileName)
    .addOption(
      new Option(
        '--new-passphrase-file <file>',
        'a file with the new passphrase in its first line, - for stdin (default: typed twice)',
      ).argParser(fileName),
    )
    .option('--yes', 'do not ask whether a lost passphrase may be final')
    .addHelpText('after', `\n${lostIsFinal} ${whatStays}`)
    .action(
      (
        act: PassphraseAct,
        workspace: string | undefined,
        _input: PassphraseCommandInput,
        command: Command,
      ) =>
        run(command, (context) =>
          passphraseCommand(context, act, workspace, command.optsWithGlobals()),
        ),
    );
}

function fileName(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError('It is the name of a file.');
}
