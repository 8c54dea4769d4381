// XML as any file may hold it: names, encodings, and what is refused.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { child, descendants, xmlTree } from '../../../electron/workspace/importers/xml-tree.ts';
import { decodeXml } from '../../../electron/workspace/importers/xml-text.ts';
import { deepestXml, readXml } from '../../../electron/workspace/importers/xml.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { appErrorOf } from '../../support/app-error.ts';

const namespaces = new Map([
  ['urn:text', 't'],
  ['urn:style', 's'],
]);
const source = (text: string) => ({ file: 'a.odt', part: 'content.xml', text });
const tree = (text: string) => xmlTree(source(text), namespaces);
const errorOf = (text: string) => appErrorOf(() => tree(text));

describe('names', () => {
  it('go by namespace, whatever prefix the file uses', () => {
    const same = [
      '<t:p xmlns:t="urn:text" xmlns:s="urn:style" t:a="1" s:b="2" c="3"/>',
      '<x:p xmlns:x="urn:text" xmlns:y="urn:style" x:a="1" y:b="2" c="3"/>',
      '<p xmlns="urn:text" xmlns:s="urn:style" xmlns:z="urn:text" z:a="1" s:b="2" c="3"/>',
      // The prefixes are swapped.
      '<s:p xmlns:s="urn:text" xmlns:t="urn:style" s:a="1" t:b="2" c="3"/>',
    ];
    for (const text of same) {
      const { name, attributes } = tree(text);
      expect(name).toBe('t:p');
      expect(attributes).toMatchObject({ 't:a': '1', 's:b': '2', c: '3' });
    }
  });

  it('hold for the element that declares them, and no longer', () => {
    const root = tree('<p xmlns="urn:text"><p xmlns="urn:style"><q/></p><p xmlns=""/><q/></p>');
    expect(root.children.map(({ name }) => name)).toEqual(['s:p', '?:p', 't:q']);
    expect(root.children[0]?.children[0]?.name).toBe('s:q');
  });

  it('of other namespaces are never taken for known ones', () => {
    const root = tree('<t:p xmlns:t="urn:other" t:a="1"><s:q/></t:p>');
    expect(root.name).toBe('?:p');
    expect(root.children[0]?.name).toBe('?:q');
    expect(root.attributes['t:a']).toBeUndefined();
  });

  it('of object properties are ordinary attributes', () => {
    const { attributes } = tree('<p __proto__="1" constructor="2"/>');
    expect(attributes['__proto__']).toBe('1');
    expect(Object.getPrototypeOf({})).not.toHaveProperty('constructor', '2');
  });
});

describe('text', () => {
  it('is that of the elements inside too, CDATA and known entities read', () => {
    const root = tree('<p>one <b>&lt;two&gt; &#x1F6A7;</b><![CDATA[ & three]]></p>');
    expect(root.text).toBe('one <two> 🚧 & three');
    expect(child(root, '?:b')?.text).toBe('<two> 🚧');
    expect(descendants(root, '?:b')).toHaveLength(1);
  });

  it('is told with the place of each tag in the file', () => {
    const text = '<a x=">"><b/>te</a>';
    const seen: string[] = [];
    readXml(source(text), namespaces, (position) => ({
      open: (name) => seen.push(`${name} ${text.slice(0, position())}`),
      close: (name) => seen.push(`${name} ${text.slice(0, position())}`),
    }));
    expect(seen).toEqual([
      '?:a <a x=">">',
      '?:b <a x=">"><b/>',
      '?:b <a x=">"><b/>',
      `?:a ${text}`,
    ]);
  });
});

describe('what is refused', () => {
  it('is every file that declares entities of its own', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    );
    const bombs = [
      `<!DOCTYPE p [<!ENTITY l0 "ha">${laughs.join('')}]><p>&l9;</p>`,
      '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>',
      '<!DOCTYPE p [<!ENTITY % x SYSTEM "http://localhost:1/x.dtd"> %x;]><p/>',
    ];
    for (const bomb of bombs) {
      const { code, message } = await errorOf(bomb);
      expect(code).toBe('file-invalid');
      expect(message).toBe(
        'a.odt cannot be read: “content.xml” in it declares entities of its own, which Sourcebench never expands.',
      );
    }
  });

  it('is an entity that nobody declared', async () => {
    const { message } = await errorOf(
      '<!DOCTYPE p SYSTEM "http://localhost:1/x.dtd">\n<p>&nbsp;</p>',
    );
    expect(message).toContain('“content.xml” in it is not well-formed XML (line 2');
  });

  it('is nesting deeper than any document has', async () => {
    const nested = (depth: number) => '<p>'.repeat(depth) + '</p>'.repeat(depth);
    expect(tree(nested(deepestXml)).name).toBe('?:p');
    for (const depth of [deepestXml + 1, 10_000, 200_000]) {
      const { message } = await errorOf(nested(depth));
      expect(message).toContain('nested more than 256 levels deep');
    }
  });

  it.each([
    '',
    '<p>',
    '<p></q>',
    '<p a=1/>',
    '<p>&#0;</p>',
    '<p/><q/>',
    'text',
    '<p a="<"/>',
    '<p>\u0001</p>',
  ])('is XML that is not well-formed: %j', async (text) => {
    const { message } = await errorOf(text);
    expect(message).toMatch(
      /^a\.odt is damaged or cut off: “content\.xml” in it is not well-formed XML/,
    );
  });

  it('is told in words of ours, whatever the file holds', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<t:p xmlns:t="urn:text">',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&',
      ';',
      'x',
      '"',
      '<?x ',
      '?>',
      '<!DOCTYPE p',
      '[',
      '>',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          tree(pieces.join(''));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('encodings', () => {
  const text = '<?xml version="1.0"?><p>é 🚧</p>';
  const utf16 = Buffer.from(text, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 without one', utf16],
    [
      'UTF-16 the other way round',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    ],
    ['UTF-16 the other way round without a mark', Buffer.from(utf16).swap16()],
  ])('%s is seen from the bytes', (_, bytes) => {
    expect(decodeXml('a.odt', null, bytes)).toBe(text);
  });

  it('go by the declaration where the bytes do not tell', () => {
    const declared = '<?xml version="1.0" encoding="windows-1252"?><p>é€</p>';
    const bytes = Buffer.from(declared.replace('é€', '\u00e9\u0080'), 'latin1');
    expect(decodeXml('a.odt', null, bytes)).toBe(declared);
    const lying = Buffer.from('<?xml version="1.0" encoding="UTF-16"?><p>é</p>');
    expect(decodeXml('a.odt', null, lying)).toContain('<p>é</p>');
  });

  it('that are unknown or do not fit the bytes are told', async () => {
    const unknown = Buffer.from('<?xml version="1.0" encoding="x-none"?><p/>');
    expect((await appErrorOf(() => decodeXml('a.odt', 'meta.xml', unknown))).message).toContain(
      '“meta.xml” in it names an encoding that is not known, “x-none”',
    );
    const broken = Buffer.from([0x3c, 0x70, 0xff, 0x2f, 0x3e]);
    expect((await appErrorOf(() => decodeXml('a.odt', null, broken))).message).toContain(
      'it is not valid UTF-8',
    );
  });
});
