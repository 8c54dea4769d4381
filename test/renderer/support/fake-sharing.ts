// The channels of keys and sharing copies: what would be replaced is worked out by the real core, nothing is written.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { Colleague } from '../../../shared/sharing/encryption.ts';
import { shareArticle } from '../../../shared/sharing/share-article.ts';
import { hideableFields, type SharingChoice } from '../../../shared/sharing/sharing-choice.ts';
import { nameCandidates } from '../../../shared/sharing/sharing-names.ts';
import {
  replacementsOf,
  sharedPassages,
  sharingWarnings,
} from '../../../shared/sharing/sharing-report.ts';
import type { Answers } from './fake-types.ts';

export const ownPublicKey = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

export function sharingAnswers(document: AnnotatedArticle) {
  let colleagues: readonly Colleague[] = [];
  const own = { publicKey: ownPublicKey, path: '/home/ana/Sourcebench/age-identity.txt' };
  const share = (choice: SharingChoice) =>
    shareArticle(document, choice, { sha256Hex: () => '0'.repeat(64) });
  return {
    'keys:list': () => ({ own, colleagues }),
    'keys:save': ({ colleagues: next }) => {
      const bad = next.find(({ key }) => !key.startsWith('age1'));
      if (bad !== undefined) {
        throw new AppError('invalid-input', `“${bad.key}” is not a public key of age.`, {
          remedy: 'A public key begins with “age1” and has no spaces.',
        });
      }
      colleagues = next;
      return { own, colleagues };
    },
    'sharing:names': () => ({
      names: nameCandidates(document),
      notes: document.annotations.flatMap(({ id, note }) =>
        note === null ? [] : [{ mark: id, note }],
      ),
      fields: hideableFields.flatMap((field) => {
        const value = document.article[field];
        return value === null ? [] : [{ field, value }];
      }),
      annotators: document.annotators.map(({ name }) => name),
    }),
    'sharing:preview': ({ choice }) => {
      const shared = share(choice);
      return {
        passages: sharedPassages(document.article.text, shared, 200),
        words: shared.places.length,
        replacements: replacementsOf(shared),
        warnings: sharingWarnings(shared, choice),
      };
    },
    'dialog:share': ({ choice, list }) => ({
      path: '/home/ana/copy.annotated.json',
      listPath: list ? '/home/ana/copy-replacements.csv' : null,
      bytes: 1000,
      words: share(choice).places.length,
      replaced: replacementsOf(share(choice)).length,
      warnings: [],
    }),
  } satisfies Partial<Answers>;
}
