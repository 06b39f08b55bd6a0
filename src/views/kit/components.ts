import type {
  APIButtonComponent,
  APIComponentInContainer,
  APIContainerComponent,
  APIFileComponent,
  APIMediaGalleryComponent,
  APISectionComponent,
  APISeparatorComponent,
  APITextDisplayComponent,
  APIThumbnailComponent,
} from 'discord-api-types/v10';
import { ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10';
import type { MessageFile, MessageView } from './message.ts';

/** What a message is about; decides the accent colour, so that people know an area by its edge. */
export type Area = keyof typeof colours;

const colours = {
  help: 0x5865f2,
  accounts: 0x1db954,
  sources: 0x2d9cdb,
  library: 0x4c6ef5,
  playlists: 0x12b886,
  curation: 0xd4af37,
  listening: 0x9b51e0,
  charts: 0xff6b35,
  digests: 0xe879b9,
  jobs: 0x868e96,
  settings: 0x7a8290,
  warning: 0xf2a33c,
  error: 0xe5484d,
} as const;

/** The colour of an area, `0xrrggbb`: pictures wear it too. */
export const colourOf = (area: Area): number => colours[area];

type Maybe<T> = T | null | undefined | false;

/** What stands in a container; an absent child is left out, so a view can write `condition && text(…)`. */
export type Child = Maybe<APIComponentInContainer>;

/** The frame with the accent colour of its area. */
export const container = (area: Area, children: readonly Child[]): APIContainerComponent => ({
  type: ComponentType.Container,
  accent_color: colours[area],
  components: children.filter(present),
});

/** A whole message: one container, and the files it shows. */
export const message = (
  area: Area,
  children: readonly Child[],
  files?: readonly MessageFile[],
): MessageView => ({
  components: [container(area, children)],
  ...(files === undefined || files.length === 0 ? {} : { files }),
});

/** Markdown, written by us; outside text in it goes through `escapeText`. Absent lines are left out. */
export const text = (...lines: readonly Maybe<string>[]): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content: lines.filter(present).join('\n'),
});

/** A title of a message. */
export const heading = (title: string): APITextDisplayComponent => text(`### ${title}`);

/** Small grey lines (`-#`). */
export const small = (...lines: readonly Maybe<string>[]): APITextDisplayComponent =>
  text(...lines.filter(present).flatMap((line) => line.split('\n').map((part) => `-# ${part}`)));

/** A picture at the right of a section. @param url https or `attachment://name` @param alt what it shows */
export const thumbnail = (url: string, alt: string): APIThumbnailComponent => ({
  type: ComponentType.Thumbnail,
  media: { url },
  description: alt,
});

/** One to three texts with a picture or a button beside them; without one the texts stand alone. */
export const section = (
  texts: readonly (string | APITextDisplayComponent)[],
  accessory: Maybe<APIThumbnailComponent | APIButtonComponent>,
): APISectionComponent | APITextDisplayComponent => {
  const components = texts.map((part) => (typeof part === 'string' ? text(part) : part));
  if (present(accessory)) return { type: ComponentType.Section, components, accessory };
  return text(...components.map(({ content }) => content));
};

/** One to ten pictures. */
export const gallery = (
  pictures: readonly { url: string; alt: string; spoiler?: boolean }[],
): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: pictures.map(({ url, alt, spoiler }) => ({
    media: { url },
    description: alt,
    ...(spoiler === true ? { spoiler } : {}),
  })),
});

/** A drawn picture among the message's files; without one (it could not be drawn in time) nothing. */
export const picture = (drawn: Maybe<MessageFile>): Child =>
  present(drawn) && gallery([{ url: `attachment://${drawn.name}`, alt: drawn.description }]);

/** A file of the message as a download. @param name of one of the message's files */
export const file = (name: string): APIFileComponent => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
});

/** A gap, with a line by default. */
export const separator = (
  options: { line?: boolean; space?: 'small' | 'large' } = {},
): APISeparatorComponent => ({
  type: ComponentType.Separator,
  divider: options.line ?? true,
  spacing: options.space === 'large' ? SeparatorSpacingSize.Large : SeparatorSpacingSize.Small,
});

const present = <T>(value: Maybe<T>): value is T => value !== null && value !== undefined && value !== false;
