// What a page's JSON-LD says about its article. The data is somebody else's: every value is looked at before it is
// taken, and broken islands are passed over.

export interface LinkedArticle {
  readonly headline: string | null;
  readonly alternativeHeadline: string | null;
  readonly description: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly datePublished: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, 200) : value == null ? [] : [value];

const articleType =
  /^(?:.*[/:#])?(?:\w*NewsArticle|\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|ClaimReview|CreativeWork|WebPage)$/;
const mostNodes = 2000;

/** The article among a page's JSON-LD texts: a news article rather than an article rather than the page. */
export function linkedArticle(texts: readonly string[]): LinkedArticle | null {
  const nodes = texts.flatMap((text) => flatten(parsed(text))).slice(0, mostNodes);
  const byId = new Map<string, Data>();
  for (const node of nodes) {
    const id = own(node, '@id');
    if (typeof id === 'string' && !byId.has(id)) byId.set(id, node);
  }
  let best: Data | null = null;
  for (const node of nodes) if (weight(node) > (best === null ? 0 : weight(best))) best = node;
  return best === null ? null : read(best, byId);
}

const own = (node: Data, key: string): unknown =>
  Object.hasOwn(node, key) ? node[key] : undefined;

function parsed(text: string): unknown {
  // Some pages hide the data from old browsers.
  const bare = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '');
  for (const candidate of [bare, bare.replace(/[\n\r\t]+/g, ' ').replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // Line ends inside strings are the commonest fault; the second try is without them.
    }
  }
  return null;
}

function flatten(value: unknown): Data[] {
  const nodes: Data[] = [];
  const pending: unknown[] = [value];
  for (
    let next = pending.pop();
    next !== undefined && nodes.length < mostNodes;
    next = pending.pop()
  ) {
    if (Array.isArray(next)) pending.push(...listOf(next).toReversed());
    else if (isData(next)) {
      nodes.push(next);
      for (const key of ['mainEntity', 'mainEntityOfPage', '@graph']) {
        const inner = own(next, key);
        if (isData(inner) || Array.isArray(inner)) pending.push(inner);
      }
    }
  }
  return nodes;
}

function weight(node: Data): number {
  const types = listOf(own(node, '@type')).filter((type) => typeof type === 'string');
  if (!types.some((type) => articleType.test(type))) return 0;
  const isNews = types.some((type) => /News|Report/.test(type));
  const isPage = types.every((type) => /WebPage|CreativeWork/.test(type));
  const says = ['headline', 'datePublished', 'author'].filter((key) => own(node, key) != null);
  return (isPage ? 1 : isNews ? 20 : 10) + says.length;
}

function read(node: Data, byId: ReadonlyMap<string, Data>): LinkedArticle {
  const resolved = (value: unknown): unknown => {
    const id = isData(value) ? own(value, '@id') : undefined;
    const known = typeof id === 'string' ? byId.get(id) : undefined;
    return isData(value) && own(value, 'name') === undefined && known !== undefined ? known : value;
  };
  const names = (key: string): string[] =>
    listOf(own(node, key)).flatMap((value) => nameOf(resolved(value)) ?? []);
  const page = own(node, 'mainEntityOfPage');
  return {
    headline: textOf(own(node, 'headline')) ?? textOf(own(node, 'name')),
    alternativeHeadline: textOf(own(node, 'alternativeHeadline')),
    description: textOf(own(node, 'description')),
    authors: [...names('author'), ...(own(node, 'author') === undefined ? names('creator') : [])],
    publisher: names('publisher')[0] ?? names('sourceOrganization')[0] ?? null,
    datePublished: textOf(own(node, 'datePublished')) ?? textOf(own(node, 'dateCreated')),
    url: textOf(own(node, 'url')) ?? (isData(page) ? textOf(own(page, '@id')) : textOf(page)),
    language: languageOf(own(node, 'inLanguage')),
  };
}

function nameOf(value: unknown): string | null {
  if (!isData(value)) return textOf(value);
  const name = textOf(own(value, 'name'));
  if (name !== null) return name;
  const parts = [own(value, 'givenName'), own(value, 'familyName')].flatMap((v) => textOf(v) ?? []);
  return parts.length > 0 ? parts.join(' ') : null;
}

function languageOf(value: unknown): string | null {
  const [first] = listOf(value);
  if (!isData(first)) return textOf(first);
  return textOf(own(first, 'alternateName')) ?? textOf(own(first, 'name'));
}

/** A text, the first of several, or the value of a typed one. */
function textOf(value: unknown): string | null {
  const [first] = listOf(value);
  const text = isData(first) ? own(first, '@value') : first;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, 4000) : null;
}
