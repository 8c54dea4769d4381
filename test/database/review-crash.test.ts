import { expect, test } from 'vitest';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { isActive } from '../../shared/domain/is-active.ts';
import { pairReview } from '../support/decided-review.ts';
import { killedAfter } from '../support/killed-process.ts';
import { openTestWorkspace } from '../support/workspace.ts';

const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

test.each([0, 5, 17])(
  'killed while deciding, every decision that was reported is there whole (%i)',
  async (delayMs) => {
    const workspace = await openTestWorkspace();
    const { articleId, reviewId } = await pairReview(workspace);
    const state = await workspace.call['review:read']({ reviewId });
    const items = state.items.flatMap(({ kind, subject, item }) =>
      kind === 'agreed' || subject === 'relation' ? [] : [item],
    );
    workspace.service.close();
    // Every line is written after the act's answer, straight to the pipe.
    const lines = await killedAfter(
      `import { writeSync } from 'node:fs';
     import { createWorkspaceService } from ${moduleUrl('../../electron/workspace/workspace.ts')};
     const { handlers } = createWorkspaceService();
     handlers['workspace:open']({ path: ${JSON.stringify(workspace.path)}, withSample: false });
     handlers['workspace:set-annotator']({ annotator: { id: 'a', name: 'Ana' } });
     const items = ${JSON.stringify(items)};
     const ways = ['keep-mine', 'accept-theirs', 'accept-both', 'reject-both'];
     for (let n = 0; ; n += 1) {
       const item = items[n % items.length];
       const decision = ways[Math.floor(n / items.length) % ways.length];
       handlers['review:decide']({ reviewId: ${JSON.stringify(reviewId)}, items: [{ item, decision }], reason: null });
       writeSync(1, decision + ' ' + item + '\\n');
     }`,
      (count) => count > 20,
      delayMs,
    );
    const { call, service } = await workspace.reopen();
    const reported = new Map(lines.map((line) => [line.split(' ')[1] ?? '', line.split(' ')[0]]));
    expect(reported.size).toBe(items.length);
    const { decisions } = await call['review:read']({ reviewId });
    const other = decisions.filter(({ item, decision }) => reported.get(item) !== decision);
    // At most the one that was on disk but not reported yet.
    expect(other.length).toBeLessThanOrEqual(1);
    expect(decisions).toHaveLength(items.length);
    expect(verifyWorkspace(service.current().db)).toMatchObject({ ok: true, problems: [] });
    const { annotations } = loadDocument(service.current(), articleId);
    const standing = new Set(decisions.map(({ item }) => item));
    for (const { rejectedBy } of annotations.filter((mark) => !isActive(mark))) {
      expect(standing).toContain(rejectedBy);
    }
  },
);
