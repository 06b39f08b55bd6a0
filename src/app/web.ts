import { createWeb, type Web } from '../web/server.ts';
import type { HalfSurroundings } from './half.ts';
import type { OutsideServices } from './outside.ts';
import type { SharedServices } from './shared.ts';

/** The web pages of the service half; not listening yet. */
export const webOf = (
  { config, clock, log }: HalfSurroundings,
  {
    facts,
    pulse,
    playsExport,
    privacyExport,
  }: Pick<SharedServices, 'facts' | 'pulse' | 'playsExport' | 'privacyExport'>,
  {
    consent,
    beatportLogin,
    uploading,
    releaseUploading,
  }: Pick<OutsideServices, 'consent' | 'beatportLogin' | 'uploading' | 'releaseUploading'>,
): Promise<Web> =>
  createWeb({
    config: config.web,
    consentOrigin: new URL(config.spotify.accountsUrl).origin,
    linking: consent,
    uploading,
    releaseUploading,
    playsExport,
    privacyExport,
    beatport:
      beatportLogin === null
        ? null
        : { login: beatportLogin, origin: new URL(config.providers.beatport.authUrl).origin },
    health: {
      database: async () => {
        await facts.get('commands.registered');
        return true;
      },
      bot: pulse.bot,
    },
    clock,
    log,
  });
