// Passing on what is confidential: sharing copies, and keys to encrypt files with.

import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import type { Command } from './command-types.ts';

export const sharingCommands: readonly Command[] = [
  {
    id: 'file.share',
    label: 'Sharing copy…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['pseudonymise', 'anonymise', 'hide names', 'confidential', 'export', 'redact'],
    when: () => currentArticle() !== null,
    run: () => {
      const id = currentArticle()?.article.id;
      if (id !== undefined) openDialog({ kind: 'sharing', articleId: id });
    },
  },
  {
    id: 'file.keys',
    label: 'Keys…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['age', 'encrypt', 'public key', 'colleague', 'address book', 'decrypt'],
    run: () => openDialog({ kind: 'keys' }),
  },
];
