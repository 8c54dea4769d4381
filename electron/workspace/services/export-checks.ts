// Refuses what a format cannot do, before anything is made: an export is never something else than was asked for.

import type { DescribedChoice } from '../../../shared/datasets/described.ts';
import { formatInfo } from '../../../shared/formats/format-list.ts';
import { AppError } from '../../../shared/ipc/result.ts';

export function requireWritable({ format, text, offsets }: DescribedChoice): void {
  const { label, writes, withoutText, choosesOffsets } = formatInfo(format);
  const refuse = (message: string, remedy: string) => {
    throw new AppError('invalid-input', message, { remedy });
  };
  if (!writes) refuse(`${label} can be read, but not written.`, 'Choose another format.');
  if (!text && !withoutText) {
    refuse(`${label} always holds the texts.`, 'Choose another format, or export with the texts.');
  }
  if (offsets !== null && !choosesOffsets) {
    refuse(`${label} has one unit of offsets only.`, 'Leave the unit to the format.');
  }
}

export function requireArticles(count: number): void {
  if (count > 0) return;
  throw new AppError('invalid-input', 'There is no article in the selection.', {
    remedy: 'Choose articles, a collection or a search that finds some.',
  });
}

export const cancelled = (): AppError =>
  new AppError('cancelled', 'The export was stopped.', { remedy: 'Start it again when you like.' });
