import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { companionsOf } from '../../../shared/formats/companions.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import { fileOf } from '../../support/round-trip.ts';

const fixtures = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));

const texts: readonly (readonly [format: string | null, path: string, content: string])[] = [
  ['annotated-json', 'a.json', '{"format": "sourcebench.annotated-article", "version": 1}'],
  ['jsonl', 'a.jsonl', '{"format":"sourcebench.annotated-article"}\n'],
  [
    'jsonl',
    'a',
    '{"format":"sourcebench.annotated-article"}\n{"format":"sourcebench.annotated-article"}\n',
  ],
  [
    'annotated-json',
    'a.json',
    '{"version": 1, "format": "sourcebench.annotated-article", "x": "www.w3.org/ns/anno"}',
  ],
  ['annotated-json', 'cut.json', '{"version": 1, "format": "sourcebench.annotated-article", "art'],
  [
    'w3c',
    'a.jsonld',
    '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","target":"a","sourcebench":{"format":"sourcebench.annotated-article"}}',
  ],
  ['doccano', 'all.jsonl', '{"text":"a","label":[[0,1,"X"]]}\n{"text":"b","label":[]}'],
  ['doccano', 'admin.json', '[{"id":1,"text":"a","entities":[],"relations":[]}]'],
  ['spacy-jsonl', 'a.jsonl', '{"text":"a","spans":[{"start":0,"end":1,"label":"X"}]}'],
  ['spacy-jsonl', 'a.jsonl', '{"text":"a","_input_hash":1,"answer":"accept"}'],
  ['label-studio', 'p.json', '[{"id":1,"data":{"text":"a"},"annotations":[{"result":[]}]}]'],
  ['cas-json', 'd.json', '{"%TYPES":{},"%FEATURE_STRUCTURES":[]}'],
  [
    'w3c',
    'a.jsonld',
    '{"@context":["http://www.w3.org/ns/anno.jsonld"],"type":"AnnotationPage","items":[]}',
  ],
  ['hypothesis', 'h.json', '{"total":0,"rows":[]}'],
  ['webanno-tsv', 'a.txt', '#FORMAT=WebAnno TSV 3.3\n'],
  ['brat', 'a.ann', 'T1\tPerson 0 3\tAna\n'],
  ['brat', 'a.ann', ''],
  ['brat', 'renamed.txt', 'T1\tPerson 0 3;5 8\tAna Ruiz\n'],
  ['csv', 'm.csv', 'text;start;end;label\nx;0;1;P\n'],
  ['csv', 'm.csv', 'article_id,mark_id\n'],
  ['conll', 'x.conll', 'Ana B-PER\nsaid O\n'],
  ['conll', 'x.txt', '-DOCSTART- O\n\nAna\tNNP\tB-PER\nsaid\tVBD\tO\n'],
  ['refi-qda', 'book.qdc', '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'],
  [null, 'x.txt', 'Ana said so.\nThe bridge is O\n'],
  [null, 'x.csv', 'name,age\nAna,40\n'],
  [null, 'x.json', '{"a": 1}'],
  [null, 'x.json', '{"text": "only words"}'],
  [null, 'x.md', '# T1\tPerson 0 3'],
  [null, 'a.ann', 'Only words'],
  [null, 'x', ''],
  [null, 'x.bin', 'T1\0'],
];

test.each(texts)('is %s: %s %j', (format, path, content) => {
  expect(detectFormat(fileOf(path, content))).toBe(format);
});

const others: readonly (readonly [path: string, content: string])[] = [
  [
    'calendar.csv',
    'Subject,Start,End,Type,Text\nMeeting,2023-01-01 10:00,2023-01-01 11:00,work,x\n',
  ],
  ['log.csv', 'start,end,label\n10,20,ok\n'],
  ['subtitles.csv', 'start,end,text,type\n0.1,1.2,Hello,sub\n'],
  ['export.tsv', 'begin\tend\tcode\n1\t2\t3\n'],
  ['prose.txt', 'start, end, type, text\nThis is prose after such a heading, 1, and more.\n'],
  ['table.md', '| text | start | end | label |\n| --- | --- | --- | --- |\n| a | 1 | 2 | x |\n'],
  ['settings.txt', '{"target": "es2020", "module": "x"}'],
  ['build.json', '[{"target": {"x": 1}}]'],
  ['button.txt', '{"text": "Save", "label": "save"}'],
  ['reply.json', '{"data": 1, "result": 2}'],
  ['usage.jsonl', '{"text":"x","tokens":12}\n{"text":"y","tokens":7}\n'],
  ['form.json', '{"text":"x","answer":"yes"}'],
  ['roads.txt', 'Road I-95\nRoad I-10\nRoad O\n'],
  ['blood.txt', 'Ana O\nBen B-\nEva B-pos\nIda AB\n'],
  ['article.txt', 'The namespace is urn:QDA-XML:project:1.0, with <Project in front.'],
  ['page.xml', '<p>The namespace is urn:QDA-XML:project:1.0</p>'],
  ['article2.txt', '#FORMAT=WebAnno TSV 3.3 is how such a file begins.\n'],
  ['list.txt', '*\tfirst\n*\tsecond\n'],
  ['T1.txt', 'T1\tis a terminal\n'],
];

test.each(others)('is no dataset: %s %j', (path, content) => {
  expect(detectFormat(fileOf(path, content))).toBeNull();
});

test('a large file is told by its beginning', () => {
  const rows = `{"text":"a","label":[[0,1,"X"]]}\n`.repeat(60_000);
  expect(detectFormat(fileOf('big.jsonl', rows))).toBe('doccano');
  const task = `[{"id":1,"data":{"text":"${'a '.repeat(900_000)}"},"annotations":[{"result":[]}]}]`;
  expect(detectFormat(fileOf('big.json', task))).toBeNull();
});

const ofFolder: Readonly<Record<string, string>> = {
  brat: 'brat',
  conll: 'conll',
  doccano: 'doccano',
  hypothesis: 'hypothesis',
  w3c: 'w3c',
  'webanno-tsv': 'webanno-tsv',
};

describe.skipIf(!existsSync(fixtures))('files of other tools', () => {
  test.each(Object.entries(ofFolder))('in %s are told by content', (folder, format) => {
    const names = readdirSync(join(fixtures, folder)).filter(
      (name) => !/\.(?:txt|html)$/.test(name),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const bytes = readFileSync(join(fixtures, folder, name));
      // Its content alone decides.
      const found = [name, `${name}.data`].map((path) => detectFormat({ path, bytes }));
      expect([name, ...found]).toEqual([name, format, format]);
    }
  });
});

test('files that belong to another one are found by its name, or by being named in it', () => {
  const beside = [
    'a.ann',
    'a.txt',
    'b.txt',
    'annotation.conf',
    'm.csv',
    'm-relations.csv',
    'm-articles.csv',
    'x-config.xml',
  ];
  const of = (format: Parameters<typeof companionsOf>[0], fileName: string, text = '') =>
    companionsOf(format, { fileName, text }, beside);
  expect(of('brat', 'a.ann')).toEqual(['a.txt', 'annotation.conf']);
  expect(of('csv', 'm.csv')).toEqual(['m-relations.csv', 'm-articles.csv']);
  expect(of('csv', 'm-relations.csv')).toEqual(['m.csv', 'm-articles.csv']);
  expect(of('label-studio', 'x.json')).toEqual(['x-config.xml']);
  expect(of('w3c', 'w.jsonld', '{"source": "b.txt"}')).toEqual(['b.txt']);
  expect(of('w3c', 'w.jsonld', '{"id":"x/a","target":"https://x.org/b.html?y#z"}')).toEqual([
    'b.txt',
  ]);
  expect(of('hypothesis', 'a.json', '{"uri": "https:\\/\\/x.org\\/%62"}')).toEqual([
    'a.txt',
    'b.txt',
  ]);
  expect(of('jsonl', 'a.jsonl')).toEqual([]);
});
