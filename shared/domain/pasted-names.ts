// What the clipboard's content is called in the library, where no file gives it a name.

export const pastedTextName = 'pasted text.txt';

/** Also tells a pasted piece, of which all is wanted, from a web page when its original is read again. */
export const pastedHtmlName = 'pasted text.html';
