import type { ChannelId, JobId, MemberId, MessageId } from './ids.ts';

/** A piece of work as a row: durable, visible, resumable. */
export interface Job {
  readonly id: JobId;
  /** Null for work that belongs to nobody (sweeps). */
  readonly memberId: MemberId | null;
  readonly kind: string;
  readonly status: JobStatus;
  /** 0..1 */
  readonly progress: number;
  /** What it is doing, as data for the message catalogue. */
  readonly message: JobMessage | null;
  /** Result of a DONE job. */
  readonly payload: unknown;
  /** Input and checkpoints. */
  readonly metadata: unknown;
  /** Failed attempts so far. */
  readonly attempts: number;
  /** Times in a row that a worker died with it and no checkpoint came in between. */
  readonly crashes: number;
  readonly runAt: number;
  /** Until when its worker is believed alive; null with RUNNING: it waits for its children. */
  readonly leaseUntil: number | null;
  readonly dedupeKey: string | null;
  readonly parentId: JobId | null;
  readonly notify: JobNotify | null;
  readonly cancelRequested: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly finishedAt: number | null;
}

export type JobStatus = 'PENDING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

/** A sentence about a job: a key of the catalogue's `jobs.says` and its facts, so that it can be told in any language. */
export interface JobMessage {
  readonly key:
    | 'waiting'
    | 'reading'
    | 'writing'
    | 'unchanged'
    | 'resting'
    | 'retrying'
    | 'skipped'
    | 'failed'
    | 'done'
    | 'children';
  readonly name?: string;
  readonly done?: number;
  readonly total?: number;
  /** ms UTC, for "resting until". */
  readonly until?: number;
  /** For "resting": whose part rests. */
  readonly provider?: string;
  readonly bucket?: string;
  /** For "failed" and "retrying": an error code, if it has one. */
  readonly code?: string;
  /** Of a parent: how much of its work waits for its time under another job. */
  readonly later?: number;
}

/**
 * Where to show progress. An interaction's answer can be edited for 15 minutes, then only a new message helps:
 * `message` is that one.
 */
export type JobNotify =
  | {
      readonly via: 'interaction';
      readonly applicationId: string;
      readonly token: string;
      /** ms UTC of the interaction; its token lives 15 minutes. */
      readonly issuedAt: number;
      readonly channelId: ChannelId | null;
      readonly locale: string;
      /** Set when everybody in the channel saw the answer: only then it may go on in the channel. */
      readonly public?: true;
    }
  | { readonly via: 'dm'; readonly locale: string }
  | {
      readonly via: 'message';
      readonly channelId: ChannelId;
      readonly messageId: MessageId;
      readonly locale: string;
    };

/** What became of the children that a job asked for. */
export interface Spawned {
  /** So many are at work already, under another job: this one cannot wait for them. */
  readonly elsewhere: number;
  /** So many wait for their time under another job: they come by themselves, and nobody waits for them here. */
  readonly later: number;
}

/** A job that is not stored yet. */
export interface NewJob {
  readonly kind: string;
  readonly memberId: MemberId | null;
  readonly metadata?: unknown;
  /** What it works on ("Liked tracks"), shown while it waits and kept by its later messages. */
  readonly name?: string;
  /** ms UTC; now if absent. */
  readonly runAt?: number;
  /** While a PENDING or RUNNING job with this key exists, enqueueing again returns that one. */
  readonly dedupeKey?: string;
  readonly parentId?: JobId;
  readonly notify?: JobNotify;
}
