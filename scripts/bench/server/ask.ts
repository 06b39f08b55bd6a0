import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { openGate } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';
import { quantile } from '../report.ts';
import { memberAt } from '../stats/build.ts';
import { createRandom } from '../suggest/random.ts';
import { buildServer, SERVER_MEMBERS } from './build.ts';
import { memberQuestions, type ServerQuestion } from './members.ts';

export interface AskedQuestion {
  readonly name: string;
  readonly metric: ServerQuestion['metric'];
  readonly p50: number;
  readonly p99: number;
  /** Of the processor alone, whatever else the machine is busy with. */
  readonly cpuP99: number;
}

/** So many members ask each question, after some whose answers do not count. */
const ASKED = 200;
const WARM_UP = 3;

/** Asks every question about the members of a server. @param say what goes on */
export const askMembers = async (say: (text: string) => void): Promise<AskedQuestion[]> => {
  const database = openSqlite({ path: await buildServer(say), gate: openGate, durability: 'normal' });
  const answers: AskedQuestion[] = [];
  for (const { name, metric, prepare } of memberQuestions(createStore(database))) {
    const random = createRandom(5);
    const [times, cpu]: [number[], number[]] = [[], []];
    for (let at = 1 - WARM_UP; at <= ASKED; at++) {
      // Neighbours lie beside one another on the disk.
      const memberId = memberAt((((at + WARM_UP) * 37) % SERVER_MEMBERS) + 1);
      const ask = await prepare(memberId, random);
      const [before, busy] = [performance.now(), process.cpuUsage()];
      const named = await ask();
      const took = performance.now() - before;
      const { user, system } = process.cpuUsage(busy);
      if (named === 0) throw new Error(`${name} named nobody.`);
      if (at < 1) continue;
      times.push(took);
      cpu.push((user + system) / 1_000);
    }
    const measured = { p50: quantile(times, 0.5), p99: quantile(times, 0.99), cpuP99: quantile(cpu, 0.99) };
    answers.push({ name, metric, ...measured });
    const [p50, p99, busy] = [measured.p50, measured.p99, measured.cpuP99].map((one) =>
      one.toFixed(1).padStart(8),
    );
    say(`${name.padEnd(28)} p50 ${p50} p99 ${p99} processor p99 ${busy} ms`);
  }
  await database.close();
  return answers;
};
