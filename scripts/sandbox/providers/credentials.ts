import type { Credentials, ProviderUrls } from './contract.ts';

/** What the doubles accept unless they are told otherwise. */
export const sandboxCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  lastfmApiKey: '1a57f5a0d0b0e1a57f5a0d0b0e1a57f5',
  listenbrainzToken: '11573b7a-12ab-4cde-8f90-5a4db0c5e9e1',
  discogsToken: 'SandboxDiscogsTokenForSegueSandboxOnly01',
  beatport: {
    clientId: 'SegueSandboxBeatportClient0123456789abcd',
    clientSecret: null,
    redirectUris: [],
    ...changes.beatport,
  },
  llmApiKey: 'sk-sandbox-segue',
  ...withoutBeatport(changes),
});

function withoutBeatport({ beatport: _, ...others }: Partial<Credentials>): Partial<Credentials> {
  return others;
}

/** The variables under which an operator gives them to Segue. */
export const environmentOf = (urls: ProviderUrls, credentials: Credentials): Record<string, string> => ({
  ...urls,
  LASTFM_API_KEY: credentials.lastfmApiKey,
  LISTENBRAINZ_TOKEN: credentials.listenbrainzToken,
  DISCOGS_TOKEN: credentials.discogsToken,
  BEATPORT_CLIENT_ID: credentials.beatport.clientId,
  ...(credentials.beatport.clientSecret !== null && {
    BEATPORT_CLIENT_SECRET: credentials.beatport.clientSecret,
  }),
  ...(credentials.llmApiKey !== null && { LLM_API_KEY: credentials.llmApiKey }),
  LLM_MODEL: 'sandbox-small',
});
