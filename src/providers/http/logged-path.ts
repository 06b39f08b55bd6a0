/** Longer than any id of any provider, shorter than their tokens. */
const LONGEST_ID = 60;
/** Discord puts the token of an interaction or a webhook into the path, after the id. */
const TOKEN_FOLLOWS = new Set(['webhooks', 'interactions']);
/** What a person is called elsewhere is nobody's business who reads a log. */
const NAME_FOLLOWS = 'user';

/** What may stand in a log of an address: the path without query, host and anything that can be a secret. */
export const loggedPath = (url: string): string => {
  const parsed = URL.parse(url);
  if (parsed === null) return '(invalid address)';
  const segments = parsed.pathname.split('/');
  return segments
    .map((segment, index) =>
      segment.length > LONGEST_ID ||
      TOKEN_FOLLOWS.has(segments[index - 2] ?? '') ||
      segments[index - 1] === NAME_FOLLOWS
        ? '…'
        : segment,
    )
    .join('/');
};
