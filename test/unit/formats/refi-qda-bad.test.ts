import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { refiQdaCodec } from '../../../shared/formats/refi-qda.ts';
import {
  archiveOf,
  g,
  refiEntries,
  refiProject,
  refiText,
  type Entries,
} from '../../support/refi-files.ts';
import { fileOf, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

const readEntries = (more: Entries) => readAll(refiQdaCodec, [archiveOf(refiEntries(more))]);
const readChanged = (from: string, to: string) => {
  const project = refiProject();
  expect(project).toContain(from);
  return readEntries({ 'project.qde': project.replace(from, to) });
};

describe('a REFI-QDA file that is not right', () => {
  const archive = archiveOf(refiEntries());
  const lol = `<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  it.each([
    ['an empty file', { path: 'a.qdpx', bytes: new Uint8Array() }],
    ['a truncated archive', { path: 'a.qdpx', bytes: archive.bytes.slice(0, 900) }],
    ['an archive of something else', archiveOf({ 'word/document.xml': '<a/>' })],
    ['another XML', fileOf('a.qde', '<html/>')],
    ['another format', fileOf('a.qdpx', '{"text":"Ana"}')],
    ['truncated XML', fileOf('a.qde', refiProject().slice(0, 2000))],
    ['entities of its own', fileOf('a.qde', `${lol}<Project name="&b;"/>`)],
    ['an entity that nobody declared', fileOf('a.qde', '<Project name="x">&b;</Project>')],
    ['a nesting bomb', fileOf('a.qde', '<Project>'.repeat(100_000))],
  ])('is refused with a remedy: %s', async (_name, file) => {
    const { articles, problems } = await readAll(refiQdaCodec, [file]);
    expect(articles).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('never looks outside the archive for a text', async () => {
    const project = refiProject().replace(`internal://${g(30)}.txt`, 'internal://../../secret.txt');
    const { articles, problems } = await readAll(refiQdaCodec, [
      archiveOf({ 'project.qde': project, '../../secret.txt': 'Ana and more text than that.' }),
    ]);
    expect(articles).toEqual([]);
    expect(problems[0]?.message).toContain('is not in the archive: internal://../../secret.txt');
  });

  it('refuses an archive that unpacks to far more than it is', async () => {
    const { articles, problems } = await readEntries({
      [`Sources/${g(30)}.txt`]: new Uint8Array(40 * 1024 * 1024),
    });
    expect(articles).toEqual([]);
    expect(problems[0]?.message).toContain('unpacks to too much');
  });

  it('gives a text that lies about its size no more room than it said', async () => {
    const { bytes } = archiveOf(refiEntries({ [`Sources/${g(30)}.txt`]: 'Ana '.repeat(500_000) }));
    const lying = Buffer.from(bytes);
    const name = Buffer.from(`Sources/${g(30)}.txt`);
    // The central directory stands last; its name is 46 bytes in, the size 24.
    lying.writeUInt32LE(1000, lying.lastIndexOf(name) - 46 + 24);
    const { articles } = await readAll(refiQdaCodec, [
      { path: 'a.qdpx', bytes: Uint8Array.from(lying) },
    ]);
    for (const { article } of articles) expect(article.text.length).toBeLessThanOrEqual(1000);
  });

  it('tells a place outside the text and a code that is not there, and reads the rest', async () => {
    const outside = await readChanged('name="Bo" startPosition="10"', 'startPosition="1000000000"');
    expect(outside.problems.map(({ path }) => path)).toEqual(['project.qde, line 41']);
    expect(outside.articles[0]?.annotations).toHaveLength(2);
    const unknown = await readChanged(
      `<CodeRef targetGUID="${g(12)}"/>`,
      `<CodeRef targetGUID="${g(99)}"/>`,
    );
    expect(unknown.problems.map(({ message }) => message)).toEqual([
      `The coding is of the code ${g(99)}, which is not in the codebook.`,
    ]);
    expect(unknown.articles[0]?.relations).toEqual([]);
  });

  it('finds words again that are not at their positions, and tells it', async () => {
    const { articles, problems } = await readChanged(
      'startPosition="10" endPosition="12"',
      'startPosition="4" endPosition="6"',
    );
    expect(problems).toHaveLength(1);
    const bo = articles[0]?.annotations.find(({ segments }) => segments[0]?.quote === 'Bo');
    expect(bo?.anchoring.state).toBe('moved');
  });

  it('tells GUIDs that are there twice, a missing note and a text that is not there', async () => {
    const twice = await readChanged(`<Coding guid="${g(33)}">`, `<Coding guid="${g(32)}">`);
    expect(twice.problems).toHaveLength(1);
    expect(new Set(twice.articles[0]?.annotations.map(({ id }) => id)).size).toBe(3);
    const note = await readChanged(
      `<NoteRef targetGUID="${g(51)}"/>`,
      `<NoteRef targetGUID="${g(98)}"/>`,
    );
    expect(note.problems).toHaveLength(1);
    const gone = await readAll(refiQdaCodec, [archiveOf({ 'project.qde': refiProject() })]);
    expect(gone.problems[0]?.message).toContain(
      'The text of “First meeting” is not in the archive',
    );
  });

  it('tells bytes that are not UTF-8', async () => {
    const bytes = Uint8Array.from([...Buffer.from(refiText), 0xff]);
    const { problems } = await readEntries({ [`Sources/${g(30)}.txt`]: bytes });
    expect(problems).toMatchObject([
      { file: `meetings.qdpx/sources/${g(30)}.txt`, path: 'line 2' },
    ]);
  });

  it('never throws, and what it gives is right, whatever is cut, turned or doubled', async () => {
    const project = refiProject();
    const change = fc.record({
      at: fc.nat({ max: project.length - 1 }),
      length: fc.nat({ max: 40 }),
      by: fc.oneof(
        fc.constant(''),
        fc.constantFrom('<', '"', '&#x0;', '__proto__', '{"sourcebench":{', g(11), '99', '\u0000'),
        fc.string({ maxLength: 4 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.boolean(),
        async (changes, at, isPacked) => {
          let xml = project;
          for (const { at: from, length, by } of changes) {
            xml = xml.slice(0, from) + by + xml.slice(from + length);
          }
          const file = archiveOf(refiEntries({ 'project.qde': xml }));
          const place = at % file.bytes.length;
          if (isPacked) file.bytes[place] = (file.bytes[place] ?? 0) ^ (at % 255);
          const { articles } = await readAll(refiQdaCodec, [file]);
          for (const article of articles) {
            const json = serialiseAnnotatedArticle(article, {
              exportedAtMs: 0,
              generatorVersion: '0.0.0',
            });
            expect(parseAnnotatedArticle(json, { sha256Hex: sha256Of }).problems).toEqual([]);
          }
          await writeAll(refiQdaCodec, articles);
        },
      ),
      { numRuns: 400 },
    );
  });
});
