// Joins two JavaScript worlds of one page that share the DOM and nothing else: the isolated one where the preload
// runs and the page's own. Calls go over window events with names that only the two ends know; data is cloned on
// the way, functions and promises are replaced by stand-ins, as Electron's contextBridge does.
// These functions are sent into the page as source text: they may use each other and nothing else.

export interface Bridge {
  /** Gives the other side something under a name. */
  readonly offer: (name: string, value: unknown) => void;
}

export interface BridgeNames {
  /** The secret key by which a stand-in is known. */
  readonly mark: string;
  /** The event names of the two directions. */
  readonly out: string;
  readonly into: string;
}

type Anything = (...args: unknown[]) => unknown;

interface Answer {
  readonly ok: boolean;
  readonly value: unknown;
}

interface Settlers {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Message =
  | { readonly type: 'offer'; readonly name: string; readonly value: unknown }
  | { readonly type: 'call'; readonly id: number; readonly args: unknown }
  | ({ readonly type: 'answer' } & Answer)
  | ({ readonly type: 'settle'; readonly id: number } & Answer);

interface BridgeEnd {
  readonly mark: string;
  readonly post: (message: Message) => void;
  /** What the other side may call, by index. */
  readonly ours: Anything[];
  /** Promises of the other side that have not settled. */
  readonly waiting: Map<number, Settlers>;
  promises: number;
  /** The answer to the call under way; events are dispatched synchronously, so there is only ever one. */
  answer: Answer | null;
}

export function createBridge(
  { mark, out, into }: BridgeNames,
  onOffer: (name: string, value: unknown) => void,
): Bridge {
  const dispatch = window.dispatchEvent.bind(window);
  const Envelope = CustomEvent;
  const end: BridgeEnd = {
    mark,
    post: (message) => void dispatch(new Envelope(out, { detail: message })),
    ours: [],
    waiting: new Map(),
    promises: 0,
    answer: null,
  };
  window.addEventListener(into, (event) => {
    const message = (event as CustomEvent<Message | null>).detail;
    // What could not be cloned arrives as null; the caller notices that no answer came.
    if (message === null) return;
    if (message.type === 'offer') onOffer(message.name, incoming(end, message.value));
    else if (message.type === 'call') runForOther(end, message.id, message.args);
    else if (message.type === 'answer') end.answer = message;
    else settle(end, message.id, message);
  });
  return { offer: (name, value) => end.post({ type: 'offer', name, value: outgoing(end, value) }) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function failureText(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function outgoing(end: BridgeEnd, value: unknown): unknown {
  if (typeof value === 'function') {
    return { [end.mark]: 'function', id: end.ours.push(value as Anything) - 1 };
  }
  if (value instanceof Promise) {
    end.promises += 1;
    const id = end.promises;
    value.then(
      (result) => end.post({ type: 'settle', id, ok: true, value: outgoing(end, result) }),
      (thrown: unknown) => end.post({ type: 'settle', id, ok: false, value: failureText(thrown) }),
    );
    return { [end.mark]: 'promise', id };
  }
  if (Array.isArray(value)) return value.map((item) => outgoing(end, item));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, outgoing(end, item)]));
}

function incoming(end: BridgeEnd, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => incoming(end, item));
  if (!isPlain(value)) return value;
  if (!Object.hasOwn(value, end.mark)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, incoming(end, item)]),
    );
  }
  const id = Number(value['id']);
  if (value[end.mark] === 'function') return (...args: unknown[]) => callOther(end, id, args);
  return new Promise((resolve, reject) => end.waiting.set(id, { resolve, reject }));
}

function callOther(end: BridgeEnd, id: number, args: unknown[]): unknown {
  end.answer = null;
  end.post({ type: 'call', id, args: outgoing(end, args) });
  const answer = takeAnswer(end);
  if (answer === null) throw new TypeError('An object could not be cloned.');
  if (!answer.ok) throw new Error(String(answer.value));
  return incoming(end, answer.value);
}

function takeAnswer(end: BridgeEnd): Answer | null {
  const { answer } = end;
  end.answer = null;
  return answer;
}

function runForOther(end: BridgeEnd, id: number, args: unknown): void {
  try {
    const value = end.ours[id]?.(...(incoming(end, args) as unknown[]));
    end.post({ type: 'answer', ok: true, value: outgoing(end, value) });
  } catch (thrown) {
    end.post({ type: 'answer', ok: false, value: failureText(thrown) });
  }
}

function settle(end: BridgeEnd, id: number, { ok, value }: Answer): void {
  const settlers = end.waiting.get(id);
  end.waiting.delete(id);
  if (ok) settlers?.resolve(incoming(end, value));
  else settlers?.reject(new Error(String(value)));
}

/** Everything above, for the source text of a world. */
export const bridgeFunctions = [
  createBridge,
  isPlain,
  failureText,
  outgoing,
  incoming,
  callOther,
  takeAnswer,
  runForOther,
  settle,
] as const;
