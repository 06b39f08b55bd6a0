import { alerts } from './de/alerts.ts';
import { backups } from './de/backups.ts';
import { beatport } from './de/beatport.ts';
import { care } from './de/care.ts';
import { charts } from './de/charts.ts';
import { curation } from './de/curation.ts';
import { curationCards } from './de/curation-cards.ts';
import { curationCommand } from './de/curation-command.ts';
import { curationNews } from './de/curation-news.ts';
import { digestBlocks } from './de/digest-blocks.ts';
import { digestCard } from './de/digest-card.ts';
import { digests } from './de/digests.ts';
import { errors, providers } from './de/errors.ts';
import { exporting } from './de/export.ts';
import { help } from './de/help.ts';
import { imports } from './de/imports.ts';
import { jobs } from './de/jobs.ts';
import { kit } from './de/kit.ts';
import { library } from './de/library.ts';
import { linking } from './de/linking.ts';
import { linkingByName } from './de/linking-by-name.ts';
import { listening } from './de/listening.ts';
import { operator } from './de/operator.ts';
import { pictures } from './de/pictures.ts';
import { playsCommand } from './de/plays.ts';
import { privacy } from './de/privacy.ts';
import { privacyData } from './de/privacy-data.ts';
import { privacyFiles } from './de/privacy-files.ts';
import { radar } from './de/radar.ts';
import { releaseUpload } from './de/release-upload.ts';
import { ruleNotes } from './de/rule-notes.ts';
import { rules } from './de/rules.ts';
import { ruleCards } from './de/rules-cards.ts';
import { rulesCommand } from './de/rules-command.ts';
import { ruleLanguage } from './de/rules-language.ts';
import { ruleWords } from './de/rules-words.ts';
import { server } from './de/server.ts';
import { settings } from './de/settings.ts';
import { sources } from './de/sources.ts';
import { statistics } from './de/statistics.ts';
import { lookBack } from './de/statistics-look-back.ts';
import { status } from './de/status.ts';
import { taste } from './de/taste.ts';
import { tracks } from './de/tracks.ts';
import { ways } from './de/ways.ts';
import { web } from './de/web.ts';
import type { en } from './en.ts';

/** German, said to one person. Which words it uses for what is written down in docs/languages.md. */
export const de: typeof en = {
  locale: 'de',
  errors,
  exporting,
  help,
  imports,
  jobs,
  kit,
  radar,
  taste,
  server,
  settings,
  ways,
  web,
  beatport,
  charts,
  curation,
  curationNews,
  releaseUpload,
  curationCards,
  curationCommand,
  digests,
  digestBlocks,
  digestCard,
  linking,
  linkingByName,
  listening,
  statistics,
  lookBack,
  alerts,
  backups,
  care,
  operator,
  pictures,
  plays: playsCommand,
  privacy,
  privacyData,
  privacyFiles,
  providers,
  ruleLanguage,
  ruleNotes,
  ruleCards,
  rules,
  rulesCommand,
  ruleWords,
  sources,
  library,
  tracks,
  status,
};
