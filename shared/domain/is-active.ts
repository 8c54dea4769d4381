// Whether a mark counts as one. What a review rejected stays in the article's file and history, and nowhere else.

import type { Annotation } from './annotation.ts';

export const isActive = ({ rejectedBy }: Pick<Annotation, 'rejectedBy'>): boolean =>
  rejectedBy === undefined;
