// As much of papaparse as is used: its own types load those of Node, which shared code must not see.

declare module 'papaparse' {
  interface ParseError {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface Papa {
    parse(
      text: string,
      options: { readonly delimiter: string },
    ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] };
    unparse(
      rows: readonly (readonly (string | number)[])[],
      options: { readonly newline: string },
    ): string;
  }
  const papa: Papa;
  export default papa;
}
