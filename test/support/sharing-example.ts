// The sample of sharing copies (sharing-sample.ts) with its hashes, and as a file.

import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { sha256Hex } from './arbitrary-article.ts';
import { sharingSample } from './sharing-sample.ts';

export const exampleDocument = (): AnnotatedArticle => sharingSample(sha256Hex);

export const exampleFile = (): string =>
  serialiseAnnotatedArticle(exampleDocument(), { exportedAtMs: 0, generatorVersion: '0.1.0' });
