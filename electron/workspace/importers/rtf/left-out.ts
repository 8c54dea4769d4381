// What of an RTF file does not come along, for telling.

import type { Problem } from '../../../../shared/ipc/result.ts';
import { countNotice, seeOriginal } from '../office/notices.ts';

const headerWords = new Set(
  'header headerl headerr headerf footer footerl footerr footerf'.split(' '),
);

export class LeftOut {
  #pictures = 0;
  #headers = 0;
  #objects = 0;
  #comments = 0;
  /** Whether there is text that the document does not show, or that somebody deleted with changes tracked. */
  hidden = false;
  /** Groups whose formatting could not be kept apart. */
  tooDeep = 0;
  readonly unknownPages = new Set<number>();

  /** A word that opens a group which is read. */
  count(word: string): void {
    if (word === 'pict' || word === 'shppict') this.#pictures += 1;
    else if (word === 'object') this.#objects += 1;
    else if (word === 'annotation') this.#comments += 1;
    else if (headerWords.has(word)) this.#headers += 1;
  }

  notices(): Problem[] {
    const all = [
      ...countNotice(
        this.#pictures,
        'pictures',
        'One picture was left out.',
        '# pictures were left out.',
        seeOriginal,
      ),
      ...countNotice(
        this.#objects,
        'objects',
        'One embedded object was left out.',
        '# embedded objects were left out.',
        seeOriginal,
      ),
      ...countNotice(
        this.#comments,
        'comments',
        'One comment was left out.',
        '# comments were left out.',
        seeOriginal,
      ),
    ];
    const add = (path: string, message: string) => all.push({ path, message, remedy: seeOriginal });
    if (this.hidden) {
      add('hidden text', 'Text that is hidden, or was deleted with changes tracked, was left out.');
    }
    if (this.#headers > 0) add('page headers', 'Page headers and footers were left out.');
    if (this.tooDeep > 0) {
      add('groups', 'Groups are nested too deep; formatting in the innermost may be wrong.');
    }
    for (const page of this.unknownPages) {
      add('encoding', `Code page ${page} is not known; its characters are read as windows-1252.`);
    }
    return all;
  }
}
