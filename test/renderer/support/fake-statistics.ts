// The channels of the statistics: the figures are what a test says, and a plot is saved where nobody looks.

import { coverageStates } from '../../../shared/domain/coverage.ts';
import type { Statistics } from '../../../shared/domain/statistics.ts';
import type { Answers, FakeOptions } from './fake-types.ts';

const none = { top: [], total: 0, marks: 0 };

export const noFigures: Statistics = {
  articles: 0,
  marks: 0,
  relations: 0,
  characters: 0,
  tags: [],
  perArticle: none,
  annotators: [],
  days: [],
  coverage: { articles: 0, states: coverageStates.map((state) => ({ state, sentences: 0 })) },
  verdicts: [],
  actors: none,
  locations: none,
  quoted: none,
};

export function statisticsAnswers({ statistics = noFigures }: FakeOptions) {
  return {
    'stats:read': () => statistics,
    'dialog:save-plot': ({ name, kind, bytes }) => ({
      path: `/home/ana/${name}.${kind}`,
      bytes: bytes.length,
    }),
  } satisfies Partial<Answers>;
}
