// The HTML inside an RTF file that a mail program made of it (MS-OXRTFEX): its markup stands in groups of its own,
// its words as RTF text, and what is there for readers of RTF only is marked.

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export class HtmlSource {
  isOn = false;
  readonly #parts: string[] = [];

  /** Null when the file was not made of HTML. */
  get text(): string | null {
    return this.isOn ? this.#parts.join('') : null;
  }

  markup(text: string, isForRtf: boolean): void {
    if (!isForRtf) this.#parts.push(text);
  }

  words(text: string, isForRtf: boolean): void {
    if (!isForRtf)
      this.#parts.push(text.replace(/[&<>]/g, (character) => escapes[character] ?? ''));
  }

  lineEnd(isForRtf: boolean): void {
    if (!isForRtf) this.#parts.push('\n');
  }
}
