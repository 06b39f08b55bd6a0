/** A picture of a release at the Cover Art Archive, large enough for a card's corner. */
export const coverUrl = (releaseMbid: string, imageId: number): string =>
  `https://coverartarchive.org/release/${releaseMbid}/${imageId}-250.jpg`;
