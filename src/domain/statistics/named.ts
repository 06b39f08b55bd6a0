/** What has a name of its own and is found by typing it; tracks have their own suggestions. */
export const namedKinds = ['artist', 'album', 'label'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** What an option of a slash command holds for one that was picked. */
export const namedValue = (kind: NamedKind, id: number): string => `${kind}:${id}`;

/** The number in a picked suggestion; null for words that somebody typed. */
export const namedId = (kind: NamedKind, value: string): number | null => {
  const [found, name, id] = /^([a-z]+):([1-9]\d{0,14})$/.exec(value) ?? [];
  return found === undefined || name !== kind ? null : Number(id);
};
