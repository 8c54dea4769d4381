// The meaning of RTF's tokens: what groups are for, which encoding bytes are in, where paragraphs end. Every token
// costs the same, so that a file is read in time and memory proportional to its size; nothing is trusted to match up.

import type { OfficeProperties } from '../office/properties.ts';
import type { Draft } from '../office/draft.ts';
import { characters } from './characters.ts';
import { decodePage, isKnownPage, SYMBOL_PAGE, symbolOf } from './code-pages.ts';
import { destinationOf } from './destinations.ts';
import { captionOf, Flow } from './flow.ts';
import { HtmlSource } from './html-source.ts';
import { LeftOut } from './left-out.ts';
import { PropertyReader } from './property-reader.ts';
import { applyFormatting } from './formatting-words.ts';
import {
  collectText,
  hrefOf,
  initialState,
  isFlowing,
  paragraphFormat,
  resetParagraph,
  type GroupState,
} from './state.ts';
import { FontTable, StyleSheet } from './tables.ts';
import { readTokens, type RtfHandler } from './tokens.ts';

/** Groups inside each other whose formatting is kept apart; real files have some dozens. */
const MOST_LEVELS = 5000;

export interface RtfContent {
  readonly drafts: readonly Draft[];
  readonly properties: OfficeProperties;
  /** The HTML that the file was made of, as Outlook writes mail; null for others. */
  readonly html: string | null;
  readonly left: LeftOut;
  /** Whether the file ends before its first group does. */
  readonly isCut: boolean;
}

/** Reads an RTF file, its bytes given as Latin-1 characters. Never throws. */
export function readRtf(source: string): RtfContent {
  const reader = new RtfReader();
  const end = readTokens(source, reader, Math.max(0, source.indexOf('{\\rtf')));
  return reader.finish(source.length, end === null);
}

class RtfReader implements RtfHandler {
  readonly #body = new Flow();
  readonly #notes: Draft[] = [];
  readonly #properties = new PropertyReader();
  readonly #html = new HtmlSource();
  readonly #fonts = new FontTable();
  readonly #styles = new StyleSheet();
  readonly #left = new LeftOut();
  readonly #groups: GroupState[] = [];
  #state = initialState(this.#body);
  #beyond = 0;
  #page = 1252;
  #defaultFont: number | null = null;
  #footnotes = 0;
  /** Bytes whose code page is known and that are not decoded yet: a character may reach into the next token. */
  #pending = '';
  #pendingAt = 0;
  #skip = 0;
  /** `{` has just been read; `{\*` has. */
  #opened: 'no' | 'group' | 'optional' = 'no';
  #label = '';

  finish(end: number, isCut: boolean): RtfContent {
    this.#flush();
    for (const state of this.#groups.splice(0).toReversed()) {
      this.#endDestination(this.#state, state, end);
      this.#state = state;
    }
    this.#body.end(paragraphFormat(this.#state, this.#styles.names), end);
    return {
      drafts: [...this.#body.drafts, ...this.#notes],
      properties: this.#properties.read(),
      html: this.#html.text,
      left: this.#left,
      isCut,
    };
  }

  open(): void {
    this.#flush();
    this.#skip = 0;
    this.#opened = 'group';
    if (this.#groups.length >= MOST_LEVELS) {
      this.#beyond += 1;
      this.#left.tooDeep += 1;
      return;
    }
    this.#groups.push(this.#state);
    this.#state = { ...this.#state };
  }

  close(at: number): void {
    this.#flush();
    this.#skip = 0;
    this.#opened = 'no';
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    const outer = this.#groups.pop();
    if (outer === undefined) return;
    this.#endDestination(this.#state, outer, at);
    this.#state = outer;
  }

  bytes(text: string, at: number): void {
    this.#opened = 'no';
    let rest = text;
    if (this.#skip > 0) {
      rest = text.slice(this.#skip);
      this.#skip = Math.max(0, this.#skip - text.length);
    }
    if (rest === '') return;
    if (this.#pending === '') this.#pendingAt = at;
    this.#pending += rest;
  }

  control(word: string, param: number | null, at: number): void {
    const opened = this.#opened;
    this.#opened = 'no';
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    if (opened === 'group' && word === '*') {
      this.#opened = 'optional';
      return;
    }
    this.#flush();
    if (opened !== 'no' && this.#openDestination(word, opened === 'optional')) return;
    if (word === 'u') this.#unicode(param ?? 0, at);
    else if (this.#isSkipped()) return;
    else this.#word(word, param, at);
  }

  #isSkipped(): boolean {
    return this.#state.destination === 'skipped';
  }

  #openDestination(word: string, isOptional: boolean): boolean {
    const state = this.#state;
    const destination = destinationOf(word, state.destination, isOptional);
    if (state.destination !== 'skipped') this.#left.count(word);
    if (word === 'field') state.field = { code: '' };
    if (word === 'sp') state.shape = { name: '', value: '' };
    if (word === 'fldrslt' && state.field !== null) {
      state.run = { ...state.run, href: hrefOf(state.field) ?? state.run.href };
    }
    if (destination === null) return false;
    state.destination = destination;
    state.property = word;
    if (destination === 'list-label') this.#label = '';
    if (destination === 'footnote') this.#openNote(state);
    if (word === 'shptxt') {
      state.flow = new Flow();
      resetParagraph(state);
    }
    return true;
  }

  #openNote(state: GroupState): void {
    this.#footnotes += 1;
    const number = `[${this.#footnotes}] `;
    state.flow.add(number.trim(), state.run, this.#pendingAt);
    state.flow = new Flow();
    state.flow.add(number, { formats: [], href: undefined }, this.#pendingAt);
    resetParagraph(state);
  }

  /** What a group leaves behind when it ends. */
  #endDestination(state: GroupState, outer: GroupState, at: number): void {
    if (state.flow !== outer.flow) {
      state.flow.end(paragraphFormat(state, this.#styles.names), at);
      const target = state.destination === 'footnote' ? this.#notes : outer.flow.drafts;
      for (const draft of state.flow.drafts) target.push(draft);
    }
    if (state.destination === 'list-label' && outer.destination !== 'list-label') {
      outer.flow.label(this.#label);
      // Older files number their paragraphs without naming a list.
      outer.list ??= -1;
    }
    if (state.shape !== null && state.shape !== outer.shape) {
      const caption = captionOf(state.shape, at);
      if (caption !== null) state.flow.drafts.push(caption);
    }
  }

  #unicode(param: number, at: number): void {
    this.#skip = this.#state.skipAfterUnicode;
    const unit = param & 0xffff;
    const isSymbol = unit >= 0xf000 && unit <= 0xf0ff && this.#pageNow() === SYMBOL_PAGE;
    this.#text(isSymbol ? symbolOf(unit) : String.fromCharCode(unit), at);
  }

  #flush(): void {
    if (this.#pending === '') return;
    const bytes = this.#pending;
    this.#pending = '';
    if (this.#isSkipped()) return;
    const page = this.#pageNow();
    if (!isKnownPage(page) && page !== SYMBOL_PAGE) this.#left.unknownPages.add(page);
    this.#text(decodePage(bytes, page), this.#pendingAt);
  }

  #pageNow(): number {
    const { destination, font } = this.#state;
    if (destination === 'html-tag') return this.#page;
    return this.#fonts.pageOf(font ?? this.#defaultFont) ?? this.#page;
  }

  /** Text of any destination, decoded. */
  #text(text: string, at: number): void {
    const state = this.#state;
    switch (state.destination) {
      case 'text':
      case 'footnote':
        if (this.#html.isOn) this.#html.words(text, state.isHtmlRtf);
        else if (!state.isHidden) state.flow.add(text, state.run, at);
        else this.#left.hidden ||= text.trim() !== '';
        return;
      case 'html-tag':
        return this.#html.markup(text, state.isHtmlRtf);
      case 'list-label':
        this.#label += text;
        return;
      case 'property':
        return this.#properties.text(state.property, text);
      case 'style-sheet':
        return this.#styles.text(text);
      default:
        return collectText(state, text);
    }
  }

  #word(word: string, param: number | null, at: number): void {
    if (this.#tableWord(word, param) || this.#character(word, at)) return;
    if (this.#html.isOn && this.#htmlWord(word, param)) return;
    if (!applyFormatting(this.#state, word, param) && !this.#end(word, at)) {
      this.#documentWord(word, param);
    }
  }

  /** A word of a destination that is no text. */
  #tableWord(word: string, param: number | null): boolean {
    const { destination, property } = this.#state;
    if (destination === 'font-table') this.#fonts.word(word, param);
    else if (destination === 'style-sheet') this.#styles.word(word, param);
    else if (destination === 'property') this.#properties.number(property, word, param);
    else return destination === 'info';
    return true;
  }

  #character(word: string, at: number): boolean {
    const character = characters.get(word);
    if (character === undefined) return false;
    if (character !== null) {
      if (character !== '') this.#text(character, at);
      return true;
    }
    if (this.#html.isOn) return false;
    if (isFlowing(this.#state)) this.#state.flow.breakLine();
    return true;
  }

  #htmlWord(word: string, param: number | null): boolean {
    const state = this.#state;
    if (word === 'htmlrtf') state.isHtmlRtf = param !== 0;
    else if (word === 'par' || word === 'line') this.#html.lineEnd(state.isHtmlRtf);
    else return false;
    return true;
  }

  #end(word: string, at: number): boolean {
    const { flow } = this.#state;
    if (!isFlowing(this.#state)) return false;
    if (word === 'par' || word === 'sect' || word === 'page') {
      flow.endParagraph(paragraphFormat(this.#state, this.#styles.names), at);
      if (this.#state.list === -1) this.#state.list = null;
    } else if (word === 'cell') flow.endCell(at);
    else if (word === 'row') flow.endRow(at);
    else if (word === 'nestcell') flow.add(' ', this.#state.run, at);
    else if (word === 'nestrow') flow.breakLine();
    else return false;
    return true;
  }

  #documentWord(word: string, param: number | null): void {
    if (word === 'ansicpg' && param !== null && param > 0) this.#page = param;
    else if (word === 'mac') this.#page = 10000;
    else if (word === 'pc') this.#page = 437;
    else if (word === 'pca') this.#page = 850;
    else if (word === 'deff') this.#defaultFont = param;
    else if (word === 'fromhtml') this.#html.isOn = true;
  }
}
