// The words for each measure, for the window that shows it and the report: what is measured, in which range, by whom it
// was proposed; and why a figure is missing.

import type { FigureId } from './agreement-report.ts';
import type { UndefinedReason } from './agreement-result.ts';

export interface Explanation {
  readonly label: string;
  /** One to three plain sentences. */
  readonly measured: string;
  readonly range: string;
  /** Author, year, title, journal. */
  readonly citation: string;
}

const oneIsFull =
  '1 is full agreement, 0 is what chance alone would give, below 0 is worse than chance.';
const share = '0 to 1; 1 is full agreement. Not corrected for chance.';
const hripcsak =
  'Hripcsak, G., and Rothschild, A. S. (2005). Agreement, the F-measure, and reliability in information retrieval. Journal of the American Medical Informatics Association 12(3), 296–298.';

export const explanations: Readonly<Record<FigureId, Explanation>> = {
  percent: {
    label: 'Percent agreement',
    measured:
      'The share of the text on which annotators say the same, unmarked text included. Overall, two say the same where they gave the same set of tags; for one tag, where both or neither gave it. For more than two annotators it is the share of pairs.',
    range: `${share} Texts with little marked look well agreed upon.`,
    citation:
      'Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76(5), 378–382.',
  },
  precision: {
    label: 'Precision',
    measured:
      'The share of their marks that I have too, with the same tag and the same boundaries. My marks are the reference; for more than two annotators it is the mean over the pairs, the first of each pair being the reference.',
    range: share,
    citation: 'van Rijsbergen, C. J. (1979). Information Retrieval, 2nd edition. Butterworths.',
  },
  recall: {
    label: 'Recall',
    measured:
      'The share of my marks that they have too, with the same tag and the same boundaries. My marks are the reference; for more than two annotators it is the mean over the pairs, the first of each pair being the reference.',
    range: share,
    citation: 'van Rijsbergen, C. J. (1979). Information Retrieval, 2nd edition. Butterworths.',
  },
  f1Exact: {
    label: 'F1, exact',
    measured:
      'The harmonic mean of precision and recall: marks count as equal when tag and boundaries are the same. It does not matter who is the reference. For more than two annotators it is the mean over the pairs.',
    range: share,
    citation: hripcsak,
  },
  f1Overlap: {
    label: 'F1, overlapping',
    measured:
      'As F1, but marks count as equal when they have the same tag and share some text. Each mark has at most one partner, so splitting a mark gains nothing. For more than two annotators it is the mean over the pairs.',
    range: share,
    citation: hripcsak,
  },
  cohenKappa: {
    label: 'Cohen’s κ',
    measured:
      'Agreement of two annotators on each unit of text, corrected for what each one’s own frequencies would give by chance. Stacked marks make one label, the set of their tags. For more than two annotators it is the mean over the pairs (Light’s κ).',
    range: oneIsFull,
    citation:
      'Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37–46. For many annotators: Light, R. J. (1971). Measures of response agreement for qualitative data. Psychological Bulletin 76(5), 365–377.',
  },
  fleissKappa: {
    label: 'Fleiss’ κ',
    measured:
      'Agreement of any number of annotators on each unit of text, corrected for what the frequencies of all together would give by chance. Stacked marks make one label, the set of their tags.',
    range: oneIsFull,
    citation:
      'Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76(5), 378–382.',
  },
  krippendorffAlpha: {
    label: 'Krippendorff’s α',
    measured:
      'Disagreement on each unit of text against the disagreement that chance would give, for nominal labels. Texts that not everybody read count with those who did. Stacked marks make one label, the set of their tags.',
    range: oneIsFull,
    citation:
      'Krippendorff, K. (2011). Computing Krippendorff’s alpha-reliability. Annenberg School for Communication, University of Pennsylvania.',
  },
  unitizingAlpha: {
    label: 'Krippendorff’s uα',
    measured:
      'Agreement on where marks are and which tags they have, by the length on which they intersect. A mark is one decision however long it is. Where marks of one annotator overlap, each stretch with its set of tags is a unit.',
    range: oneIsFull,
    citation:
      'Krippendorff, K., Mathet, Y., Bouvry, S., and Widlöcher, A. (2016). On the reliability of unitizing textual continua: further developments. Quality & Quantity 50(6), 2347–2364.',
  },
  gamma: {
    label: 'γ',
    measured:
      'The marks of all annotators are aligned so that places and tags differ as little as possible; what still differs is compared with random arrangements of the same marks. Near misses count for something, and marks may overlap.',
    range: oneIsFull,
    citation:
      'Mathet, Y., Widlöcher, A., and Métivier, J.-P. (2015). The unified and holistic method gamma (γ) for inter-annotator agreement measure and alignment. Computational Linguistics 41(3), 437–479.',
  },
};

export const undefinedWords: Readonly<Record<UndefinedReason, string>> = {
  'one-annotator': 'No text was read by two annotators.',
  'no-text': 'There is no text to measure on.',
  'nothing-marked': 'Nobody marked anything.',
  'no-variation': 'Everybody gave the same label throughout, so chance would agree as well.',
  'nothing-in-reference': 'The reference has no marks, so there is nothing to find again.',
  'nothing-in-other': 'Only the reference has marks, so there is nothing to check.',
  'not-asked': 'It was not asked for.',
};
