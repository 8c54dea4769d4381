// Asks for a line on the terminal without showing what is typed.

import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';
import { AppError } from '../../shared/ipc/result.ts';

export interface Terminal {
  readonly input: Readable;
  /** Where questions go; results are on stdout, so this is stderr. */
  readonly output: { readonly write: (text: string) => unknown };
}

/** Throws `cancelled` when the input ends or is interrupted before the line does. */
export function askHidden({ input, output }: Terminal, question: string): Promise<string> {
  return ask(
    { input, output },
    question,
    new Writable({ write: (_piece, _encoding, done) => done() }),
  );
}

/** The same, showing what is typed. */
export function askOpenly({ input, output }: Terminal, question: string): Promise<string> {
  const shown = new Writable({
    write(piece: Buffer, _encoding, done) {
      output.write(piece.toString());
      done();
    },
  });
  return ask({ input, output }, question, shown);
}

function ask({ input, output }: Terminal, question: string, echo: Writable): Promise<string> {
  const lines = createInterface({ input, output: echo, terminal: true, historySize: 0 });
  output.write(question);
  return new Promise((resolve, reject) => {
    let answer: string | null = null;
    lines.once('line', (line) => {
      answer = line;
      lines.close();
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      output.write('\n');
      if (answer === null) reject(notAnswered());
      else resolve(answer);
    });
  });
}

const notAnswered = (): AppError =>
  new AppError('cancelled', 'Nothing was typed.', { remedy: 'Nothing was changed. Try again.' });
