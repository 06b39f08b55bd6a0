/** Words of the building blocks that every view shares. */
export const kit = {
  previous: 'Previous',
  next: 'Next',
  page: (page: number, pages: number) => `${page} / ${pages}`,
};
