const wholeNumber = /^-?\d{1,15}$/;

/** A whole number of the query within bounds; `undefined` where it is none. Absent is the default. */
export function intParam(
  query: URLSearchParams,
  name: string,
  usual: number,
  min: number,
  max: number,
): number | undefined {
  const text = query.get(name);
  if (text === null) return usual;
  if (!wholeNumber.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

/** A comma-separated list without its empty parts. */
export const listParam = (query: URLSearchParams, name: string): string[] =>
  (query.get(name) ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
