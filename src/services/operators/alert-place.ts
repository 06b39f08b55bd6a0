import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type ChannelId, channelId, type MemberId } from '../../domain/ids.ts';
import type { FactKey } from '../facts.ts';

/** Where warnings go as the environment says. */
export interface AlertPlaces {
  /** ALERT_CHANNEL_ID */
  readonly channelId: ChannelId | null;
  readonly operatorIds: readonly MemberId[];
}

/** Where warnings go; what was said in Discord counts more than the environment. */
export interface AlertPlaceService {
  /** Null: to the operators by DM. */
  current(): Promise<ChannelId | null>;
  /** @param channel null for DMs */
  set(channel: ChannelId | null): Promise<void>;
}

const CHANNEL: FactKey = 'alerts.channel';
const DM = 'dm';

/** The channel for warnings; null: the operators' DMs. */
export const alertPlace = async (
  { facts }: Pick<Reads, 'facts'>,
  places: Pick<AlertPlaces, 'channelId'>,
): Promise<ChannelId | null> => {
  const said = await facts.get(CHANNEL);
  if (said === DM) return null;
  return said === null ? places.channelId : channelId(said);
};

export const createAlertPlace = (deps: { store: Store; places: AlertPlaces }): AlertPlaceService => {
  const { store, places } = deps;
  return {
    current: () => alertPlace(store.read, places),
    set: (channel) => store.transaction((tx) => tx.facts.set(CHANNEL, channel ?? DM)),
  };
};
