// How the files of a dataset lie: one file that is named, with companions beside it, or a folder.
//
// Parts of a split are subfolders `train`, `dev` and `test`: Hugging Face datasets takes folders of these names for
// its splits (https://huggingface.co/docs/hub/datasets-file-names-and-splits), companions keep the names of their main
// file, and one file and one file per article lie alike.

import type { ExportChoice } from '../domain/export-choice.ts';
import { formatInfo } from '../formats/format-list.ts';

type LayoutChoice = Pick<ExportChoice, 'format' | 'each' | 'split' | 'card'>;

export const cardFileName = 'README.md';
export const manifestFileName = 'manifest.json';
/** Stems that articles' files do not get, because files about the dataset are called so. */
export const reservedNames = (name: string): string[] => ['readme', 'manifest', `${name}-loss`];
export const lossFileName = (name: string): string => `${name}-loss.json`;

/** Every article in files of its own, whether the format holds only one or that was chosen. */
export const isPerArticle = ({ format, each }: LayoutChoice): boolean =>
  formatInfo(format).perArticle || each === 'per-article';

/** Whether so many articles take a folder. */
export function takesFolder(choice: LayoutChoice, articles: number): boolean {
  return choice.card || choice.split !== null || (isPerArticle(choice) && articles > 1);
}
