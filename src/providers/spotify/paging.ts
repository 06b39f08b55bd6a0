/**
 * Where the next page starts. Spotify's `next` decides whether there is one, because `total` may be wrong; its address
 * is not followed, only its offset is read. An empty page is the end, whatever it says, so that no list runs forever.
 * @returns null at the end.
 */
export const nextOffset = (
  page: { readonly items: readonly unknown[]; readonly next?: string | null | undefined },
  offset: number,
  limit: number,
): number | null => {
  const count = page.items.length;
  if (count === 0) return null;
  // Left out (not null): a full page is probably not the last one.
  if (page.next === undefined) return count < limit ? null : offset + count;
  if (page.next === null) return null;
  const told = Number(URL.parse(page.next)?.searchParams.get('offset') ?? Number.NaN);
  return Number.isInteger(told) && told > offset ? told : offset + limit;
};
