import type { Scene } from './scene.ts';
import { consentEnds, unlink } from './steps/accounts.ts';
import { type ContractFiles, contracts } from './steps/contracts.ts';
import { gatewayDrop, killedInSync, toldAfterCrash } from './steps/crash.ts';
import { curation } from './steps/curation.ts';
import { killedBeforeSending, killedWhileSending, takenButRefused } from './steps/digest-faults.ts';
import { digestMade, digestPosted, digestPreviewed } from './steps/digests.ts';
import { end } from './steps/end.ts';
import { enrichment } from './steps/enrichment.ts';
import { imports } from './steps/imports.ts';
import { jobs } from './steps/jobs.ts';
import { library } from './steps/library.ts';
import { linking } from './steps/linking.ts';
import { listening } from './steps/listening.ts';
import { operators } from './steps/operators.ts';
import { openSpotify, spotifyBack, spotifyRests } from './steps/outage.ts';
import { privacy } from './steps/privacy.ts';
import { rules } from './steps/rules.ts';
import { server } from './steps/server.ts';
import { fillShelf, sources } from './steps/sources.ts';
import { start } from './steps/start.ts';
import { trending } from './steps/trending.ts';

/**
 * Everything a member meets, in the order of a first month with Segue. While one thing takes its time the next ones
 * happen, as they do in life.
 * @param traffic where the exchanges are recorded
 */
export const journey = async (scene: Scene, traffic: string, files: ContractFiles): Promise<void> => {
  fillShelf(scene);
  await start(scene);
  await linking(scene);
  await sources(scene);
  await library(scene);
  await enrichment(scene);
  await listening(scene);
  await jobs(scene);
  await imports(scene);
  await rules(scene);
  await curation(scene);
  await trending(scene);
  await operators(scene);

  const asked = await killedInSync(scene);
  await gatewayDrop(scene);
  await digestMade(scene);
  await toldAfterCrash(scene, asked);
  await digestPreviewed(scene);

  await spotifyRests(scene);
  await digestPosted(scene);
  await killedBeforeSending(scene);
  openSpotify(scene);
  await killedWhileSending(scene);
  await takenButRefused(scene);
  await consentEnds(scene);
  await spotifyBack(scene);
  await server(scene);
  await unlink(scene);
  await privacy(scene);
  await end(scene);
  await contracts(scene, traffic, files);
};
