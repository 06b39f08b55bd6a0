import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { recordedCall } from '../http/recording.ts';
import type { Exchange, FaultAnswer } from './contract.ts';

/** Values that must never stand in a recording. */
const secret = new Set(['access_token', 'refresh_token', 'code', 'code_verifier', 'client_secret']);

/** One exchange without headers and with the secrets of the token endpoint blotted out; never answered is status 0. */
export const exchangeOf = (
  call: Call,
  answer: Answer | undefined,
  fault: FaultAnswer | undefined,
): Exchange => ({
  side: 'spotify',
  ...recordedCall(call, answer, secret),
  ...(fault && { fault: fault.kind }),
});
