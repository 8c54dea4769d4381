// Runs in the bench's browser page: opens product, limit and library on the same article and times them.

import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { TextMap } from '../../../renderer/features/reader/editor/text-map.ts';
import { planText } from '../../../renderer/features/reader/editor/text-plan.ts';
import { MarkPointer } from '../../../renderer/features/reader/pointer/mark-pointer.ts';
import { createMarkStore } from '../../../renderer/state/mark-store.ts';
import '../../../renderer/styles/tokens.css';
import './reader-page.css';
import { prepareLimit } from './limit-subject.ts';
import { painted, settled } from './painted.ts';
import { documentOf, prepareProduct } from './product-subject.tsx';
import { type BenchArticle, makeArticle } from './reader-data.ts';
import type { Load, ReaderPage, SubjectName } from './reader-page-api.ts';
import { prepareRecogito } from './recogito-subject.ts';
import type { OpenSubject, PreparedSubject } from './subject.ts';

const prepare: Record<SubjectName, (article: BenchArticle) => PreparedSubject> = {
  product: prepareProduct,
  limit: prepareLimit,
  recogito: prepareRecogito,
};

const articles = new Map<string, BenchArticle>();
const prepared = new Map<string, PreparedSubject>();
let kept: { article: BenchArticle; subject: OpenSubject; container: HTMLElement } | null = null;
let addedMarks = 0;

function articleFor(load: Load): BenchArticle {
  const key = `${load.chars}/${load.marks}`;
  const article = articles.get(key) ?? makeArticle(load.chars, load.marks);
  articles.set(key, article);
  return article;
}

function subjectFor(name: SubjectName, load: Load): PreparedSubject {
  const key = `${name}/${load.chars}/${load.marks}`;
  const subject = prepared.get(key) ?? prepare[name](articleFor(load));
  prepared.set(key, subject);
  return subject;
}

function freshContainer(): HTMLElement {
  const container = document.createElement('div');
  container.className = 'bench-container';
  document.body.append(container);
  return container;
}

/** A frame without the text and its marks would be fast and worth nothing. */
function isShown(container: HTMLElement): boolean {
  let ranges = 0;
  for (const highlight of CSS.highlights.values()) ranges += highlight.size;
  return ranges >= 3 && (container.querySelector('p')?.textContent.length ?? 0) > 100;
}

/** The first painted frame that shows text and marks; libraries that draw later are waited for. */
async function paintedWithMarks(container: HTMLElement): Promise<void> {
  const latest = performance.now() + 60_000;
  do {
    if (performance.now() > latest) throw new Error('nothing was painted within a minute');
    await painted();
  } while (!isShown(container));
}

async function open(name: SubjectName, load: Load): Promise<number> {
  const subject = subjectFor(name, load);
  const container = freshContainer();
  await settled();
  const start = performance.now();
  const opened = subject.open(container);
  await paintedWithMarks(container);
  const took = performance.now() - start;
  opened.close();
  container.remove();
  await painted();
  return took;
}

async function keepOpen(name: SubjectName, load: Load): Promise<void> {
  const container = freshContainer();
  kept = { article: articleFor(load), subject: subjectFor(name, load).open(container), container };
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 400));
  await settled();
}

/** Over the second paragraph, which is on screen. */
function newMark(article: BenchArticle): Mark {
  addedMarks += 1;
  const paragraph = article.blocks[1];
  const startUtf16 = (paragraph?.startUtf16 ?? 0) + 20 + (addedMarks % 7) * 10;
  return {
    id: `added-${addedMarks}` as AnnotationId,
    tag: factCheckingTagset.tags[0]?.id ?? fail(),
    segments: [{ startUtf16, endUtf16: startUtf16 + 30 }],
    hasNote: false,
    state: 'exact',
  };
}

function timeNextKey(): Promise<number> {
  const { article, subject } = kept ?? fail();
  const mark = newMark(article);
  return new Promise((resolve, reject) => {
    const act = async (event: KeyboardEvent) => {
      subject.add(mark);
      await painted();
      const took = performance.now() - event.timeStamp;
      subject.remove(mark);
      await settled();
      return took;
    };
    window.addEventListener('keydown', (event) => void act(event).then(resolve, reject), {
      once: true,
    });
  });
}

function pointerMicroseconds(looks: number): number {
  const { article, container } = kept ?? fail();
  const host = container.querySelector<HTMLElement>('.reader-text') ?? fail();
  const marks = createMarkStore();
  marks.replaceAll(article.marks);
  const map = new TextMap(host, planText(documentOf(article)));
  const pointer = new MarkPointer({
    host,
    map: () => map,
    marks,
    onHover: () => undefined,
    onPick: () => undefined,
    onPickStack: () => undefined,
  });
  const points = Array.from({ length: looks }, (_, at) => [
    330 + ((at * 97) % 600),
    60 + ((at * 61) % 700),
  ]);
  let found = 0;
  const start = performance.now();
  for (const [x = 0, y = 0] of points) found += pointer.marksAt(x, y).length;
  const took = performance.now() - start;
  pointer.dispose();
  if (found < looks / 10) throw new Error(`only ${found} marks were found under ${looks} points`);
  return (took * 1000) / looks;
}

async function closeKept(): Promise<void> {
  kept?.subject.close();
  kept?.container.remove();
  kept = null;
  await painted();
}

function fail(): never {
  throw new Error('nothing is open');
}

const page: ReaderPage = { open, keepOpen, timeNextKey, pointerMicroseconds, closeKept };
window.readerPage = page;
