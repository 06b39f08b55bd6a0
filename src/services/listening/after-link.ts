import type { AfterLink } from '../linking/pairing.ts';
import { playsSync, rankingsRefresh } from './work.ts';

/** What listening needs once an account is linked: its plays and top lists, now; their schedules follow from that. */
export const listeningAfterLink: AfterLink = ({ account }) =>
  account.provider === 'spotify'
    ? [playsSync(account.id, account.memberId), rankingsRefresh(account.memberId)]
    : [];
