// `sourcebench compare` over a thousand pairs of articles, as a user waits for it: the whole process, from start to the
// last byte printed, with all figures. Ordinary articles of about 4 kB with twenty marks of each side.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { sha256Hex } from '../support/arbitrary-article.ts';
import { commandPath } from '../support/command-line.ts';
import { markOf } from '../support/mark-of.ts';
import { median, type Bench } from './bench.ts';

const pairs = 1000;
const wordsEach = 650;
const marksEach = 20;
const words =
  'bridge mayor said river safe cost opened traffic office report joint pillar year town'.split(
    ' ',
  );
const tags = ['claim', 'actor', 'location', 'quote'];

/** The same numbers at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** Theirs is mine with one mark in four moved, tagged otherwise or left out. */
function article(at: number, who: 'ana' | 'jon'): AnnotatedArticle {
  const pick = numbers(at + 1);
  const text = Array.from({ length: wordsEach }, () => words[pick(words.length)]).join(' ');
  const other = numbers(at + pairs);
  const annotations = Array.from({ length: marksEach }, (_, index) => {
    const start = text.indexOf(' ', pick(text.length - 100)) + 1;
    const end = text.indexOf(' ', start + 10 + pick(40));
    const change = who === 'ana' ? 3 : other(12);
    const shift = change === 0 ? 3 : 0;
    const tag = tags[(pick(4) + (change === 1 ? 1 : 0)) % 4];
    const mark = {
      ...markOf(text, [start + shift, end]),
      id: `${who}-${index}` as AnnotationId,
      tag: tag as TagId,
      annotator: who as AnnotatorId,
    };
    return change === 2 ? [] : [mark];
  }).flat();
  return {
    article: {
      id: `article-${at}` as ArticleId,
      title: `Article ${at}`,
      subtitle: null,
      byline: null,
      publisher: null,
      publishedOn: null,
      url: null,
      language: 'en',
      direction: 'ltr',
      text,
      textSha256: sha256Hex(text),
      blocks: [{ startUtf16: 0, endUtf16: text.length, type: 'paragraph', role: 'body' }],
      marks: [],
      revision: { number: 1, parentTextSha256: null, createdAtMs: 0, reason: null },
      source: {
        fileName: 'a.txt',
        mediaType: 'text/plain',
        bytes: 1,
        sha256: sha256Hex('a'),
        importedAtMs: 0,
      },
      extra: {},
    },
    tagset: factCheckingTagset,
    annotators: [{ id: who as AnnotatorId, name: who }],
    annotations,
    relations: [],
    review: null,
  };
}

async function measured() {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  try {
    const fileOf = (who: 'ana' | 'jon'): string => {
      const path = join(folder, `${who}.jsonl`);
      const options = { exportedAtMs: 0, generatorVersion: '0.0.0', minified: true };
      const lines = Array.from({ length: pairs }, (_, at) =>
        serialiseAnnotatedArticle(article(at, who), options),
      );
      writeFileSync(path, lines.join(''));
      return path;
    };
    const files = [fileOf('ana'), fileOf('jon')];
    const values: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const start = performance.now();
      const printed = execFileSync(process.execPath, [commandPath, 'compare', ...files, '--json'], {
        maxBuffer: 1 << 30,
        env: { PATH: process.env['PATH'], SOURCEBENCH_USER_DATA: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      values.push((performance.now() - start) / 1000);
      const { items } = JSON.parse(printed.toString('utf8')) as {
        readonly items: readonly object[];
      };
      if (items.length < pairs * marksEach) throw new Error(`only ${items.length} items`);
    }
    return { value: median(values), reference: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = [
  {
    name: 'review: compare of 1,000 article pairs with 20 marks each, the whole command',
    unit: 's',
    target: 30,
    compare: 'value-at-most',
    run: measured,
  },
];
