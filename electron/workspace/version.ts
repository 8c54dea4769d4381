// The program's version as it stands in the files it writes. Held equal to package.json by a test.

export const generatorVersion = '0.1.0';
