// A name for a file that came from elsewhere, as every file system takes it. Windows is the strictest, so its rules
// hold everywhere.

const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;
/** In UTF-8; most systems allow 255 bytes for a name. */
const mostBytes = 200;

/** Keeps the extension and as much of the rest as can be. Never empty, hidden or a path. */
export function safeFileName(name: string): string {
  const tame = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*\ufffd]+/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const [extension = ''] = /\.[\p{L}\p{N}]{1,12}$/u.exec(tame) ?? [];
  const stem = shortened(extension === '' ? tame : tame.slice(0, -extension.length));
  const whole = `${stem.trimEnd()}${extension}`;
  if (whole === '' || whole === extension) return `article${extension}`;
  return reserved.test(whole) ? `_${whole}` : whole;
}

function shortened(stem: string): string {
  let bytes = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(stem)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    end += segment.length;
  }
  return stem.slice(0, end);
}
