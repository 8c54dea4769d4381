// A number for an id that looks random, is the same on every machine, and another one for another seed: articles in
// the order of their ranks are shuffled without depending on the order they came in.

/**
 * From 0 to 2³² − 1. FNV-1a over the UTF-16 code units (Fowler, Noll, Vo; the IETF draft of that name), mixed by the
 * finaliser of MurmurHash3 (Appleby), which spreads what differs in few bits.
 */
export function seededRank(seed: number, id: string): number {
  let hash = mixed(seed ^ 0x811c9dc5);
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  }
  return mixed(hash);
}

function mixed(given: number): number {
  let hash = given;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
