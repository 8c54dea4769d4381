// A file as it is named in a sentence: without the folders that lead to it.

export function fileName(path: string): string {
  return path.split(/[/\\]/u).findLast((part) => part !== '') ?? path;
}

/** A message that names the whole path, with the file's name alone in its place. */
export function withFileName(message: string, path: string): string {
  return message.replaceAll(path, fileName(path));
}
