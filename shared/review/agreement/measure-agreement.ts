// The one way in: all measures of agreement, per tag and overall, per document and for the dataset. Pure; the long parts
// (γ and the bootstrap) go in turns, tell their progress and can be stopped.

import type { AgreementDocument, AgreementJob, AgreementOptions } from './agreement-input.ts';
import type { AgreementReport, MeasuredFigures, UnitizingFamily } from './agreement-report.ts';
import type { Figure } from './agreement-result.ts';
import { intervalsOf, type BootstrapScope } from './bootstrap.ts';
import { codingOf, codingTotals, type Coding } from './coding.ts';
import { confusionOf } from './confusion.ts';
import { measureGamma, type GammaMeasured } from './gamma.ts';
import { lowestAgreement } from './lowest.ts';
import { Pacer } from './pacer.ts';
import { prepare, type Prepared } from './prepared.ts';
import { figuresOf, measuredOf, numberOf, type Intervals } from './scope.ts';
import { spanMatches } from './span-matches.ts';
import { binaryUnitizingAlpha, intersectionAlphas, unitizingAlpha } from './unitizing-alpha.ts';

/**
 * Throws an {@link AppError} `cancelled` once the job is stopped, and a RangeError for a mark that is not of its text.
 * Without γ and bootstrap O(n + m log m) in the text and the marks; γ adds an assignment for every sample, text and tag.
 */
export async function measureAgreement(
  documents: readonly AgreementDocument[],
  options: AgreementOptions,
  job: AgreementJob,
): Promise<AgreementReport> {
  const prepared = prepare(documents, options.unit);
  const pacer = new Pacer(job, stepsOf(prepared, options));
  const matches = spanMatches(prepared);
  await pacer.step();
  const overall = await scopeOf(prepared, null, matches.overall, options, pacer);
  const byTag: BootstrapScope[] = [];
  for (const [tag] of prepared.tags.entries()) {
    const spans = matches.byTag[tag] ?? { pairs: 0, entries: [] };
    byTag.push(await scopeOf(prepared, tag, spans, options, pacer));
  }
  const perDocument = await documentFigures(documents, prepared, overall.gamma, pacer);
  const intervals = await intervalsOf([overall, ...byTag], prepared.passages, options, pacer);
  const entries = byTag.map((scope, index): [string, MeasuredFigures] => [
    prepared.tags[index] ?? '',
    measuredIn(scope, intervals[index + 1]),
  ]);
  const report = {
    annotators: prepared.annotators,
    unit: options.unit,
    documents: documents.length,
    overall: measuredIn(overall, intervals[0]),
    byTag: Object.fromEntries(entries),
    perDocument,
    confusion: confusionOf(prepared),
    lowest: lowestAgreement(prepared, overall.coding),
    explained: {
      unitizing: unitizingFamily(prepared, overall.coding),
      gamma: overall.gamma?.explanation ?? null,
      passages: prepared.passages,
      bootstrap: options.bootstrap,
    },
  };
  pacer.finish();
  return report;
}

function measuredIn(scope: BootstrapScope, intervals: Intervals | undefined): MeasuredFigures {
  const figures = figuresOf(scope, null, scope.gamma?.value ?? 'not-asked');
  return measuredOf(figures, intervals ?? {});
}

/** An upper bound: texts that nobody marked take no step. */
function stepsOf(prepared: Prepared, { gamma, samples, bootstrap }: AgreementOptions): number {
  const documents = prepared.documents.length;
  const scopes = prepared.tags.length + 1;
  const alignments = gamma ? scopes * documents * (1 + Math.max(1, samples)) : 0;
  return 1 + scopes + documents + alignments + bootstrap;
}

async function scopeOf(
  prepared: Prepared,
  tag: number | null,
  spans: BootstrapScope['spans'],
  options: AgreementOptions,
  pacer: Pacer,
): Promise<BootstrapScope> {
  const coding = codingOf(prepared, tag);
  await pacer.step();
  const gamma = options.gamma ? await measureGamma(prepared, tag, options, pacer) : null;
  return { coding, spans, gamma };
}

async function documentFigures(
  documents: readonly AgreementDocument[],
  prepared: Prepared,
  gamma: GammaMeasured | null,
  pacer: Pacer,
): Promise<AgreementReport['perDocument']> {
  const result: AgreementReport['perDocument'][number][] = [];
  for (const [index, { articleId, title }] of documents.entries()) {
    const alone = { ...prepared, documents: prepared.documents.slice(index, index + 1) };
    const scope = { coding: codingOf(alone, null), spans: spanMatches(alone).overall };
    const own: Figure = gamma === null ? 'not-asked' : (gamma.byDocument.get(index) ?? 'no-text');
    result.push({
      articleId: articleId ?? null,
      title: title ?? '',
      measured: measuredOf(figuresOf(scope, null, own), {}),
    });
    await pacer.step();
  }
  return result;
}

function unitizingFamily(prepared: Prepared, coding: Coding): UnitizingFamily {
  const totals = codingTotals(coding, null);
  const { cu, byLabel } = intersectionAlphas(prepared, coding);
  return {
    u: numberOf(unitizingAlpha(coding, totals)),
    binary: numberOf(binaryUnitizingAlpha(coding, totals)),
    cu: numberOf(cu),
    byTags: byLabel.map(({ label, value }) => ({
      tags: (coding.labels[label] ?? []).flatMap((tag) => prepared.tags[tag] ?? []),
      value: numberOf(value),
    })),
  };
}
