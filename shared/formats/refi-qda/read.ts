// From .qdpx, .qde and .qdc files to articles: projects are opened, their selections placed, and their codes become one
// tagset. A codebook has no articles; its tagset is all there is to it.

import type { Tagset } from '../../domain/tagset.ts';
import { carriedFirst } from '../carried-tagset.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import { createReading, type Reading } from '../reading.ts';
import { createScheme, type Scheme } from '../scheme.ts';
import { decodeUtf8 } from '../utf8.ts';
import { ArchiveFault, isZip, openArchive, sourcesBeside, type Sources } from './archive.ts';
import { buildArticles } from './build.ts';
import { codeFaults, codesIn, codesOf, declareCodes } from './codebook.ts';
import { draftsOf, type SourceDraft } from './drafts.ts';
import { placeOf, readProject, type Project } from './project.ts';
import { placeSelections, type PlacedSource } from './selections.ts';
import { isFault, parseXml } from './xml.ts';

/** A project with what is marked in it. */
export interface ProjectDraft {
  readonly project: Project;
  readonly sources: readonly SourceDraft[];
}

export function readRefiQda(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const scheme = createScheme('refi-qda', 'REFI-QDA');
  const drafts: ProjectDraft[] = [];
  let hasCodebook = false;
  for (const file of mainFiles(files)) {
    const opened = openFile(file, files, { reading, scheme });
    if (opened === 'codebook') hasCodebook = true;
    else if (opened !== null) {
      const placed = placeSelections(opened, reading);
      drafts.push(declareProject(opened, placed, { scheme, context }));
    }
  }
  const carried = carriedTagsets(drafts);
  const finished = scheme.finish(carriedFirst(carried, context.tagsets), carried);
  const articles = buildArticles(drafts, { finished, context, reading });
  return hasCodebook && articles.length === 0
    ? reading.codebook(finished.tagset)
    : reading.result(articles, finished.tagset);
}

/** Beside a project that was unpacked by hand its sources stand, which are no projects. */
function mainFiles(files: readonly FormatFile[]): readonly FormatFile[] {
  const main = files.filter(({ path, bytes }) => isZip(bytes) || /\.(?:qde|qdc|qdpx)$/i.test(path));
  return main.length > 0 ? main : files;
}

interface Opening {
  readonly reading: Reading;
  readonly scheme: Scheme;
}

function openFile(
  file: FormatFile,
  files: readonly FormatFile[],
  { reading, scheme }: Opening,
): Project | 'codebook' | null {
  try {
    const sources = isZip(file.bytes) ? openArchive(file.bytes) : sourcesBeside(file, files);
    const xml = xmlOf(file, sources);
    if (xml !== null) return openXml(file, xml, sources, { reading, scheme });
    reading.problem(
      file.path,
      '$',
      'The archive has no project.qde, so it is no REFI-QDA project.',
      'Export the project as REFI-QDA (.qdpx).',
    );
  } catch (thrown) {
    // Nothing else is thrown here but by a defect, which must not look like a damaged file.
    if (!(thrown instanceof ArchiveFault)) throw thrown;
    reading.problem(
      file.path,
      '$',
      `The archive cannot be read: ${thrown.message}.`,
      'Get an undamaged copy, or export the project again.',
    );
  }
  return null;
}

function xmlOf(file: FormatFile, sources: Sources): FormatFile | null {
  if (!('names' in sources)) return file;
  const names = (sources as Sources & { readonly names: readonly string[] }).names;
  const name =
    names.find((one) => one.toLowerCase() === 'project.qde') ??
    names.find((one) => /\.qde$/i.test(one));
  const bytes = name === undefined ? undefined : sources.read([name]).get(name);
  return name === undefined || bytes === undefined ? null : { path: `${file.path}/${name}`, bytes };
}

function openXml(
  file: FormatFile,
  xml: FormatFile,
  sources: Sources,
  { reading, scheme }: Opening,
): Project | 'codebook' | null {
  const document = parseXml(decodeUtf8(xml, reading));
  if (isFault(document)) {
    const { line, message, remedy } = document;
    reading.problem(file.path, `line ${line}`, message, remedy);
    return null;
  }
  const { root } = document;
  if (root.name === 'Project') return readProject(file, document, sources, reading);
  if (root.name !== 'CodeBook') {
    reading.problem(
      file.path,
      'line 1',
      `This is XML, but neither a project nor a codebook: it begins with “${root.name}”.`,
      'Export a REFI-QDA project (.qdpx) or codebook (.qdc).',
    );
    return null;
  }
  const codes = codesIn(codesOf(root), {});
  for (const { element, message, remedy } of codeFaults(codes)) {
    reading.problem(file.path, placeOf(document, element), message, remedy);
  }
  declareCodes(codes, scheme);
  reading.note(
    file.path,
    '$',
    `This is a codebook: ${codes.length} codes, no texts.`,
    'Its codes are a tagset; import a project (.qdpx) for texts with marks.',
  );
  return 'codebook';
}

function declareProject(
  project: Project,
  placed: readonly PlacedSource[],
  { scheme, context }: { readonly scheme: Scheme; readonly context: ReadContext },
): ProjectDraft {
  const used = new Set(placed.flatMap(({ codings }) => codings.map(({ code }) => code.guid)));
  declareCodes([...project.codes.values()], scheme, used);
  const sources = draftsOf(project, placed, context);
  for (const { marks, relations } of sources) {
    const names = new Map(marks.map(({ id, code }) => [id, code.name]));
    for (const { code, attributes } of marks) {
      for (const [name, value] of attributes) scheme.value(code.name, name, value);
    }
    for (const { type, from, to } of relations) {
      scheme.relation(type, names.get(from) ?? '', names.get(to) ?? '');
    }
  }
  return { project, sources };
}

const carriedTagsets = (drafts: readonly ProjectDraft[]): Tagset[] =>
  drafts.flatMap(({ project }) => project.tagsets);
