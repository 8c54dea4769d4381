// Made-up stories for many files: always the same for the same number, and none like another.

export interface Story {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const words =
  'harbour wall council engineer winter boat repair money fund tide bridge market school river field train ' +
  'tunnel garden mayor ferry island road snow lamp baker tower clock mill orchard honey roof stone paper ' +
  'letter vote ticket kitchen forest valley singer window cellar painter museum lake doctor nurse driver ' +
  'pipe water bread salt iron glass rope sail anchor storm spring autumn summer evening morning neighbour ' +
  'teacher pupil judge lawyer farmer hunter sister brother cousin writer printer reader keeper carpenter ' +
  'mason plumber tailor cobbler miller weaver potter smith fisher sailor captain pilot guard porter clerk ' +
  'opened closed found lost built mended counted measured promised refused bought sold carried painted ' +
  'moved waited asked answered signed paid owed planned dropped lifted crossed followed noticed reported';
const list = words.split(' ');

/** A small generator of numbers (mulberry32), so that every run writes the same files. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function storyOf(index: number): Story {
  const next = numbersFrom(index * 7919 + 1);
  const word = () => list[Math.floor(next() * list.length)] ?? '';
  const sentence = () => {
    const said = Array.from({ length: 8 + Math.floor(next() * 6) }, word);
    return `The ${said.slice(0, 4).join(' ')} and the ${said.slice(4).join(' ')}.`;
  };
  const paragraph = () => [sentence(), sentence(), sentence()].join(' ');
  return {
    title: `Report ${index} from the ${word()} and the ${word()}`,
    paragraphs: [paragraph(), paragraph(), paragraph()],
  };
}
