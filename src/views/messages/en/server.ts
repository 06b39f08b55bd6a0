/** What members of a server see of one another. Names are mentions, numbers are formatted already. */
export const server = {
  /** Instead of a message of which nothing is left. */
  emptied: 'Whoever stood here does not show their name in this server any more.',
};
