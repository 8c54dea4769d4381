// Where the annotators agree least, as places that a window can go to. A passage is a sentence; what nobody marked in it
// does not count, or long sentences would look agreed upon.

import type { AgreementReport } from './agreement-report.ts';
import type { Coding } from './coding.ts';
import type { Prepared } from './prepared.ts';

const atMost = 50;

type Disputed = AgreementReport['lowest'][number];

interface PassageScore {
  agreeing: number;
  marked: number;
  disputed: number;
}

/** The lowest first, then the one with more disputed units, then in text order. O(runs + passages log passages). */
export function lowestAgreement(prepared: Prepared, coding: Coding): Disputed[] {
  const scores = new Map<number, PassageScore>();
  for (const { passage, of, amount } of coding.weightEntries) {
    const pattern = coding.patterns[of];
    if (pattern === undefined || pattern.counts.every(([label]) => label === 0)) continue;
    const score = scores.get(passage) ?? { agreeing: 0, marked: 0, disputed: 0 };
    const share = pattern.agreeing / (pattern.readers * (pattern.readers - 1));
    score.agreeing += amount * share;
    score.marked += amount;
    if (share < 1) score.disputed += amount;
    scores.set(passage, score);
  }
  const disputed = [...scores].filter(([, score]) => score.disputed > 0);
  const ranked = disputed.toSorted(([, a], [, b]) => worstFirst(a, b));
  return ranked.slice(0, atMost).flatMap(([passage, score]) => placed(prepared, passage, score));
}

/** Equal ones stay in text order. */
function worstFirst(a: PassageScore, b: PassageScore): number {
  const byScore = a.agreeing / a.marked - b.agreeing / b.marked;
  return byScore === 0 ? b.disputed - a.disputed : byScore;
}

function placed(prepared: Prepared, passage: number, score: PassageScore): Disputed[] {
  const index = prepared.documents.findLastIndex(({ firstPassage }) => firstPassage <= passage);
  const document = prepared.documents[index];
  const found = document?.passages[passage - document.firstPassage];
  if (found === undefined) return [];
  return [{ document: index, span: found.span, agreed: score.agreeing / score.marked }];
}
