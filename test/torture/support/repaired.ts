// Whether a repaired workspace holds what was written and nothing else: articles that are said to be whole as they were,
// of others no text, mark or relation that was never there.

import { isDeepStrictEqual } from 'node:util';
import { verifyWorkspace } from '../../../electron/workspace/services/verify.ts';
import type { SalvageReport } from '../../../shared/ipc/safety-types.ts';
import { openStill, type Sound } from './damaged-workspace.ts';
import { differing, lookAtAll, type Look } from './look-at-all.ts';

/** What a whole article has to be answered with as before: all that is not told by the log, which may have been cut. */
const ofWhole = ['open', 'details', 'original', 'custody', 'file'];

/** In words, what is wrong. */
export async function repairedWrongly(
  path: string,
  report: SalvageReport,
  { subjects, states, look: sound }: Sound,
  folder: string,
): Promise<string[]> {
  const service = await openStill(path);
  try {
    const check = verifyWorkspace(service.current().db);
    if (!check.ok) return [`does not verify: ${check.problems[0]?.message}`];
    const whole = new Map(report.articles.map(({ id, state }) => [id, state]));
    const found = await lookAtAll(service, subjects, folder);
    const wrong: string[] = [];
    for (const question of differing(sound, found)) {
      const [, index, what = ''] = /^article (\d+): (.+)$/.exec(question) ?? [];
      const id = subjects.articles[Number(index)]?.id;
      const state = id === undefined ? undefined : whole.get(id);
      if (state === 'whole' || state === 'rebuilt') {
        if (ofWhole.includes(what) && without(sound, question) !== without(found, question)) {
          wrong.push(`${state}: ${question}`);
        }
      } else if (what === 'details') {
        for (const mark of marksIn(found, question)) {
          const isKnown = states.get(mark.id)?.some((before) => isDeepStrictEqual(before, mark));
          if (isKnown !== true) wrong.push(`a mark that was never so: ${JSON.stringify(mark)}`);
        }
      }
    }
    return wrong;
  } finally {
    service.close();
  }
}

/** Without what may be undone next, which a repair ends. */
function without({ answers }: Look, question: string): string {
  const answer = answers.get(question) ?? '';
  return answer.replace(/,"history":\{[^{}]*\}/u, '');
}

const marksIn = ({ answers }: Look, question: string): readonly { readonly id: string }[] =>
  JSON.parse(answers.get(question) ?? '[]') as { readonly id: string }[];
