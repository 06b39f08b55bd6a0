/** Another worker has the job now; whatever this one still wants to write about it is refused. */
export class LostLease extends Error {
  override readonly name = 'LostLease';
  constructor() {
    super('The lease of this job is gone.');
  }
}
