// Puts a planned document into the page through Lexical, which owns the text's DOM: one element a block,
// one text node a formatting run. Lexical's own event handling stays off: nothing is edited here, and following
// every selection change would cost it milliseconds in a long text for no use.

import {
  $createTextNode,
  $getRoot,
  createEditor,
  type EditorThemeClasses,
  IS_BOLD,
  IS_CODE,
  IS_ITALIC,
  IS_UNDERLINE,
  type TextNode,
} from 'lexical';
import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import { $createBlockNode, BlockNode, directionOverride } from './BlockNode.tsx';
import { $createLinkRunNode, LinkRunNode } from './LinkRunNode.tsx';
import { $createSectionNode, SectionNode } from './SectionNode.tsx';
import { hasRightToLeft } from '../../../../shared/text/direction.ts';
import type { ShownBlock, TextPlan, TextRun } from './text-plan.ts';

export const theme: EditorThemeClasses = {
  text: { underline: 'reader-underline', code: 'reader-code' },
};

export const lexicalFormat: Record<InlineMarkType, number> = {
  bold: IS_BOLD,
  italic: IS_ITALIC,
  underline: IS_UNDERLINE,
  code: IS_CODE,
  link: 0,
};

/** Fills the host, which must be in the page; the returned function empties it again. */
export function mountText(host: HTMLElement, plan: TextPlan): () => void {
  const editor = createEditor({
    namespace: 'reader',
    nodes: [SectionNode, BlockNode, LinkRunNode],
    editable: false,
    disableEvents: true,
    theme,
    onError(error) {
      throw error;
    },
  });
  editor.update(() => $fill(plan), { discrete: true });
  editor.setRootElement(host);
  return () => editor.setRootElement(null);
}

export function $fill(plan: TextPlan): void {
  const { text, direction } = plan.document;
  const mixed = direction === 'rtl' || hasRightToLeft(text);
  const root = $getRoot();
  root.setDirection(direction);
  const sections = plan.sections.map(({ firstBlock, lastBlock }) => {
    const blocks = plan.blocks.slice(firstBlock, lastBlock).map((shown) => {
      const node = $createBlockNode(
        shown,
        mixed ? directionOverride(text, shown, direction) : null,
      );
      return node.splice(0, 0, $createRuns(text, shown));
    });
    return $createSectionNode().splice(0, 0, blocks);
  });
  root.splice(0, root.getChildrenSize(), sections);
}

function $createRuns(text: string, shown: ShownBlock): TextNode[] {
  return shown.runs.map((run) => $createRun(text.slice(run.startUtf16, run.endUtf16), run));
}

function $createRun(text: string, { formats, href }: TextRun): TextNode {
  const node = href === null ? $createTextNode(text) : $createLinkRunNode(text, href);
  if (formats.size === 0) return node;
  let format = 0;
  for (const type of formats) format |= lexicalFormat[type];
  return node.setFormat(format);
}
