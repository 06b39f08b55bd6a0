import { nestProblems, type Problem } from './validation/schema.ts';

/** Code → [status, message], as listed under "JSON error codes" of Discord's documentation. */
const KNOWN: Readonly<Record<number, readonly [status: number, message: string]>> = {
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30032: [400, 'Maximum number of application commands reached (100).'],
  30034: [400, 'Max number of daily application command creates has been reached (200)'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later.'],
  40001: [401, 'Unauthorized'],
  40003: [429, 'You are opening direct messages too fast'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has reached the maximum number of follow up messages'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50021: [403, 'Cannot execute action on a system message'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50041: [400, 'Invalid API version provided'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
};

/** An answer with Discord's error body. `headers` are added to the response. */
export class RestError extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];
  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  body(): Record<string, unknown> {
    const plain = { message: this.message, code: this.code };
    return this.problems.length > 0 ? { ...plain, errors: nestProblems(this.problems) } : plain;
  }
}

/** A documented error by its code; status and message may be overruled. */
export function apiError(code: number, status?: number, message?: string): RestError {
  const [knownStatus, knownMessage] = KNOWN[code] ?? [400, 'Error'];
  return new RestError(status ?? knownStatus, code, message ?? knownMessage);
}

/** The bodyless family (`code: 0`): 401, 404 of an unknown route, 405. */
export function httpError(status: number, text: string): RestError {
  return new RestError(status, 0, `${status}: ${text}`);
}

/** 400 50035 when there is any problem. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new RestError(400, 50035, 'Invalid Form Body', problems);
}

/** What a real client would not let its person do (unknown command, missing option, disabled button). */
export class ClientRefusal extends Error {
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.name = 'ClientRefusal';
    this.reason = reason;
  }
}

/** "The application did not respond": nobody answered in time. */
export class InteractionFailed extends Error {
  readonly interactionId: string;
  constructor(interactionId: string, label: string, deadlineMs: number) {
    super(`${label} was not answered within ${deadlineMs} ms (interaction ${interactionId})`);
    this.name = 'InteractionFailed';
    this.interactionId = interactionId;
  }
}
