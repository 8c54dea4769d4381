// The real Reader with the real mark store, fed as the window feeds it: the packed table of marks is unpacked,
// indexed, and the component rendered.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { packMarks, unpackMarks } from '../../../shared/domain/mark-table.ts';
import type { ReaderDocument } from '../../../renderer/features/reader/reader-types.ts';
import { Reader } from '../../../renderer/features/reader/Reader.tsx';
import { createMarkStore } from '../../../renderer/state/mark-store.ts';
import type { BenchArticle } from './reader-data.ts';
import type { PreparedSubject } from './subject.ts';

const nothing = () => undefined;

export function documentOf({ text, blocks }: BenchArticle): ReaderDocument {
  return {
    articleId: 'bench' as ArticleId,
    text,
    blocks,
    inlineMarks: [],
    language: 'en',
    direction: 'ltr',
  };
}

export function prepareProduct(article: BenchArticle): PreparedSubject {
  const document = documentOf(article);
  const table = packMarks(article.marks);
  return {
    open(container) {
      const marks = createMarkStore();
      marks.replaceAll(unpackMarks(table));
      const root = createRoot(container);
      flushSync(() =>
        root.render(
          <Reader
            document={document}
            tags={factCheckingTagset.tags}
            marks={marks}
            selectedId={null}
            edgeEdit={null}
            onSelectionChange={nothing}
            onPickMark={nothing}
            onDragEdge={nothing}
          />,
        ),
      );
      return {
        add: (mark) => marks.put([mark]),
        remove: (mark) => marks.remove([mark.id]),
        close: () => root.unmount(),
      };
    },
  };
}
