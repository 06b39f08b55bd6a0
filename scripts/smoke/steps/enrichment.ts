import assert from 'node:assert/strict';
import { type Scene, until } from '../scene.ts';
import { says } from '../truth.ts';

/** Providers may round, and count a tempo a little differently. */
const BPM_OFF = 2;

/** What providers know about a track arrives by itself after a sync; a member's own word stands above it. */
export const enrichment = async (scene: Scene): Promise<void> => {
  const { transcript, mira, stage } = scene;
  let spotifyId = '';
  let track = '';

  await transcript.step('A sync asks around: /track show knows the tempo that the world knows', async () => {
    await until('a track that ReccoBeats knows', () => {
      const [row] = scene.rows(
        `SELECT t.spotify_id AS id, t.id AS track FROM enrichments e JOIN tracks t ON t.id = e.track_id
         JOIN source_tracks s ON s.track_id = t.id
         WHERE e.source = 'reccobeats' AND s.member_id = ? ORDER BY t.spotify_id LIMIT 1`,
        mira.person.id,
      );
      spotifyId = String(row?.['id'] ?? '');
      track = `track:${row?.['track']}`;
      return spotifyId !== '';
    });
    const { catalogue } = stage.world;
    const known = catalogue.track(spotifyId);
    const truth = catalogue.recording(known?.recordingMbid ?? '');
    assert(known && truth, 'The world does not know this track.');
    const typed = { track: known.name.slice(0, 60) };
    const suggested = await mira.person.autocomplete('/track show', typed, 'track', mira.place);
    assert(
      suggested.some(({ value }) => value === track),
      `“${known.name}” is not suggested: ${suggested.map(({ name }) => name).join(', ')}`,
    );
    const { message, ackMs } = await mira.slash('/track show', { track });
    says(message, known.name.slice(0, 12));
    const bpm = Number(/\*\*([\d.]+) BPM\*\*/.exec(message.text)?.[1]);
    const octaves = [truth.bpm / 2, truth.bpm, truth.bpm * 2];
    assert(
      octaves.some((octave) => Math.abs(octave - bpm) <= BPM_OFF),
      `The card says ${bpm} BPM, the world ${truth.bpm}.`,
    );
    transcript.note(`The world: ${truth.bpm} BPM. Acknowledged in ${Math.round(ackMs)} ms.`);
  });

  await transcript.step('/track tag and /track set: one’s own word wins, and can be taken back', async () => {
    says((await mira.slash('/track tag', { track, tag: 'warm-up' })).message, 'warm-up');
    says((await mira.slash('/track set', { track, bpm: '99' })).message, /\*\*99 BPM\*\*/);
    const others = await scene.jonas.slash('/track show', { track });
    assert(!others.message.text.includes('warm-up'), 'Jonas sees Mira’s tag.');
    const cleared = (await mira.slash('/track set', { track, clear: 'bpm' })).message;
    assert(!cleared.text.includes('**99 BPM**'), 'Her tempo is still there after she took it back.');
    says(cleared, 'warm-up');
  });

  await transcript.step('/status says in words what concerns a member', async () => {
    const { message } = await mira.slash('/status');
    says(message, 'How Segue is', 'MusicBrainz');
  });
};
