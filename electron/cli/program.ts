// The commands and their options. What each does is in its own file under commands/.

import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { FormatId } from '../../shared/formats/format-list.ts';
import { limits, mebibyte } from '../workspace/limits.ts';
import { generatorVersion } from '../workspace/version.ts';
import { compareCommand, type CompareInput } from './commands/compare.ts';
import { convertCommand, type ConvertInput } from './commands/convert.ts';
import { exportCommand, type ExportInput } from './commands/export.ts';
import { formatsCommand } from './commands/formats.ts';
import { importCommand, type ImportInput } from './commands/import.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand, type MergeInput } from './commands/merge.ts';
import { originalCommand, type OriginalInput } from './commands/original.ts';
import { statsCommand } from './commands/stats.ts';
import { tagCommand, type TagInput } from './commands/tag.ts';
import { validateCommand } from './commands/validate.ts';
import { verifyCommand, type VerifyInput } from './commands/verify.ts';
import { addDatasetOptions, readFormats, writtenFormats } from './dataset-options.ts';
import { addEncryptionOptions, addKeyOptions } from './encryption-options.ts';
import { addSharingCommands } from './sharing-commands.ts';
import { addSafety } from './safety-commands.ts';
import { makeContext, type CommonOptions, type Context, type Environment } from './context.ts';
import type { SelectionInput } from './library-selection.ts';
import type { Outcome } from './outcome.ts';
import { passphraseOption } from './workspace-passphrase.ts';

/** Runs a command's work with what its options ask for, and reports the outcome. */
type Run = (
  command: Command,
  work: (context: Context) => Outcome | Promise<Outcome>,
) => Promise<void>;

const workspaceOption = () =>
  new Option(
    '--workspace <file>',
    'the workspace file (default: the one in the user-data folder)',
  ).argParser(parseName);
const maxSizeOption = () =>
  new Option(
    '--max-size <MiB>',
    `the largest file that is read (default: ${limits.maxFileBytes / mebibyte})`,
  ).argParser(parseMaxSize);
const filesArgument = (description: string) =>
  new Argument('<file...>', description).argParser(collectNames);
const jsonOption = () => new Option('--json', 'print one JSON document on stdout');

/** `report` is given the outcome of the one command that the line names. */
export function buildProgram(
  env: Environment,
  report: (outcome: Outcome, json: boolean) => void,
): Command {
  const program = new Command('sourcebench')
    .description(
      'Annotate articles from the command line: import, tag, list, export, convert, compare, merge, validate, count, verify, save originals.',
    )
    .version(generatorVersion)
    // The two that every command takes may stand before its name as well.
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addOption(passphraseOption())
    .exitOverride()
    // The one line on stderr is written by whoever catches the error.
    .configureOutput({ outputError: () => {}, writeErr: () => {} })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 bad data, 2 bad usage. An error is one line on stderr: what, where, how to fix.',
    );

  const run: Run = async (command, work) => {
    const options = command.optsWithGlobals<CommonOptions>();
    const context = makeContext(env, options, command.name());
    try {
      report(await work(context), options.json === true);
    } finally {
      context.close();
    }
  };

  addImport(program, run);
  addList(program, run);
  addTag(program, run);
  addExport(program, run);
  addConvert(program, run);
  addCompare(program, run);
  addMerge(program, run);
  addFormats(program, run);
  addStats(program, run);
  addOriginal(program, run);
  addValidate(program, run);
  addVerify(program, run);
  addSafety(program, run, addCommand);
  addSharingCommands(env, (name, description) => addCommand(program, name, description), run);
  for (const command of program.commands) {
    if (readsFiles.has(command.name())) addKeyOptions(command);
    if (writesFiles.has(command.name())) addEncryptionOptions(command);
  }
  return program;
}

const readsFiles = new Set(['import', 'validate', 'compare', 'merge', 'convert']);
const writesFiles = new Set(['export', 'convert', 'merge']);

const addCommand = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addOption(passphraseOption());

function addImport(program: Command, run: Run): void {
  addCommand(program, 'import', 'import documents and annotated articles into the workspace')
    .addArgument(
      filesArgument(
        'files or folders of plain text, Markdown, web pages (HTML, MHTML), Word (.docx), OpenDocument (.odt), RTF, EPUB, PDF, e-mail (.eml), annotated articles (.annotated.json) and datasets of them (.jsonl); the content decides, not the name',
      ),
    )
    .addOption(maxSizeOption())
    .option('--whole-page', 'of a web page, keep everything instead of the article alone')
    .option('--salvage', 'of annotated articles with problems, import what can be saved')
    .action((files: string[], input: ImportInput, command: Command) =>
      run(command, (context) => importCommand(context, files, input)),
    );
}

function addOriginal(program: Command, run: Run): void {
  addCommand(program, 'original', 'save the file that an article was imported from, unchanged')
    .argument('<article-id>', 'the article, as `list` names it')
    .requiredOption(
      '--out <path>',
      'the file to write, or a folder for the file under its own name',
      parseName,
    )
    .option(
      '--revision <n>',
      'of a revision other than the current one, counted from 1',
      parsePositive,
    )
    .action((articleId: string, options: Omit<OriginalInput, 'articleId'>, command: Command) =>
      run(command, (context) => originalCommand(context, { ...options, articleId })),
    );
}

function addList(program: Command, run: Run): void {
  addCommand(program, 'list', 'list the articles of the workspace').action(
    (_options: unknown, command: Command) => run(command, listCommand),
  );
}

function addTag(program: Command, run: Run): void {
  addCommand(program, 'tag', 'tag a passage of an article')
    .argument('<article-id>', 'the article, as `list` names it')
    .requiredOption('--tag <id>', 'the tag, such as claim, actor, location or quote')
    .requiredOption('--quote <text>', 'the words to mark, exactly as they stand in the article')
    .option(
      '--occurrence <n>',
      'which of several occurrences, counted from 1; the first when left out',
      parsePositive,
    )
    .option('--note <text>', 'a note on the mark')
    .option(
      '--annotator <name>',
      'who tags (default: the name in the settings, else the system user)',
    )
    .action((articleId: string, options: Omit<TagInput, 'articleId'>, command: Command) =>
      run(command, (context) => tagCommand(context, { ...options, articleId })),
    );
}

function addExport(program: Command, run: Run): void {
  const command = addCommand(program, 'export', 'write annotated articles and datasets as files')
    .addOption(
      new Option('--format <format>', 'the file format; `sourcebench formats` says what each is')
        .choices(writtenFormats)
        .default('annotated-json'),
    )
    .requiredOption(
      '--out <path>',
      'the file to write, or a folder (ending in “/”) for several',
      parseName,
    )
    .addOption(articlesOption())
    .addOption(new Option('--query <words>', 'only articles that the library finds by this'))
    .addOption(new Option('--collection <name>', 'only articles of this collection'));
  addDatasetOptions(command).action((options: ExportInput, called: Command) =>
    run(called, (context) => exportCommand(context, options)),
  );
}

const articlesOption = () =>
  new Option(
    '--article <id>',
    'only this article, as `list` names it; can be given several times',
  ).argParser(collectNames);

function addConvert(program: Command, run: Run): void {
  const command = addCommand(
    program,
    'convert',
    'read datasets in one format and write them in another',
  )
    .addArgument(filesArgument('files or folders; files that belong together are read together'))
    .addOption(maxSizeOption())
    .addOption(fromOption())
    .addOption(
      new Option('--to <format>', 'the format to write')
        .choices(writtenFormats)
        .makeOptionMandatory(),
    )
    .requiredOption(
      '--out <path>',
      'the file to write, or a folder (ending in “/”) for several',
      parseName,
    )
    .option('--salvage', 'of input with problems, convert the valid part');
  addDatasetOptions(command).action((files: string[], input: ConvertInput, called: Command) =>
    run(called, (context) => convertCommand(context, files, input)),
  );
}

const baseOption = () =>
  new Option(
    '--base <file>',
    'the version that all were made from, for a three-way comparison',
  ).argParser(parseName);
const fromOption = () =>
  new Option('--from <format>', 'the format of the input; `auto` tells it by the content')
    .choices(['auto', ...readFormats])
    .default('auto');

function addCompare(program: Command, run: Run): void {
  addCommand(
    program,
    'compare',
    'compare two annotators’ files: where they differ, how far they agree',
  )
    .addArgument(new Argument('<mine>', 'a file, a dataset or a folder').argParser(parseName))
    .addArgument(new Argument('<theirs>', 'another about the same texts').argParser(parseName))
    .addOption(maxSizeOption())
    .addOption(baseOption())
    .addOption(fromOption())
    .action((mine: string, theirs: string, input: CompareInput, command: Command) =>
      run(command, (context) => compareCommand(context, [mine, theirs], input)),
    );
}

function addMerge(program: Command, run: Run): void {
  addCommand(program, 'merge', 'make one set of marks of several annotators’ files')
    .addArgument(
      filesArgument('files, datasets or folders about the same texts; the first is mine'),
    )
    .addOption(maxSizeOption())
    .addOption(baseOption())
    .addOption(
      new Option(
        '--accept <what>',
        'what goes in without asking: agreed, mine, theirs, union, or votes:K for what at least K have',
      )
        .argParser(parseAccept)
        .default({ kind: 'agreed' }, 'agreed'),
    )
    .addOption(fromOption())
    .requiredOption(
      '--out <path>',
      'the file to write, or a folder (ending in “/”) for several',
      parseName,
    )
    .addOption(
      new Option('--to <format>', 'the format to write (default: that of the first file)').choices(
        writtenFormats,
      ),
    )
    .addHelpText(
      'after',
      '\nEvery mark keeps its annotator. Of marks that say the same, the one made first stays; with mine or theirs, theirs or mine gives way. What is left open is counted by kind on stderr.',
    )
    .action((files: string[], input: MergeInput, command: Command) =>
      run(command, (context) => mergeCommand(context, files, input)),
    );
}

function addStats(program: Command, run: Run): void {
  addCommand(program, 'stats', 'count marks, verdicts, sentences, actors and locations')
    .addOption(articlesOption())
    .addOption(new Option('--query <words>', 'only articles that the library finds by this'))
    .addOption(new Option('--collection <name>', 'only articles of this collection'))
    .action((input: SelectionInput, command: Command) =>
      run(command, (context) => statsCommand(context, input)),
    );
}

function addFormats(program: Command, run: Run): void {
  addCommand(program, 'formats', 'list the formats that are read and written').action(
    (_options: unknown, command: Command) => run(command, formatsCommand),
  );
}

function addValidate(program: Command, run: Run): void {
  addCommand(program, 'validate', 'check annotated articles and datasets against their formats')
    .addArgument(filesArgument('annotated articles (.annotated.json) and datasets of any format'))
    .addOption(maxSizeOption())
    .addOption(
      new Option(
        '--format <format>',
        'the format the files should have; `auto` tells it by the content',
      )
        .choices(['auto', ...readFormats])
        .default('auto'),
    )
    .action((files: string[], { format }: { format: FormatId | 'auto' }, command: Command) =>
      run(command, (context) => validateCommand(context, files, format === 'auto' ? null : format)),
    );
}

function addVerify(program: Command, run: Run): void {
  addCommand(
    program,
    'verify',
    'check that the log of a workspace was not altered, and that its articles are what the log says',
  )
    .argument('[workspace]', 'the workspace file; it is only read', parseName)
    .option('--head <seal>', 'a head that was noted earlier, which the log has to have still')
    .action((workspace: string | undefined, input: VerifyInput, command: Command) =>
      run(command, (context) => verifyCommand(context, workspace, input)),
    );
}

function parseAccept(value: string): MergeInput['accept'] {
  if (value === 'agreed' || value === 'mine' || value === 'theirs' || value === 'union') {
    return { kind: value };
  }
  const [, votes = ''] = /^votes:(\d{1,3})$/.exec(value) ?? [];
  if (Number(votes) >= 1) return { kind: 'votes', k: Number(votes) };
  throw new InvalidArgumentError('It is agreed, mine, theirs, union, or votes:K with K from 1.');
}

function parsePositive(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It is a whole number from 1.');
}

/** A file and what is made of it have to fit into the longest string there can be. */
const mostMebibytes = 256;

function parseMaxSize(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= 1 && number <= mostMebibytes) return number;
  throw new InvalidArgumentError(`It is a whole number of MiB from 1 to ${mostMebibytes}.`);
}

function parseName(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError('It is the name of a file.');
}

function collectNames(value: string, before: readonly string[] = []): string[] {
  return [...before, parseName(value)];
}
