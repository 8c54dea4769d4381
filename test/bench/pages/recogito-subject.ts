// The best-known annotation library with its CSS highlight renderer, on the same text and marks. Its annotation
// objects are made beforehand.

import { createTextAnnotator, type TextAnnotation } from '@recogito/text-annotator';
import { showParagraphs } from './limit-subject.ts';
import type { BenchArticle } from './reader-data.ts';
import type { PreparedSubject } from './subject.ts';

const colours: Readonly<Record<string, string>> = {
  claim: '#b23c17',
  actor: '#1c5a9c',
  location: '#1b7048',
  quote: '#6a3a9c',
};

export function prepareRecogito(article: BenchArticle): PreparedSubject {
  const annotations = annotationsOf(article);
  const paragraphs = article.blocks.map((block) =>
    article.text.slice(block.startUtf16, block.endUtf16),
  );
  return {
    open(container) {
      const texts = showParagraphs(container, paragraphs);
      const host = texts[0]?.parentElement?.parentElement ?? container;
      const annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(host, {
        renderer: 'CSS_HIGHLIGHTS',
        annotatingEnabled: false,
        style: (annotation) => ({
          fill: colourOf(annotation.bodies[0]?.value),
          fillOpacity: 0.15,
          underlineColor: colourOf(annotation.bodies[0]?.value),
          underlineThickness: 2,
        }),
      });
      annotator.setAnnotations(structuredClone(annotations));
      return { add: () => undefined, remove: () => undefined, close: () => annotator.destroy() };
    },
  };
}

function colourOf(tag: string | undefined): `#${string}` {
  return (colours[tag ?? ''] ?? '#000000') as `#${string}`;
}

/** Its offsets count the text of the container, which has no blank lines between paragraphs. */
function annotationsOf({ text, blocks, marks }: BenchArticle): TextAnnotation[] {
  const gapsBefore = (offset: number) => {
    const paragraph = blocks.findLastIndex((block) => block.startUtf16 <= offset);
    return 2 * Math.max(0, paragraph);
  };
  return marks.map((mark) => {
    const { startUtf16, endUtf16 } = mark.segments[0] ?? { startUtf16: 0, endUtf16: 1 };
    const selector = {
      quote: text.slice(startUtf16, endUtf16),
      start: startUtf16 - gapsBefore(startUtf16),
      end: endUtf16 - gapsBefore(endUtf16 - 1),
    };
    // It works the range out itself where a selector has none.
    return {
      id: mark.id,
      bodies: [{ id: `${mark.id}-tag`, annotation: mark.id, purpose: 'tagging', value: mark.tag }],
      target: { annotation: mark.id, selector: [selector] },
    } as unknown as TextAnnotation;
  });
}
