import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setPassphrase } from '../support/encrypted-workspace.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

type Step =
  | { readonly kind: 'act' | 'reopen' | 'backup' | 'undo' }
  | { readonly kind: 'passphrase'; readonly next: string | null };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('act', 'reopen', 'backup', 'undo').map((kind) => ({ kind })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('one', 'two', 'ümläut', null)
      .map((next) => ({ kind: 'passphrase', next }) as const),
  },
);

test(
  'whatever is set, changed, removed, done and opened again in whatever order, every row is there',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        const workspace = await openTestWorkspace();
        const id = await importText(workspace, 'Word '.repeat(50));
        let passphrase: string | null = null;
        let marks: string[] = [];
        const open = () =>
          workspace.call['workspace:open']({
            path: workspace.path,
            withSample: false,
            ...(passphrase === null ? {} : { passphrase }),
          });
        for (const one of steps) {
          if (one.kind === 'act') marks = [...marks, (await tagWords(workspace, id, 'Word')).id];
          if (one.kind === 'undo') {
            const undone = await workspace.call['history:undo'](undefined);
            if (undone !== null && marks.length > 0) marks = marks.slice(0, -1);
          }
          if (one.kind === 'backup') await workspace.call['backup:make'](undefined);
          if (one.kind === 'passphrase' && (one.next !== null || passphrase !== null)) {
            const info = await setPassphrase(workspace, one.next, passphrase);
            passphrase = one.next;
            expect(info.isEncrypted).toBe(passphrase !== null);
          }
          if (one.kind === 'reopen') {
            await workspace.call['workspace:close'](undefined);
            await open();
          }
          const { marks: stored } = await workspace.call['article:open']({ id });
          expect([...stored.ids].toSorted()).toEqual(marks.toSorted());
        }
        expect(await workspace.call['history:verify'](undefined)).toMatchObject({ ok: true });
        const backups = await workspace.call['backup:list-at']({ path: workspace.path });
        for (const { isEncrypted } of backups) expect(isEncrypted).toBe(passphrase !== null);
        workspace.service.close();
      }),
      { numRuns: 12 },
    );
  },
);
