// Writes annotations one by one into the container that the first of them asks for: what came as one annotation, a list,
// a page or a collection goes out as that; our own are a collection with one page.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FileChunk } from '../codec.ts';
import type { Container } from './annotations-in.ts';
import { annoContext, ownContext } from './own.ts';

interface From {
  readonly container: Container;
  readonly head: JsonObject;
}

export interface WebWriter {
  /** `from` is where an annotation of another program came from; null for our own. */
  add(item: JsonObject, from: From | null): Generator<FileChunk, void, void>;
  end(): Generator<FileChunk, void, void>;
}

interface Frame {
  readonly open: string;
  readonly close: (count: number) => string;
  /** Undefined where items stand alone. */
  readonly context: JsonValue | undefined;
}

const json = (value: JsonValue): string => JSON.stringify(value, null, 2);

export function createWebWriter(path: string, name: string): WebWriter {
  let frame: Frame | null = null;
  /** What may turn out to be the only one. */
  let held: JsonObject | null = null;
  let count = 0;

  function* put(item: JsonObject, from: From | null): Generator<FileChunk, void, void> {
    if (frame === null) return;
    const context = missingContext(item, from, frame);
    const whole = context === null ? item : { '@context': context, ...item };
    yield { path, content: `${count === 0 ? '' : ','}\n${json(whole)}` };
    count += 1;
  }

  return {
    *add(item, from) {
      if (frame === null && held === null && from?.container === 'single') {
        held = item;
        return;
      }
      if (frame === null) {
        frame = held === null ? frameOf(from, name) : looseFrame;
        yield { path, content: frame.open };
        if (held !== null) yield* put(held, { container: 'single', head: {} });
        held = null;
      }
      yield* put(item, from);
    },
    *end() {
      if (held !== null) yield { path, content: `${json(held)}\n` };
      else {
        frame ??= frameOf(null, name);
        if (count === 0) yield { path, content: frame.open };
        yield { path, content: frame.close(count) };
      }
    },
  };
}

/** What an item has to say for itself, because the document around it says something else; null where it is right. */
function missingContext(item: JsonObject, from: From | null, { context }: Frame): JsonValue | null {
  if ('@context' in item) return null;
  // An annotation that came alone without a context goes without one.
  if (from !== null && from.head['@context'] === undefined) return null;
  const wanted = from === null ? ownContext : (from.head['@context'] ?? annoContext);
  return JSON.stringify(wanted) === JSON.stringify(context) ? null : wanted;
}

const looseFrame: Frame = {
  open: '[',
  close: (count) => (count === 0 ? ']\n' : '\n]\n'),
  context: undefined,
};

/** The members before and after the items, as text. */
function frameOf(from: From | null, name: string): Frame {
  if (from?.container === 'list' || from?.container === 'single') return looseFrame;
  if (from?.container === 'page') {
    return {
      open: `${opened(from.head)}"items": [`,
      close: () => '\n]\n}\n',
      context: from.head['@context'],
    };
  }
  if (from !== null) {
    const { first, ...rest } = from.head;
    const page = typeof first === 'object' && first !== null && !Array.isArray(first) ? first : {};
    return {
      open: `${opened(rest)}"first": ${opened(page)}"items": [`,
      close: () => '\n]\n}\n}\n',
      context: rest['@context'],
    };
  }
  const id = `urn:sourcebench:dataset:${encodeURIComponent(name.toWellFormed())}`;
  const generator = { id: 'urn:sourcebench', type: 'Software', name: 'Sourcebench' };
  const type = 'AnnotationCollection';
  const head = { '@context': ownContext, id, type, label: name, generator };
  const page = { id: `${id}#page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0 };
  return {
    open: `${opened(head)}"first": ${opened(page)}"items": [`,
    close: (count) => `\n]\n},\n"total": ${count}\n}\n`,
    context: ownContext,
  };
}

/** An object that goes on. */
function opened(members: JsonObject): string {
  const lines = Object.entries(members).map(
    ([key, value]) => `${JSON.stringify(key)}: ${json(value)},\n`,
  );
  return `{\n${lines.join('')}`;
}
