// The options that exporting and converting share, and what they choose.

import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DatasetSplit, ExportChoice } from '../../shared/domain/export-choice.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import { formatInfo, formatList, type FormatId } from '../../shared/formats/format-list.ts';
import { AppError } from '../../shared/ipc/result.ts';

export interface DatasetInput {
  readonly each?: ExportChoice['each'];
  readonly tag?: readonly string[];
  /** Names or ids. */
  readonly by?: readonly string[];
  readonly acceptedOnly?: boolean;
  readonly text: boolean;
  readonly offsets?: 'code-points' | 'utf-16';
  readonly split?: Omit<DatasetSplit, 'seed'>;
  readonly seed?: number;
  readonly card?: boolean;
}

export const writtenFormats = formatList.flatMap(({ id, writes }) => (writes ? [id] : []));
export const readFormats = formatList.flatMap(({ id, reads }) => (reads ? [id] : []));

export function addDatasetOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--each <how>',
        'all articles in one file, or files of its own for each (default: together, where the format can)',
      ).choices(['together', 'per-article']),
    )
    .addOption(
      new Option('--tag <id...>', 'only marks with these tags; relations go with their marks'),
    )
    .addOption(new Option('--by <annotator...>', 'only marks of these annotators, by name or id'))
    .option(
      '--accepted-only',
      'without marks that a review rejected or that wait for a decision about their place',
    )
    .option('--no-text', 'write hashes instead of texts and quotes (w3c, csv, parquet)')
    .addOption(
      new Option('--offsets <unit>', 'the unit of offsets, where the format has a choice').choices([
        'code-points',
        'utf-16',
      ]),
    )
    .option(
      '--split <train/dev/test>',
      'split by article into parts of these percents, such as 80/10/10',
      parseSplit,
    )
    .option('--seed <n>', 'of the split: the same number, the same parts (default: 0)', parseSeed)
    .option('--card', 'also write a README.md that describes the dataset and a manifest.json');
}

/** All of a choice but what is selected. Throws `bad-usage` for what the format cannot do. */
export function choiceOf(
  format: FormatId,
  input: DatasetInput,
): Omit<ExportChoice, 'target' | 'annotators'> {
  const info = formatInfo(format);
  const { each, tag, text, offsets = null, split, seed = 0 } = input;
  const can = (is: boolean, option: string, what: string) => {
    if (is) return;
    throw new AppError('bad-usage', `${option}: ${info.label} ${what}.`, {
      remedy: 'Leave the option out, or choose another format; `sourcebench formats` lists them.',
    });
  };
  can(text || info.withoutText, '--no-text', 'cannot be written without texts');
  can(offsets === null || info.choosesOffsets, '--offsets', 'has one unit of offsets only');
  can(each !== 'together' || !info.perArticle, '--each together', 'holds one article a file');
  return {
    format,
    each: each ?? (info.perArticle ? 'per-article' : 'together'),
    tags: tag === undefined ? null : ([...tag] as TagId[]),
    acceptedOnly: input.acceptedOnly === true,
    text,
    offsets,
    split: split === undefined ? null : { seed, ...split },
    card: input.card === true,
  };
}

function parseSplit(value: string): Omit<DatasetSplit, 'seed'> {
  const shares = value.split('/').map((share) => (/^\d{1,3}$/.test(share) ? Number(share) : -1));
  const [train = -1, dev = -1, test = -1] = shares;
  const isWhole = shares.length === 3 && shares.every((share) => share >= 0);
  if (isWhole && train + dev + test === 100) return { train, dev, test };
  throw new InvalidArgumentError('It is three percents that add up to 100, such as 80/10/10.');
}

function parseSeed(value: string): number {
  const number = Number(value);
  if (/^\d{1,10}$/.test(value) && number <= 4_294_967_295) return number;
  throw new InvalidArgumentError('It is a whole number from 0 to 4294967295.');
}
