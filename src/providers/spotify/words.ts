const LONGEST = 100;

/** Words between quotation marks in a search: a quotation mark or a colon would end the field, or begin another one. */
export const quotable = (written: string): string =>
  written
    .replaceAll(/["“”„«»:*\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
