// What goes to and fro between two readers, encrypted: review files, reports and packets go out, files for review, their
// base and newer versions come in and are opened with a passphrase that is given when it is asked for.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { appErrorOf } from '../support/app-error.ts';
import { mineWithText, openColleague, received, sent } from '../support/colleague.ts';
import { pairReview } from '../support/decided-review.ts';
import { openTestWorkspace, tagWords } from '../support/workspace.ts';

const encryption = { passphrase: 'between  us' };

/** In its place, with `.age` at the end of its name. */
async function sealed(path: string, passphrase: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(10);
  const to = `${path}.age`;
  writeFileSync(to, await encrypter.encrypt(readFileSync(path)));
  return to;
}

async function opened(path: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(encryption.passphrase);
  return decrypter.decrypt(readFileSync(path), 'text');
}

test('a review file, an adjudicated file and a report are written encrypted', async () => {
  const workspace = await openTestWorkspace();
  const { reviewId } = await pairReview(workspace);
  for (const what of ['review-file', 'adjudicated', 'report'] as const) {
    const plain = join(workspace.folder, `${what}.plain`);
    const path = join(workspace.folder, `${what}.age`);
    await workspace.call['review:write']({ reviewId, what, path: plain });
    const { bytes } = await workspace.call['review:write']({ reviewId, what, path, encryption });
    const written = readFileSync(path);
    expect(written.length).toBe(bytes);
    expect(written.includes('Mayor Ruiz')).toBe(false);
    const withoutTime = (content: string) => content.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
    expect(withoutTime(await opened(path))).toBe(withoutTime(readFileSync(plain, 'utf8')));
  }
});

test('a packet is written encrypted, and read by who has the passphrase', async () => {
  const { mine, articleId } = await mineWithText();
  const path = join(mine.folder, 'packet.annotated.json.age');
  await mine.call['packet:write']({ target: { ids: [articleId] }, path, encryption });
  expect(readFileSync(path).includes('Ana Ruiz')).toBe(false);
  expect(JSON.parse(await opened(path))).toMatchObject({ article: { id: articleId } });
});

/** Two files of colleagues about my article, of which one is encrypted. */
async function twoFiles() {
  const { mine, articleId } = await mineWithText();
  await tagWords(mine, articleId, 'Mayor Ana Ruiz', 'actor');
  const plain = await sent(mine, articleId, mine, 'base.annotated.json');
  const jon = await openColleague();
  const theirs = await received(jon, plain);
  await tagWords(jon, theirs, 'Mill Street', 'location');
  const path = await sealed(await sent(jon, theirs, mine), encryption.passphrase);
  return { mine, path, plain };
}

test('a file for review is named as locked, refuses a wrong passphrase, and is opened with the right one', async () => {
  const { mine, path } = await twoFiles();
  const looked = await mine.call['review:inspect-files']({ paths: [path] });
  expect(looked).toMatchObject({ locked: ['jon.annotated.json.age'], matches: [], files: [] });
  const { token } = looked;
  const wrong = { token, passphrase: 'between us' };
  expect((await appErrorOf(() => mine.call['review:unlock'](wrong))).code).toBe('passphrase-wrong');
  const found = await mine.call['review:unlock']({ token, passphrase: encryption.passphrase });
  expect(found).toMatchObject({ token, locked: [], problems: [], matches: [{ marks: 2 }] });
  // What was given opens the next one without being asked for.
  expect(await mine.call['review:inspect-files']({ paths: [path] })).toMatchObject({ locked: [] });
});

test('a dropped one is opened without being dropped again', async () => {
  const { mine, path } = await twoFiles();
  const files = [{ fileName: 'jon.annotated.json.age', bytes: readFileSync(path) }];
  const { token, locked } = await mine.call['review:inspect-bytes']({ files });
  expect(locked).toEqual(['jon.annotated.json.age']);
  const found = await mine.call['review:unlock']({ token, passphrase: encryption.passphrase });
  expect(found.matches).toHaveLength(1);
});

test('of several with passphrases of their own each is asked for in its turn', async () => {
  const { mine, path, plain } = await twoFiles();
  const other = await sealed(plain, 'another one');
  const { token, locked } = await mine.call['review:inspect-files']({ paths: [path, other] });
  expect(locked).toHaveLength(2);
  const first = await mine.call['review:unlock']({ token, passphrase: 'another one' });
  expect(first.locked).toEqual(['jon.annotated.json.age']);
  const both = await mine.call['review:unlock']({ token, passphrase: encryption.passphrase });
  expect(both.locked).toEqual([]);
  expect(both.files).toHaveLength(2);
});

test('a base that is encrypted is asked for, and what was looked at stays', async () => {
  const { mine, path, plain } = await twoFiles();
  const { token } = await mine.call['review:inspect-files']({ paths: [path] });
  await mine.call['review:unlock']({ token, passphrase: encryption.passphrase });
  const base = await sealed(plain, 'of the base');
  const error = await appErrorOf(() => mine.call['review:add-base']({ token, path: base }));
  expect(error).toMatchObject({
    code: 'file-encrypted',
    details: { needs: 'passphrase', lockedToken: token },
  });
  const wrong = { token, passphrase: 'no' };
  expect((await appErrorOf(() => mine.call['review:unlock'](wrong))).code).toBe('passphrase-wrong');
  const found = await mine.call['review:unlock']({ token, passphrase: 'of the base' });
  expect(found).toMatchObject({ matches: [{ marks: 2 }], problems: [] });
  const opening = {
    token,
    articles: found.matches.map(({ index, articleId }) => ({ index, articleId: articleId ?? '' })),
    migrations: {},
    colleague: null,
    base: 'file',
    mode: 'pair',
  } as const;
  const { reviews } = await mine.call['review:open'](opening as never);
  expect(reviews).toHaveLength(1);
});

test('a newer version that is encrypted is refused with a token, and read with the passphrase', async () => {
  const { mine, articleId } = await mineWithText();
  const newer = join(mine.folder, 'newer.txt');
  writeFileSync(newer, 'Bridge reopens\n\nMayor Ana Ruiz said nothing at all.');
  const path = await sealed(newer, encryption.passphrase);
  const { details } = await appErrorOf(() =>
    mine.call['text:read-new-version']({ articleId, path }),
  );
  expect(details).toMatchObject({ needs: 'passphrase', file: path });
  const token = details.lockedToken ?? '';
  const unlock = (passphrase: string) =>
    mine.call['text:unlock-new-version']({ token, passphrase });
  expect((await appErrorOf(() => unlock('no'))).code).toBe('passphrase-wrong');
  const preview = await unlock(encryption.passphrase);
  expect(preview).toMatchObject({ fileName: 'newer.txt', same: false });
  const reason = 'A shorter one';
  await mine.call['text:commit-file']({ articleId, token: preview.token ?? '', reason });
  const { article } = await mine.call['article:open']({ id: articleId });
  expect(article.text).toContain('nothing at all');
  expect((await appErrorOf(() => unlock(encryption.passphrase))).code).toBe('not-found');
});
