// Runs one command line: exit code 0 done, 1 bad data, 2 bad usage. Results go to stdout, errors to stderr.

import { CommanderError } from 'commander';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import { errorLine, noticeLine, terminalLine, type Outcome } from './outcome.ts';
import { buildProgram } from './program.ts';

const exitCodes = { done: 0, badData: 1, badUsage: 2 } as const;

export async function runCli(args: readonly string[]): Promise<number> {
  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.done);
  });
  let exitCode: number = exitCodes.done;
  const program = buildProgram(process.env, (outcome, json) => {
    exitCode = report(outcome, json);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return reportUsage(thrown);
    const error = toErrorData(thrown);
    process.stderr.write(errorLine(error));
    return codeFor([error]);
  }
}

function report({ document, lines, notices = [], errors }: Outcome, json: boolean): number {
  const output = json ? JSON.stringify(document, null, 2) : lines.map(terminalLine).join('\n');
  if (output !== '') process.stdout.write(`${output}\n`);
  for (const notice of notices) process.stderr.write(noticeLine(notice));
  for (const error of errors) process.stderr.write(errorLine(error));
  return codeFor(errors);
}

function codeFor(errors: readonly AppErrorData[]): number {
  if (errors.some(({ code }) => code === 'bad-usage')) return exitCodes.badUsage;
  return errors.length > 0 ? exitCodes.badData : exitCodes.done;
}

function reportUsage(error: CommanderError): number {
  // Help and version, asked for.
  if (error.exitCode === 0) return exitCodes.done;
  // Commander would show the help where no command is named, or help for an unknown one is asked for.
  const message = error.code === 'commander.help' ? 'no known command is named' : error.message;
  process.stderr.write(
    errorLine({
      code: 'bad-usage',
      message: message.replace(/^error: /, '').replace(/\.?$/, '.'),
      details: { remedy: 'See sourcebench --help, or --help after a command.' },
    }),
  );
  return exitCodes.badUsage;
}
