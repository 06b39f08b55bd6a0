export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

export const isIsrc = (text: string): boolean => /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(text);

export const isIsoDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Agents that HTTP libraries send of themselves. */
const anonymous =
  /^(-|node|undici|node-fetch|axios|got|curl|wget|python|java|okhttp|go-http-client|bot|mozilla)\b/i;

/** `Name/1.2 ( https://example.org )` or with an address of mail. */
export const isMeaningfulAgent = (agent: string | undefined): boolean =>
  agent !== undefined &&
  !anonymous.test(agent) &&
  /^[^\s/()]+(?: [^\s/()]+)*\/\S+ \(\s*(?:\+?https?:\/\/\S+|\S+@\S+)\s*\)$/.test(agent);

export const isSomeAgent = (agent: string | undefined): boolean =>
  agent !== undefined && agent.trim() !== '' && !anonymous.test(agent);
