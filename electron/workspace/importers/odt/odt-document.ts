// One OpenDocument XML file, whichever of its kinds: passes properties, styles and text to who reads them.

import { refused } from '../read-source.ts';
import type { OfficeProperties } from '../office/properties.ts';
import { readXml, type XmlAttributes, type XmlSource } from '../xml.ts';
import { odfNamespaces } from './namespaces.ts';
import { OdtBody } from './odt-body.ts';
import { OdtStyles } from './odt-styles.ts';

const otherBodies: Readonly<Record<string, string>> = {
  'office:spreadsheet': 'is a spreadsheet, not a text document.',
  'office:presentation': 'is a presentation, not a text document.',
  'office:drawing': 'is a drawing, not a text document.',
  'office:chart': 'is a chart, not a text document.',
};

/** Reads the parts of one document; styles have to come before the text that uses them. */
export class OdtDocument {
  readonly styles = new OdtStyles();
  readonly body: OdtBody;
  readonly #properties = new Map<string, string>();

  constructor(part: string | null) {
    this.body = new OdtBody(this.styles, part);
  }

  /** `named` leaves out the styles that are for the part's own use, such as of its page headers. */
  read(source: XmlSource, { named = false }: { readonly named?: boolean } = {}): void {
    let inside: 'meta' | 'styles' | 'body' | null = null;
    let property = '';
    const begin = (name: string, attributes: XmlAttributes): void => {
      if (name === 'office:meta') inside = 'meta';
      else if (name === 'office:body') inside = 'body';
      else if (name === 'office:styles' || (name === 'office:automatic-styles' && !named)) {
        inside = 'styles';
        this.styles.open(name, attributes);
      }
    };
    const ends = new Set([
      'office:meta',
      'office:body',
      'office:styles',
      'office:automatic-styles',
    ]);
    readXml(source, odfNamespaces, () => ({
      open: (name, attributes) => {
        const other = otherBodies[name];
        if (inside === 'body' && other !== undefined) throw notText(source.file, other);
        if (inside === null) begin(name, attributes);
        else if (inside === 'styles') this.styles.open(name, attributes);
        else if (inside === 'body') this.body.open(name, attributes);
        else property = name;
      },
      close: (name) => {
        if (ends.has(name)) inside = null;
        else if (inside === 'styles') this.styles.close(name);
        else if (inside === 'body') this.body.close(name);
        else property = '';
      },
      text: (text) => {
        if (inside === 'body') this.body.text(text);
        else if (inside === 'meta' && property !== '') {
          this.#properties.set(property, (this.#properties.get(property) ?? '') + text);
        }
      },
    }));
  }

  get properties(): OfficeProperties {
    const of = (name: string): string | null => this.#properties.get(name) ?? null;
    return {
      title: of('dc:title'),
      // `dc:creator` is who changed it last.
      creator: of('meta:initial-creator') ?? of('dc:creator'),
      created: of('meta:creation-date'),
      modified: of('dc:date'),
      language: of('dc:language'),
    };
  }
}

function notText(file: string, what: string): Error {
  return refused('file-invalid', file, what, 'Save its text as a text document, and import that.');
}
