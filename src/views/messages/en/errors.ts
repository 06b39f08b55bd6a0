import type { ErrorCode, ErrorData, InputProblem, ProviderName, RetryAfter } from '../../../errors.ts';
import { relativeTime } from '../../kit/format.ts';
import { capital, escapeText } from '../../kit/text.ts';

/** What happened, and what it means with the next step. */
export interface ErrorSentence {
  readonly title: string;
  readonly text: string;
}

/** As they are called in the middle of a sentence. */
export const providers: Record<ProviderName, string> = {
  spotify: 'Spotify',
  discord: 'Discord',
  musicbrainz: 'MusicBrainz',
  acousticbrainz: 'AcousticBrainz',
  reccobeats: 'ReccoBeats',
  deezer: 'Deezer',
  lastfm: 'Last.fm',
  listenbrainz: 'ListenBrainz',
  discogs: 'Discogs',
  beatport: 'Beatport',
  apple: 'Apple Music',
  llm: 'the language model',
};

const things: Record<ErrorData['NOT_FOUND']['what'], string> = {
  release: 'That release is not on your radar any more.',
  account: 'That account is not linked any more.',
  source: 'That source is not in your list any more.',
  job: 'That job is gone: finished work is only kept for a while.',
  digest: 'That digest was removed.',
  app: 'That Spotify app is not registered here any more.',
  track: 'That track is not in your library any more.',
  artist: 'You have heard no artist of that name.',
  album: 'You have heard no album of that name.',
  label: 'You have heard nothing of a label of that name.',
  link: 'That link request is over.',
  rule_set: 'There is no rule set of that name any more.',
  rule_draft: 'That draft is gone: it was finished or thrown away.',
  playlist: 'Segue does not manage that playlist any more.',
  revision: 'Nothing was applied to that playlist yet, so there is nothing to go back to.',
  style: 'There is no style of that name.',
  category: 'There is no category of that name any more.',
  period: 'You have not started that week of that style.',
  curation_track: 'That track is not in your week any more.',
  import: 'That import is not yours, or it is over.',
  stretch: 'That stretch counts as yours already.',
  chart: 'That chart is not kept here any more. `/trending show` offers what is.',
  chart_entity: 'Nothing of that name has stood on a chart that you see.',
};

const limits: Record<ErrorData['LIMIT_REACHED']['what'], string> = {
  mutes: 'things kept off your radar. Take one back first',
  blends: 'blends of your own. End one first',
  blended: 'people in one blend',
  follows: 'artists and labels that you follow. Stop following one first',
  digests: 'digests in one server. Remove one first',
  own_digests: 'digests in your DMs. Remove one first',
  apps: 'Spotify apps. Remove one first',
  links: 'link attempts an hour. Try again later',
  sources: 'sources. Take one out first',
  tags: 'tags on one track. Take one off first',
  corrections: 'corrections by hand. Undo one first',
  rule_sets: 'rule sets. Delete one first',
  playlists: 'playlists that Segue manages for you. Let go of one first',
  categories: 'categories in one style. Merge or archive one first',
  styles: 'styles of your own. Remove one first',
  stretches: 'stretches that were not you. Take one back first',
  watched: 'playlists that are watched for you. Stop watching one first',
};

const unanswered: Record<ErrorData['PROVIDER_UNAVAILABLE']['why'], string> = {
  timeout: 'did not answer in time',
  network: 'cannot be reached',
  server: 'has a problem of its own',
  bad_body: 'sent something that is not an answer',
  refused: 'refuses the key or the settings that this Segue has for it',
};

const storage: Record<ErrorData['STORAGE']['why'], string> = {
  full: 'The disk that Segue runs on is full. Whoever runs this bot needs to make room; then try again.',
  busy: 'The database was busy for too long. Try again in a moment.',
  readonly: 'The database cannot be written at the moment. Whoever runs this bot needs to look at it.',
  other: 'The database did not take it. Try again in a moment; if it stays, tell whoever runs this bot.',
};

/** Input that cannot be used, and what can. */
const invalid: Record<InputProblem, string> = {
  time_zone: 'That is not a time zone. Pick one from the suggestions, such as Europe/Berlin.',
  hour: 'The hour goes from 0 to 23.',
  day_of_month: 'The day goes from 1 to 31; 31 is the last day of every month.',
  client_id:
    'A Spotify client id has 32 letters and digits. You find it in the settings of your Spotify app.',
  lastfm_name:
    'A Last.fm name has 2 to 15 letters, digits, _ and -, and begins with a letter. It stands in the address of your profile.',
  listenbrainz_name:
    'Give your ListenBrainz user name, the address of your profile, or the user token from your settings there.',
  provider_off:
    'This Segue has no key for it, so nothing can be read from there. Whoever runs this bot can set one.',
  pairing_code: 'The code has six digits. It stands on the page that Segue opened in your browser.',
  stats_window:
    'That is no stretch of time. Write 7d, 30d, 6m, 1y, all, a year (2025), a month (2025-03) or two dates (2025-03-01..2025-03-14).',
  date_range: 'Those dates do not fit. Write them as 2026-11-20, the earlier one first.',
  stretch:
    'Write a day as 2026-05-03, or a moment as 2026-05-03 21:00 on the clock of your time zone, the earlier one first.',
  channel: 'Choose a text channel of this server.',
  job_step: 'There is no step of that name. Pick one from the suggestions.',
  bpm: 'A tempo goes from 20 to 400 beats per minute, such as 128 or 127.5.',
  musical_key: 'Write the key as 8A, 1m, Am or A minor.',
  genre: 'Segue does not know that genre. Pick one from the suggestions; several go with commas.',
  mood: 'Segue does not know that mood. Pick one from the suggestions; several go with commas.',
  percent: 'Energy goes from 0 (calm) to 100 (full power).',
  language: 'Write the language as German, de, or none for a track without words.',
  release_date: 'Write the date as 2026-11-20, 2026-11 or 2026.',
  tag: 'A tag has 1 to 50 characters on one line.',
  not_your_tag: 'That is not a tag of yours on this track. `/track show` lists yours.',
  nothing_to_set: 'Give at least one thing to set, or choose what to clear.',
  managed_already: 'Segue fills that playlist already. Pick another one.',
  same_track: 'That is the same track twice. Pick the other one from the suggestions.',
  rule_name: 'A rule set needs a name of 1 to 60 characters.',
  rule_name_taken: 'You have a rule set of that name already. Give this one another.',
  rule_circle: 'It would lead back to itself through the rule sets that it uses. Take one of the uses out.',
  rule_too_long:
    'That is more than one rule set can hold. Put a part of it into a rule set of its own and use that.',
  rule_fan_out:
    'These rules make one playlist per value, so they cannot take over one that is there. Let Segue make new ones.',
  rule_no_group: 'No track of yours has a value to make a playlist by yet, so there is nothing to make.',
  category_name: 'A category needs a name of 1 to 60 characters.',
  category_name_taken: 'You have a category of that name in this style already. Give this one another.',
  category_same: 'Those two are the same category. Choose another one to merge it into.',
  no_categories: 'There is nothing to sort into yet. Name at least one category first.',
  style_name: 'A style needs a name of 1 to 60 characters.',
  style_name_taken: 'There is a style of that name already.',
  week: 'That is no week of a year. Choose one from the list, or write it like 2026-W47.',
  recap_window: 'Write a month as 2026-03 and a year as 2026, or leave it out for the last one.',
  import_size: 'That is more than Segue takes for one import: 2 GB of files.',
  import_files: 'That are more files than Segue takes for one import: 200.',
  chart_list:
    'Nobody who can be asked here has that chart. Leave the genre or the country out, or choose another source.',
  chart_not_album_or_track:
    'An artist cannot be put into a playlist. Choose a track or an album from the suggestions.',
  rule_value:
    'Write the names of fields with their values, such as `bpm:128 genre:techno plays:3 added:2026-10-01`; one of these is no field, or its value does not fit.',
  rule_file: 'That is not a rule set that Segue can read. Export one to see what it looks like.',
};

const resting: Record<RetryAfter['why'], string> = {
  rate: 'It asked for a short pause.',
  quota: 'The quota of this Spotify app is used up; it is a limit for everybody who uses it, not for you.',
  outage: 'It has trouble at the moment.',
};

type Say = { readonly [C in ErrorCode]: (data: ErrorData[C]) => ErrorSentence };

const say: Say = {
  NOT_FOUND: ({ what }) => ({ title: 'Not there any more', text: `${things[what]} Nothing was changed.` }),
  INVALID_INPUT: ({ problem, value }) => ({
    title: 'That does not work yet',
    text: value === undefined ? invalid[problem] : `You gave “${escapeText(value, 60)}”. ${invalid[problem]}`,
  }),
  NOT_LINKED: () => ({
    title: 'No Spotify account yet',
    text: 'Segue needs your Spotify account for this. Linking takes a minute, and you can undo it at any time.',
  }),
  NEEDS_REAUTH: ({ displayName }) => ({
    title: 'Spotify asks you to sign in again',
    text: `The permission for **${escapeText(displayName)}** has ended, so nothing new comes in. Your data is kept; link again and it goes on.`,
  }),
  ALREADY_LINKED_ELSEWHERE: () => ({
    title: 'That Spotify account is taken',
    text: 'Another Discord person has linked it. If that is you too, unlink it there first (`/unlink`), then link it here.',
  }),
  LINK_EXPIRED: () => ({
    title: 'That link is over',
    text: 'It was used already or is older than ten minutes. Nothing was linked. Start again with a new one.',
  }),
  PAIRING_CODE_WRONG: ({ triesLeft }) => ({
    title: 'That is not the code',
    text:
      triesLeft > 0
        ? `Look at the page in your browser and type its six digits. ${triesLeft} ${triesLeft === 1 ? 'try is' : 'tries are'} left.`
        : 'That was the last try, so this link is closed and nothing was linked. Start again with a new one.',
  }),
  CONSENT_DENIED: () => ({
    title: 'You said no on Spotify’s page',
    text: 'That is fine, nothing was linked. If it was a slip, start again.',
  }),
  NOT_ALLOWLISTED: ({ app }) => ({
    title: 'Spotify does not let you in yet',
    text: `The Spotify app **${escapeText(app)}** is in development mode, which admits five people by name. Ask its owner to add your Spotify e-mail under *User Management*, or bring an app of your own (\`/link app:\`).`,
  }),
  OWNER_WITHOUT_PREMIUM: ({ app }) => ({
    title: 'Spotify has switched this app off',
    text: `Apps in development mode work only while their owner has Premium, and the owner of **${escapeText(app)}** has none. Ask the owner, or bring an app of your own (\`/link app:\`).`,
  }),
  INSUFFICIENT_SCOPE: () => ({
    title: 'A permission is missing',
    text: 'When you linked Spotify, this was not part of what you allowed. Link again and leave everything switched on.',
  }),
  FORBIDDEN_RESOURCE: ({ provider }) => ({
    title: `${capital(providers[provider])} keeps that closed`,
    text: 'This account may not read it: with an app in development mode only your own and shared playlists are open. A copy in your own account works.',
  }),
  RESOURCE_GONE: ({ provider }) => ({
    title: `${capital(providers[provider])} does not have that any more`,
    text: 'It was deleted or made private. What Segue already knew of it stays.',
  }),
  LISTENER_UNKNOWN: ({ provider, name }) => ({
    title: `${capital(providers[provider])} does not know that name`,
    text: `Nobody there is called **${escapeText(name, 60)}**. It is the name in the address of your profile, not the one that you show. Nothing was linked.`,
  }),
  LISTENER_PRIVATE: ({ provider, name }) => ({
    title: `${capital(providers[provider])} keeps your plays hidden`,
    text: `**${escapeText(name, 60)}** hides recent listening. Switch *Hide recent listening information* off in the privacy settings there, then link again.`,
  }),
  TOKEN_REFUSED: ({ provider }) => ({
    title: `${capital(providers[provider])} does not take that token`,
    text: 'It was reset, or not copied whole. Copy the one that your settings there show now, and link again.',
  }),
  PROVIDER_UNAVAILABLE: ({ provider, why }) => ({
    title: `${capital(providers[provider])} ${unanswered[why]}`,
    text: 'That is not on your side. Nothing is lost; Segue tries again by itself where it can.',
  }),
  MISSING_PERMISSION: () => ({
    title: 'This needs Manage Server',
    text: 'Only people with the permission *Manage Server* can change what Segue posts here. Ask one of them.',
  }),
  CANNOT_POST: ({ channelId }) => ({
    title: 'Segue may not post there',
    text: `In <#${channelId}> Segue needs *View Channel* and *Send Messages*. Give it both, or choose another channel.`,
  }),
  GUILD_ONLY: () => ({
    title: 'This works in a server',
    text: 'It is about a server and its channels. Use the same command there.',
  }),
  NOT_YOURS: () => ({
    title: 'Those buttons belong to somebody else',
    text: 'They act on that person’s music. Your own view is one command away.',
  }),
  BEING_DELETED: () => ({
    title: 'Your data is being deleted',
    text: 'You asked for that. It takes a few seconds, for a long history up to a minute; afterwards you begin as somebody new.',
  }),
  TOO_FAST: ({ retryAt }) => ({
    title: 'A little slower',
    text: `That was more than Segue takes from one person at once. The last press did nothing; go on ${relativeTime(retryAt)}.`,
  }),
  OUT_OF_DATE: () => ({
    title: 'That is out of date',
    text: 'It comes from an older version of Segue, and what it did has moved. Nothing was changed.',
  }),
  LIMIT_REACHED: ({ what, limit }) => ({
    title: 'That is the limit',
    text: `There can be ${limit} ${limits[what]}.`,
  }),
  STORAGE: ({ why }) => ({ title: 'That could not be saved', text: storage[why] }),
};

/** Sentences for what went wrong. */
export const errors = {
  say,
  resting: (wait: RetryAfter): ErrorSentence => ({
    title: `${capital(providers[wait.provider])} is resting`,
    text: `${resting[wait.why]} Segue goes on ${relativeTime(wait.at)} by itself; everything else works.`,
  }),
  unexpected: (errorId: string): ErrorSentence => ({
    title: 'Something broke, and it is our fault',
    text: `What you asked for may not have happened. Try once more; if it stays, tell whoever runs this bot the id \`${errorId}\`.`,
  }),
  tooLate: {
    title: 'That took too long',
    text: 'Discord does not open a form after waiting. Press once more, it is quicker now.',
  },
};
