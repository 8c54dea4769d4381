// Intl.Segmenter instances, made once per locale: making one costs more than using it on a paragraph.

type Granularity = 'word' | 'sentence';

const cache = new Map<string, Intl.Segmenter>();

/** A segmenter for a BCP 47 locale; English rules (the root's, in effect) where the locale is null or malformed. */
export function segmenterFor(
  granularity: Granularity,
  locale: string | null | undefined,
): Intl.Segmenter {
  const key = `${granularity} ${locale ?? 'en'}`;
  let segmenter = cache.get(key);
  if (segmenter === undefined) {
    segmenter = makeSegmenter(granularity, locale ?? 'en');
    cache.set(key, segmenter);
  }
  return segmenter;
}

function makeSegmenter(granularity: Granularity, locale: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale, { granularity });
  } catch {
    return new Intl.Segmenter('en', { granularity });
  }
}
