/** The page on which members put files of releases, and the way to it. */
export const releaseUpload = {
  link: {
    title: 'Put your releases on a page',
    text: 'CSV or JSON with a title and artists in every row, up to ten files of 5 MB. Exports of shops, rekordbox and promo pools mostly go in as they are.',
    where: 'Or attach a file: `/releases import file:`',
    open: 'Open the page',
    expires: (when: string) => `The link is for you alone and ends ${when}, or with the next one.`,
  },
  page: {
    title: 'Your releases',
    text: 'Drop CSV or JSON files here, with a title and artists in every row. Several at once are fine.',
    choose: 'Choose files',
    drop: 'or drop them here',
    send: 'That is all: take them in',
    next: 'Segue then tells you in Discord what came in, and which lines did not.',
    privacy:
      'The files lie on Segue’s own disk, at the longest for three days. What is in them is seen by nobody but you.',
    expires: (when: string) => `This page works until ${when} (UTC).`,
    list: 'Files',
    waiting: 'waiting',
    sending: 'uploading',
    done: 'done',
    again: 'The connection broke. It goes on by itself.',
    failed: 'did not work',
    tooLarge: 'is larger than 5 MB, or one file too many',
    full: 'The disk of this Segue is full. Whoever runs it has to make room.',
    noScript: 'This page needs JavaScript. Without it, attach the file in Discord: /releases import.',
    finished: {
      title: 'Thank you',
      text: 'Your files are here. Go back to Discord: Segue tells you there what came in.',
      next: 'You can close this page.',
    },
    ended: {
      title: 'This link has ended',
      text: 'It was used already, replaced by a newer one, or its day is over.',
      next: 'Ask for a new one in Discord with /releases import.',
    },
  },
};
