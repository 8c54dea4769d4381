// Runs in the bench's browser page: a text with marks, to be typed into, as the product shows it and as the page alone.

import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import { EditView } from '../../../renderer/features/reader/edit-view.ts';
import {
  markStyles,
  tagIndexer,
} from '../../../renderer/features/reader/highlights/mark-styles.ts';
import '../../../renderer/features/reader/reader.css';
import '../../../renderer/styles/edit-text.css';
import '../../../renderer/styles/tokens.css';
import './reader-page.css';
import type { EditPage, EditSubject } from './edit-page-api.ts';
import { showParagraphs } from './limit-subject.ts';
import { painted, settled } from './painted.ts';
import { documentOf } from './product-subject.tsx';
import { type BenchArticle, makeArticle } from './reader-data.ts';
import type { Load } from './reader-page-api.ts';

interface Opened {
  readonly host: HTMLElement;
  readonly close: () => void;
}

let opened: Opened | null = null;

function element(parent: HTMLElement, className: string): HTMLElement {
  const made = document.createElement('div');
  made.className = className;
  parent.append(made);
  return made;
}

function openProduct(article: BenchArticle, container: HTMLElement): Opened {
  const root = element(container, 'reader editing');
  const scroller = element(root, 'reader-scroller');
  const host = element(element(scroller, 'reader-content'), 'reader-text');
  const strip = element(root, 'reader-strip');
  const shown = documentOf(article);
  const view = new EditView({
    elements: { root, scroller, host, strip },
    document: shown,
    base: { text: shown.text, revision: 1 },
    kept: null,
    tags: factCheckingTagset.tags,
    marks: article.marks,
    onEdit: () => undefined,
    onEscape: () => undefined,
  });
  const middle = middleOf(article);
  view.focus();
  view.placeCaret(middle);
  view.showTop({ offsetUtf16: middle, topPx: 200 });
  return { host, close: () => view.dispose() };
}

/** Live ranges follow what is typed by themselves, and know nothing of offsets in a text. */
function openPageAlone(article: BenchArticle, container: HTMLElement): Opened {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markStyles('limit', factCheckingTagset.tags));
  document.adoptedStyleSheets.push(sheet);
  const { blocks, text, marks } = article;
  const texts = showParagraphs(
    container,
    blocks.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16)),
  );
  const tagIndex = tagIndexer(factCheckingTagset.tags);
  for (const { tag, segments } of marks) {
    const { startUtf16, endUtf16 } = segments[0] ?? { startUtf16: 0, endUtf16: 1 };
    const range = document.createRange();
    const first = blocks.findLastIndex((block) => block.startUtf16 <= startUtf16);
    const last = blocks.findLastIndex((block) => block.startUtf16 < endUtf16);
    const within = (block: number, offset: number) =>
      Math.min(texts[block]?.length ?? 0, offset - (blocks[block]?.startUtf16 ?? 0));
    range.setStart(texts[first] as Text, within(first, startUtf16));
    range.setEnd(texts[last] as Text, within(last, endUtf16));
    const name = `limit-${tagIndex(tag)}-0`;
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    highlight.add(range);
    CSS.highlights.set(name, highlight);
  }
  const host = container.querySelector<HTMLElement>('.reader-text');
  if (host === null) throw new Error('the page alone shows nothing');
  host.contentEditable = 'true';
  host.focus();
  const node = texts[Math.floor(texts.length / 2)] as Text;
  document.getSelection()?.collapse(node, 40);
  node.parentElement?.scrollIntoView({ block: 'center' });
  return {
    host,
    close: () => {
      CSS.highlights.clear();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
}

function middleOf({ blocks }: BenchArticle): number {
  return (blocks[Math.floor(blocks.length / 2)]?.startUtf16 ?? 0) + 40;
}

async function open(subject: EditSubject, { chars, marks }: Load): Promise<void> {
  const container = element(document.body, 'bench-container');
  const article = makeArticle(chars, marks);
  const made = (subject === 'product' ? openProduct : openPageAlone)(article, container);
  opened = {
    host: made.host,
    close: () => {
      made.close();
      container.remove();
    },
  };
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await settled();
}

function timeNextKey(): Promise<number> {
  return new Promise((resolve) => {
    const onKey = (event: KeyboardEvent) => {
      void painted().then(() => resolve(performance.now() - event.timeStamp));
    };
    window.addEventListener('keydown', onKey, { once: true, capture: true });
  });
}

const page: EditPage = {
  open,
  timeNextKey,
  shownLength: () => opened?.host.textContent.length ?? 0,
  async close() {
    opened?.close();
    opened = null;
    await settled();
  },
};

window.editPage = page;
