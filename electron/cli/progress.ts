// How far long work is, on one line of a terminal that is wiped at the end. Nothing where nobody watches.

export interface ProgressLine {
  /** `done` of the total are finished; `name` is what is worked on. */
  readonly tell: (done: number, name: string) => void;
  readonly end: () => void;
}

const unwatched: ProgressLine = { tell: () => {}, end: () => {} };
const wipe = '\r\u001b[2K';

export function startProgress(
  total: number,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'> = process.stderr,
): ProgressLine {
  if (!stream.isTTY || total < 2) return unwatched;
  const write = (line: string) => {
    // A longer line would wrap and could not be wiped; a control character in a name could do anything.
    const tame = line.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
    stream.write(`${wipe}${tame.slice(0, Math.max(1, (stream.columns ?? 80) - 1))}`);
  };
  return {
    tell: (done, name) => write(`${done + 1} of ${total}  ${name}`),
    end: () => stream.write(wipe),
  };
}
