import type { Way } from '../../actions/go.ts';

/** Labels of the buttons that lead somewhere else. */
export const ways: Record<Way, string> = {
  help: 'What can I do now?',
  link: 'Link Spotify',
  sources: 'Pick sources',
  library: 'Open library',
  'rules list': 'My rule sets',
  'rules new': 'New rule set',
  'curate resume': 'Go on sorting',
  'curate start': 'Sort new releases',
  'curate list': 'My weeks',
  'styles list': 'Styles',
  'releases review': 'Doubtful matches',
  top: 'My top list',
  recent: 'Recently played',
  'recap month': 'My month in music',
  milestones: 'My milestones',
  gaps: 'Loved, long not heard',
  'trending show': 'What is moving',
  'trending watched': 'Watched playlists',
  'jobs list': 'Show jobs',
  'digest list': 'Digests here',
  timezone: 'Set time zone',
  status: 'How is Segue?',
};
