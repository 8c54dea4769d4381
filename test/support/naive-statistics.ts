// The figures counted a second time, from the documents as a file would hold them, in the plainest way there is.

import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { isClaimTag } from '../../shared/coverage/claim-state.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import { noTopic, noVerdict } from '../../shared/domain/statistics.ts';

type Counts = Record<string, number>;

function count(names: Iterable<string>): Counts {
  const counts: Counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const fold = (name: string): string => name.replaceAll(/\s+/g, ' ').trim().toLowerCase();
const words = ({ segments }: Annotation): string => segments.map(({ quote }) => quote).join(' … ');

function nameOf(mark: Annotation): string {
  const { name } = mark.attributes;
  return fold(typeof name === 'string' && name.trim() !== '' ? name : words(mark));
}

function dayOf(ms: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const labelOf = ({ tagset }: AnnotatedArticle, mark: Annotation): string =>
  tagset.tags.find(({ id }) => id === mark.tag)?.label ?? mark.tag;

function verdictOf({ tagset }: AnnotatedArticle, mark: Annotation): string[] {
  const tag = tagset.tags.find(({ id }) => id === mark.tag);
  if (tag === undefined || !isClaimTag(tag)) return [];
  const { verdict = null } = mark.attributes;
  const options = tag.attributes.find(({ id }) => id === 'verdict')?.options ?? [];
  return [verdict === null ? noVerdict : (options.find(({ id }) => id === verdict)?.label ?? '')];
}

/** Each speaker and topic of each mark that has a speaker, once. */
function quotedIn({ annotations, relations }: AnnotatedArticle): string[] {
  return annotations.flatMap((mark) => {
    const ends = (types: readonly string[]) =>
      relations
        .filter(({ from, type }) => from === mark.id && types.includes(type))
        .flatMap(({ to }) => annotations.filter(({ id }) => id === to).map(nameOf));
    const { topic } = mark.attributes;
    const own = typeof topic === 'string' && topic.trim() !== '' ? fold(topic) : noTopic;
    const about = ends(['about']);
    const topics = new Set(about.length > 0 ? about : [own]);
    return [...new Set(ends(['said-by', 'made-by']))].flatMap((person) =>
      [...topics].map((each) => `${person} on ${each}`),
    );
  });
}

export function naiveStatistics(documents: readonly AnnotatedArticle[]) {
  const marks = documents.flatMap((document) =>
    document.annotations.map((mark) => ({ document, mark })),
  );
  const named = (tag: string) =>
    count(marks.filter(({ mark }) => mark.tag === tag).map(({ mark }) => nameOf(mark)));
  const annotator = ({ document, mark }: (typeof marks)[number]) =>
    document.annotators.find(({ id }) => id === mark.annotator)?.name ?? mark.annotator;
  return {
    articles: documents.length,
    marks: marks.length,
    relations: documents.flatMap(({ relations }) => relations).length,
    characters: documents.reduce((sum, { article }) => sum + [...article.text].length, 0),
    tags: count(marks.map(({ document, mark }) => labelOf(document, mark))),
    tagArticles: count(
      documents.flatMap((document) => [
        ...new Set(document.annotations.map((mark) => labelOf(document, mark))),
      ]),
    ),
    perArticle: Object.fromEntries(
      documents.map(({ article, annotations }) => [article.id as string, annotations.length]),
    ),
    annotators: count(marks.map(annotator)),
    days: count(marks.map((each) => `${dayOf(each.mark.createdAtMs)} ${annotator(each)}`)),
    verdicts: count(marks.flatMap(({ document, mark }) => verdictOf(document, mark))),
    actors: named('actor'),
    locations: named('location'),
    quoted: count(documents.flatMap(quotedIn)),
  };
}
