// What is the matter with a colleague's file, in the user's words, each with what can be done about it.

import type { Problem } from '../../../shared/ipc/result.ts';
import type { AnchoringCounts, ReviewMatch } from '../../../shared/ipc/review-types.ts';
import type { Unplaced } from '../../../shared/tagset/map-document.ts';

const MOST = 100;

/** At most so many, and how many there are beyond them. */
export function bounded(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST) return problems;
  const more = problems.length - MOST + 1;
  return [
    ...problems.slice(0, MOST - 1),
    {
      path: '$',
      message: `${more} more problems are not listed.`,
      remedy: 'Choose fewer files at once to see them.',
    },
  ];
}

const number = (count: number): string => count.toLocaleString('en-US');
const marksCounted = (count: number): string => (count === 1 ? '1 mark' : `${number(count)} marks`);

type About = Pick<ReviewMatch, 'fileName' | 'articleTitle' | 'marks'>;

/** Of a file whose text is not the one here. */
export function otherRevision(
  { fileName, marks }: About,
  { exact, moved, fuzzy, orphan }: AnchoringCounts,
): Problem {
  const found = exact + moved;
  const waiting = fuzzy + orphan;
  const made = `${fileName} was made from another text.`;
  const remedy =
    waiting === 0
      ? 'Open the review; the text here stays as it is.'
      : 'Open the review to decide on them; the text here stays as it is.';
  if (marks === 0) return { path: fileName, message: `${made} It has no marks.`, remedy };
  const wait = `${number(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for your decision.`;
  const message =
    waiting === 0
      ? `${made} ${marks === 1 ? 'Its mark was' : `All ${marksCounted(marks)} were`} found again.`
      : `${made} ${number(found)} of ${marksCounted(marks)} ${found === 1 ? 'was' : 'were'} found again; ${wait}`;
  return { path: fileName, message, remedy };
}

export const withoutMarks = ({ fileName, articleTitle }: About): Problem => ({
  path: fileName,
  message: `${fileName} has no marks on “${articleTitle}”.`,
  remedy: 'Choose another file, or open it to see that all marks are yours alone.',
});

export const nothingToReview = ({
  fileName,
  articleTitle,
}: Pick<About, 'fileName' | 'articleTitle'>): Problem => ({
  path: fileName,
  message: `${fileName} says nothing that “${articleTitle}” does not say here or did not say before; there is nothing to review.`,
  remedy: 'Choose the file that your colleague sent back.',
});

export const creditedToYou = (fileName: string, strangers: number): Problem => ({
  path: fileName,
  message: `${fileName} credits ${marksCounted(strangers)} to you that ${strangers === 1 ? 'is' : 'are'} not yours as ${strangers === 1 ? 'it stands' : 'they stand'} in it.`,
  remedy: 'Name the person who made them: they are credited to that person in the review.',
});

export const unplaced = (
  fileName: string,
  tagset: string,
  { part, what, count }: Unplaced,
): Problem => {
  const things = { tag: 'mark', value: 'value', relation: 'relation' }[part];
  const counted = `${count} ${things}${count === 1 ? '' : 's'}`;
  return {
    path: fileName,
    message: `“${what}” (${counted} in ${fileName}) has no place in the tagset “${tagset}”.`,
    remedy:
      part === 'value'
        ? 'The values are kept with their marks and are not compared; add them to the tagset to compare them.'
        : 'They are kept in the review and are not compared; add it to the tagset to compare them.',
  };
};

export const tooMany = (files: readonly string[], title: string): Problem => ({
  path: files.join(', '),
  message: `${files.length} files are about “${title}”; a panel takes ten colleagues at most.`,
  remedy: 'Choose up to ten of them.',
});

export const sameColleague = (files: readonly string[], name: string, title: string): Problem => ({
  path: files.join(', '),
  message: `${files.join(' and ')} both hold marks by ${name} on “${title}”.`,
  remedy: 'Open the newer of them; a later file goes on with the same review.',
});
