import type { DigestIssue } from '../../domain/digests/issue.ts';
import type { Digest, DigestRefusal } from '../../domain/digests.ts';
import type { DigestId } from '../../domain/ids.ts';
import type { Picture } from '../../domain/pictures.ts';

/** A Discord message body, and the pictures that it shows. */
export interface DigestBody {
  readonly body: unknown;
  readonly pictures: readonly Picture[];
}

export interface PostBodyOptions {
  readonly isTest: boolean;
  readonly isEdit?: boolean;
}

/** How a digest and the DM about a paused one look: views, passed in by the composition root. */
export interface DigestBodies {
  /** @param options `isTest` marks it as one; `isEdit`: it takes the place of what is there */
  post(issue: DigestIssue, digest: DigestId, locale: string, options: PostBodyOptions): DigestBody;
  /** What stands where nothing is left of a post, because who was counted in it withdrew. */
  emptied(locale: string): unknown;
  paused(digest: Digest, why: DigestRefusal, locale: string): unknown;
}
