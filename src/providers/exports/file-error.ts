import type { FileProblem } from '../../domain/listening/exports/rows.ts';

/** Why a file, or the rest of it, cannot be read: not an error of the program, it ends in the report. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly problem: FileProblem;

  constructor(problem: FileProblem, cause?: unknown) {
    super(`the file cannot be read: ${problem}`, { cause });
    this.problem = problem;
  }
}
