// A document written as a file and read back.

import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import { sha256Hex } from './arbitrary-article.ts';

export const parseWritten = (document: AnnotatedArticle) =>
  parseAnnotatedArticle(
    serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1.0.0' }),
    { sha256Hex },
  );
