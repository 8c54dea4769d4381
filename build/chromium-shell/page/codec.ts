// How values cross between the page and Node: as JSON text that keeps what structured cloning keeps and the app
// uses: undefined, odd numbers and typed arrays. What cannot be carried throws, as it does in Electron.
// These functions are also sent into the page as source text: they may use each other and nothing else.

export interface Base64 {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array<ArrayBuffer>;
}

export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

export function createCodec(base64: Base64): Codec {
  return {
    encode: (value) => JSON.stringify(pack(value, base64)),
    decode: (text) => unpack(JSON.parse(text), base64),
  };
}

function notCloneable(): TypeError {
  return new TypeError('An object could not be cloned.');
}

function typedArrayKind(name: string) {
  const kinds = [
    Uint8Array,
    Int8Array,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
  ];
  return kinds.find((kind) => kind.name === name);
}

/** A value that JSON lacks becomes `{ $: kind, v: … }`; an object with a `$` of its own is wrapped the same way. */
function pack(value: unknown, base64: Base64): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'number') return packNumber(value);
  if (typeof value !== 'object') throw notCloneable();
  if (Array.isArray(value)) return Array.from(value, (item) => pack(item, base64));
  if (ArrayBuffer.isView(value)) return packView(value, base64);
  if (Object.prototype.toString.call(value) !== '[object Object]') throw notCloneable();
  const packed = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, pack(item, base64)]),
  );
  return Object.hasOwn(packed, '$') ? { $: 'object', v: packed } : packed;
}

function packNumber(value: number): unknown {
  if (Object.is(value, -0)) return { $: 'number', v: '-0' };
  return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
}

function packView(view: ArrayBufferView, base64: Base64): unknown {
  // Node's Buffer is a Uint8Array by another name, and arrives as one.
  const name = view instanceof Uint8Array ? 'Uint8Array' : view.constructor.name;
  if (typedArrayKind(name) === undefined) throw notCloneable();
  return {
    $: name,
    v: base64.encode(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)),
  };
}

function unpackFields(fields: object, base64: Base64): unknown {
  return Object.fromEntries(
    Object.entries(fields).map(([key, item]) => [key, unpack(item, base64)]),
  );
}

function unpack(value: unknown, base64: Base64): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => unpack(item, base64));
  if (!Object.hasOwn(value, '$')) return unpackFields(value, base64);
  const { $: kind, v } = value as { $: unknown; v: unknown };
  if (kind === 'undefined') return undefined;
  if (kind === 'number') return Number(v);
  if (kind === 'object') return unpackFields(Object(v) as object, base64);
  const TypedArray = typedArrayKind(String(kind));
  if (TypedArray === undefined || typeof v !== 'string') throw notCloneable();
  return new TypedArray(base64.decode(v).buffer);
}

/**
 * The text in parts of about that length, at least one. A pair of surrogates stays together: the browser hands text
 * on as UTF-8, where half a pair would be lost.
 */
export function inParts(text: string, length: number): string[] {
  const parts: string[] = [];
  let at = 0;
  do {
    let end = at + length;
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last <= 0xdbff) end += 1;
    parts.push(text.slice(at, end));
    at = end;
  } while (at < text.length);
  return parts;
}

/** Everything above, for the source text of a world. */
export const codecFunctions = [
  createCodec,
  notCloneable,
  typedArrayKind,
  pack,
  packNumber,
  packView,
  unpackFields,
  unpack,
  inParts,
] as const;
