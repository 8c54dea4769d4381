// How far the work is: the states of sentences and the verdicts of claims.

import { coverageWords } from '../../../../shared/domain/coverage.ts';
import type { Statistics } from '../../../../shared/domain/statistics.ts';
import { countOf, formatNumber } from '../../../ui/words.ts';
import { number, plainBar, text, type Figure } from './figure.ts';

const capital = (words: string): string => words.slice(0, 1).toLocaleUpperCase() + words.slice(1);

export function coverageFigure({ articles, coverage }: Statistics): Figure {
  const all = coverage.states.reduce((sum, { sentences }) => sum + sentences, 0);
  const unopened = articles - coverage.articles;
  const rows = coverage.states.map(({ state, sentences }) => ({
    label: capital(coverageWords[state]),
    sentences,
  }));
  return {
    id: 'coverage',
    title: 'Coverage',
    counted: `Each sentence of the ${countOf(coverage.articles, 'article')} that ${
      coverage.articles === 1 ? 'was' : 'were'
    } opened counts once, under its state.`,
    empty:
      all === 0
        ? 'The sentences of an article are counted when it is opened for the first time. None of these was.'
        : null,
    plot: {
      kind: 'bars',
      bars: rows.map(({ label, sentences }) => plainBar(label, sentences, null)),
      legend: [],
    },
    note:
      unopened > 0 && all > 0
        ? `${formatNumber(unopened)} ${unopened === 1 ? 'article was' : 'articles were'} never opened and ${unopened === 1 ? 'is' : 'are'} not counted.`
        : null,
    columns: [text('State'), number('Sentences'), { label: 'Share', kind: 'share' }],
    rows: rows.map(({ label, sentences }) => ({
      cells: [label, sentences, all === 0 ? 0 : sentences / all],
      lead: null,
    })),
    wide: false,
  };
}

export function verdictFigure({ verdicts }: Statistics): Figure {
  return {
    id: 'verdicts',
    title: 'Verdicts of claims',
    counted: 'Each claim counts once, under its verdict.',
    empty:
      verdicts.length === 0
        ? 'There are no claims here yet. Mark a statement as a claim, then give it a verdict.'
        : null,
    plot: {
      kind: 'bars',
      bars: verdicts.map(({ verdict, claims }) => plainBar(verdict, claims, null)),
      legend: [],
    },
    note: null,
    columns: [text('Verdict'), number('Claims')],
    rows: verdicts.map(({ verdict, claims }) => ({ cells: [verdict, claims], lead: null })),
    wide: false,
  };
}
