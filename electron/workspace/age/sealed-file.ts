// What tells a file that is encrypted with age (https://age-encryption.org/v1), binary or in ASCII armor, from others.

const header = Buffer.from('age-encryption.org/v1\n', 'latin1');
const armorHeader = '-----BEGIN AGE ENCRYPTED FILE-----';

/** What is added to the name of a file that is encrypted. */
export const sealedExtension = '.age';

export const isSealed = (bytes: Uint8Array): boolean =>
  header.equals(bytes.subarray(0, header.length)) || isArmored(bytes);

/** White space may stand before the armor. */
export const isArmored = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1000))
    .toString('latin1')
    .trimStart()
    .startsWith(armorHeader);

/** The name of what is in it. */
export const unsealedName = (fileName: string): string =>
  fileName.toLowerCase().endsWith(sealedExtension) && fileName.length > sealedExtension.length
    ? fileName.slice(0, -sealedExtension.length)
    : fileName;
