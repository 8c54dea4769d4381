// Whether something has been written into the objects that all others inherit from: what stood there at the start is
// compared with what stands there now, keys and values.

const watched: readonly (readonly [name: string, object: object])[] = [
  ['Object.prototype', Object.prototype],
  ['Array.prototype', Array.prototype],
  ['Function.prototype', Function.prototype],
  ['String.prototype', String.prototype],
  ['Number.prototype', Number.prototype],
  ['Map.prototype', Map.prototype],
  ['Set.prototype', Set.prototype],
  ['RegExp.prototype', RegExp.prototype],
  ['Uint8Array.prototype', Uint8Array.prototype],
  ['Object', Object],
  ['globalThis.JSON', JSON],
];

/** Names what is there now and was not, and takes it away again, so that each finding is told once. */
export function watchPrototypes(): () => string | null {
  const before = watched.map(([name, object]) => ({
    name,
    object,
    known: new Map(
      Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]),
    ),
  }));
  return () => {
    for (const { name, object, known } of before) {
      const keys = Reflect.ownKeys(object);
      const strange = keys.find((key) => {
        const then = known.get(key);
        const now = Object.getOwnPropertyDescriptor(object, key);
        return then?.value !== now?.value || then?.get !== now?.get;
      });
      if (strange === undefined && keys.length === known.size) continue;
      if (strange !== undefined && !known.has(strange)) Reflect.deleteProperty(object, strange);
      return `${name}.${String(strange ?? 'something that is gone')}`;
    }
    return null;
  };
}
