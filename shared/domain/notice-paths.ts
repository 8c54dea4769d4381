// Where a notice on an import says it is about, in the words that the window knows it by.

/** What of a web page is not its article. That it was left out is as it should be, and nobody need confirm it. */
export const restOfPage = 'rest of the page';
