// References between the files of an archive, as names that can be looked up in it.

/** The name of the file that a reference in the file `from` means, without its fragment. Nothing leaves the archive. */
export function archivePath(from: string, reference: string): string {
  const path = decoded(reference.split(/[#?]/)[0] ?? '');
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
