// What an annotated article file calls itself. Apart from the schema, so that a page can tell such a file without
// loading a validation library.

export const FORMAT = 'sourcebench.annotated-article';
export const VERSION = 1;
