import { alerts } from './en/alerts.ts';
import { backups } from './en/backups.ts';
import { beatport } from './en/beatport.ts';
import { care } from './en/care.ts';
import { charts } from './en/charts.ts';
import { curation } from './en/curation.ts';
import { curationCards } from './en/curation-cards.ts';
import { curationCommand } from './en/curation-command.ts';
import { curationNews } from './en/curation-news.ts';
import { digestBlocks } from './en/digest-blocks.ts';
import { digestCard } from './en/digest-card.ts';
import { digests } from './en/digests.ts';
import { errors, providers } from './en/errors.ts';
import { exporting } from './en/export.ts';
import { help } from './en/help.ts';
import { imports } from './en/imports.ts';
import { jobs } from './en/jobs.ts';
import { kit } from './en/kit.ts';
import { library } from './en/library.ts';
import { linking } from './en/linking.ts';
import { linkingByName } from './en/linking-by-name.ts';
import { listening } from './en/listening.ts';
import { operator } from './en/operator.ts';
import { pictures } from './en/pictures.ts';
import { playsCommand } from './en/plays.ts';
import { privacy } from './en/privacy.ts';
import { privacyData } from './en/privacy-data.ts';
import { privacyFiles } from './en/privacy-files.ts';
import { radar } from './en/radar.ts';
import { releaseUpload } from './en/release-upload.ts';
import { ruleNotes } from './en/rule-notes.ts';
import { rules } from './en/rules.ts';
import { ruleCards } from './en/rules-cards.ts';
import { rulesCommand } from './en/rules-command.ts';
import { ruleLanguage } from './en/rules-language.ts';
import { ruleWords } from './en/rules-words.ts';
import { server } from './en/server.ts';
import { settings } from './en/settings.ts';
import { sources } from './en/sources.ts';
import { statistics } from './en/statistics.ts';
import { lookBack } from './en/statistics-look-back.ts';
import { status } from './en/status.ts';
import { taste } from './en/taste.ts';
import { tracks } from './en/tracks.ts';
import { ways } from './en/ways.ts';
import { web } from './en/web.ts';

/** English. One file per family in `en/`; a sentence with facts is a function of them. */
export const en = {
  /** BCP 47, for dates, numbers and plurals. */
  locale: 'en',
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
