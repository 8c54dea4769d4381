// What is exported where a test does not say otherwise: everything of the articles, in one file.

import type { ExportChoice } from '../../shared/domain/export-choice.ts';

export const exportChoice = (
  target: ExportChoice['target'],
  format: ExportChoice['format'],
  more: Partial<ExportChoice> = {},
): ExportChoice => ({
  target,
  format,
  each: 'together',
  tags: null,
  annotators: null,
  acceptedOnly: false,
  text: true,
  offsets: null,
  split: null,
  card: false,
  ...more,
});
