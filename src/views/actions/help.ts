import { action } from './action.ts';

/** One area of the map; which one is chosen. */
export const helpTopic = action('help.topic', {});

/** Back from an area to the map. */
export const helpMap = action('help.map', {});
