import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { FormatFile } from '../../../shared/formats/codec.ts';
import { refiQdaCodec } from '../../../shared/formats/refi-qda.ts';
import {
  archiveOf,
  entriesOf,
  g,
  refiEntries,
  refiProject,
  refiText,
} from '../../support/refi-files.ts';
import { refiFaults } from '../../support/refi-rules.ts';
import { fileOf, readAll, writeAll } from '../../support/round-trip.ts';

async function readOne(file: FormatFile): Promise<AnnotatedArticle> {
  const { articles, problems } = await readAll(refiQdaCodec, [file]);
  expect(problems).toEqual([]);
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  return article;
}

async function writtenBack(articles: readonly AnnotatedArticle[]): Promise<Map<string, string>> {
  const { files } = await writeAll(refiQdaCodec, articles);
  const [file] = files;
  return file === undefined ? new Map() : entriesOf(file);
}

/** Elements with their attributes in order of name; which program wrote it last, and when, aside. */
function plain(xml: string): string[] {
  const lines: string[] = [];
  const parser = new SaxesParser({});
  parser.on('opentag', ({ name, attributes }) => {
    const shown = Object.entries(attributes)
      .filter(([key]) => !/^xsi:|^xmlns/.test(key))
      .filter(([key]) => name !== 'Project' || !/^(?:origin|modifiedDateTime)$/.test(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    lines.push(`<${name} ${JSON.stringify(shown)}`);
  });
  parser.on('text', (text) => {
    if (text.trim() !== '') lines.push(text);
  });
  parser.on('closetag', ({ name }) => void lines.push(`/${name}`));
  parser.write(xml).close();
  return lines;
}

describe('a REFI-QDA project of another program', () => {
  it('is itself right by the rules of the schema', () => {
    expect(refiFaults(refiProject())).toEqual([]);
  });

  it('gives codes as tags, codings as marks with note and author, links as relations', async () => {
    const { article, tagset, annotators, annotations, relations } = await readOne(
      archiveOf(refiEntries()),
    );
    expect(article).toMatchObject({ id: g(30), title: 'First meeting', text: refiText });
    expect(tagset.tags.map(({ id, label, color }) => [id, label, color])).toEqual([
      ['Known', 'People / Known', '#FF8800'],
      ['People / Other', 'People / Other', expect.any(String)],
      ['Mood', 'Mood', expect.any(String)],
      ['Mood / Other', 'Mood / Other', '#123456'],
    ]);
    expect(annotators.map(({ name }) => name)).toEqual([
      'Uma',
      'Vic',
      'Not named (REFI-QDA project)',
    ]);
    expect(
      annotations.map(({ id, tag, note, segments }) => [id, tag, note, segments[0]?.quote]),
    ).toEqual([
      [g(32), 'Known', 'Ask & answer', 'Ana'],
      [g(33), 'Mood', null, 'Ana'],
      [g(35), 'People / Other', 'Who is Bo?', 'Bo'],
    ]);
    expect(annotations[0]).toMatchObject({
      annotator: g(2),
      createdAtMs: Date.UTC(2024, 4, 2, 9),
      updatedAtMs: Date.UTC(2024, 4, 3, 8),
    });
    expect(relations).toMatchObject([{ id: g(60), type: 'knows', from: g(32), to: g(35) }]);
  });

  it('comes back equivalent, but for notes whose text had a file of its own', async () => {
    const entries = await writtenBack([await readOne(archiveOf(refiEntries()))]);
    const xml = entries.get('project.qde') ?? '';
    expect(refiFaults(xml)).toEqual([]);
    const given = refiProject().replace(
      `<Note guid="${g(51)}" name="Who" plainTextPath="internal://${g(51)}.txt"/>`,
      `<Note guid="${g(51)}" name="Who"><PlainTextContent>Who is Bo?</PlainTextContent></Note>`,
    );
    expect(plain(xml).toSorted()).toEqual(plain(given).toSorted());
    expect(entries.get(`sources/${g(30)}.txt`)).toBe(refiText);
  });

  it('takes what a user changed, and keeps the rest', async () => {
    const given = await readOne(archiveOf(refiEntries()));
    const [known, mood] = given.annotations;
    if (known === undefined || mood === undefined) return;
    const changed: AnnotatedArticle = {
      ...given,
      tagset: {
        ...given.tagset,
        tags: given.tagset.tags
          .filter(({ id }) => id !== 'People / Other')
          .map((tag) => (tag.id === 'Mood' ? { ...tag, label: 'Feeling', color: '#abcdef' } : tag)),
      },
      annotations: [
        { ...known, note: 'Asked.', tag: mood.tag },
        { ...mood, note: null },
      ],
      relations: [],
    };
    const xml = (await writtenBack([changed])).get('project.qde') ?? '';
    expect(refiFaults(xml)).toEqual([]);
    expect(xml).toContain('name="Feeling" isCodable="true" color="#abcdef"');
    expect(xml).toContain('<PlainTextContent>Asked.</PlainTextContent>');
    expect(xml).toContain('name="On moods"');
    expect(xml).not.toContain(g(12));
    expect(xml).not.toContain(g(35));
  });

  it('reads a project.qde that was unpacked, with the sources beside it', async () => {
    const files = Object.entries(refiEntries()).map(([name, content]) =>
      fileOf(`meetings/${name}`, String(content)),
    );
    const { articles, problems } = await readAll(refiQdaCodec, files);
    expect(problems).toEqual([]);
    expect(articles.map(({ annotations }) => annotations.length)).toEqual([3]);
  });

  it('reads the text that a PDF has beside its pages, and says what has none', async () => {
    const sources = `<PDFSource guid="${g(90)}" name="Report" path="internal://a.pdf">
        <Representation guid="${g(91)}"><PlainTextContent>${refiText}</PlainTextContent>
          <PlainTextSelection guid="${g(92)}" startPosition="10" endPosition="12"><Coding guid="${g(93)}"><CodeRef targetGUID="${g(13)}"/></Coding></PlainTextSelection>
        </Representation>
      </PDFSource>
      <PictureSource guid="${g(94)}" name="A photo" path="internal://b.png"/>`;
    const file = archiveOf({ 'project.qde': refiProject({ sources }), 'sources/51.txt': '' });
    const { articles, notes } = await readAll(refiQdaCodec, [file]);
    expect(articles.map(({ article: { title } }) => title)).toEqual(['Report']);
    expect(articles[0]?.annotations[0]?.segments[0]?.quote).toBe('Bo');
    expect(notes.map(({ message }) => message)).toContain(
      '“A photo” has no plain text; it is left out with what is marked on it.',
    );
  });

  it.each([
    ['UTF-16 code units', refiText, [11, 13], [23, 27]],
    ['line breaks as one', refiText.replace('\n', '\r\n'), [10, 12], [22, 26]],
  ])('finds out that positions count %s', async (_name, text, bo, glad) => {
    const project = refiProject()
      .replace(
        'startPosition="10" endPosition="12"',
        `startPosition="${bo[0]}" endPosition="${bo[1]}"`,
      )
      .replace(
        'startPosition="22" endPosition="26"',
        `startPosition="${glad[0]}" endPosition="${glad[1]}"`,
      );
    const file = archiveOf(refiEntries({ 'project.qde': project, [`Sources/${g(30)}.txt`]: text }));
    const { articles, notes, problems } = await readAll(refiQdaCodec, [file]);
    expect(problems).toEqual([]);
    expect(notes[0]?.message).toMatch(/^Positions are read as/);
    expect(articles[0]?.annotations.at(-1)?.segments[0]?.quote).toBe('Bo');
  });
});

describe('a codebook', () => {
  it('is a tagset without articles, which is said', async () => {
    const codebook = `<?xml version="1.0"?><q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0" origin="x"><q:Codes>
      <q:Code guid="{${g(1)}}" name="Claim" isCodable="true" color="#0af"><q:Description>What is said.</q:Description>
      <q:Code guid="${g(2)}" name="Number" isCodable="true"/></q:Code></q:Codes></q:CodeBook>`;
    const { articles, tagset, problems, notes } = await readAll(refiQdaCodec, [
      fileOf('codes.qdc', codebook),
    ]);
    expect([articles, problems]).toEqual([[], []]);
    expect(notes[0]?.message).toBe('This is a codebook: 2 codes, no texts.');
    expect(tagset?.tags).toMatchObject([
      { id: 'Claim', label: 'Claim', color: '#00aaff', description: 'What is said.' },
      { id: 'Number', label: 'Claim / Number' },
    ]);
  });
});
