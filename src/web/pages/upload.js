// Sends files in parts, so that a connection that breaks costs one part. Words come from the page.
const root = document.querySelector('[data-upload]');
const words = root.dataset;
const input = root.querySelector('input[type=file]');
const drop = root.querySelector('.drop');
const list = root.querySelector('ul');
const send = root.querySelector('button');
const says = root.querySelector('[role=status]');
const base = location.pathname.replace(/\/+$/, '');

const SMALLEST = 64 * 1024;
const LARGEST = 4 * 1024 * 1024;
/** A part that takes longer than this gets smaller, ms. */
const LONG_MS = 3000;
let partBytes = 256 * 1024;
let waiting = 0;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (text) => {
  says.textContent = text;
};

/** What the server says; throws `{ status, error }` when it refuses, and what fetch throws when it is not there. */
const ask = async (method, path, body, type) => {
  const answer = await fetch(base + path, {
    method,
    body,
    headers: body === undefined ? {} : { 'content-type': type },
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw { status: answer.status, error: told.error };
  return told;
};

/** Tries until the server answers; a refusal ends it. */
const persist = async (work) => {
  for (let tries = 0; ; tries += 1) {
    try {
      const told = await work();
      if (tries > 0) say('');
      return told;
    } catch (error) {
      if (typeof error.status === 'number' && error.status !== 429 && error.status < 500) throw error;
      if (error.status === 507) throw error;
      say(words.again);
      partBytes = Math.max(SMALLEST, partBytes / 4);
      await sleep(Math.min(15000, 500 * 2 ** tries));
    }
  }
};

const rowOf = (name) => {
  const row = document.createElement('li');
  const title = document.createElement('span');
  title.textContent = name;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  const state = document.createElement('span');
  state.className = 'small';
  state.textContent = words.waiting;
  row.append(title, state, bar);
  list.append(row);
  list.hidden = false;
  return (fraction, text) => {
    bar.value = fraction;
    state.textContent = text;
  };
};

const upload = async (file, show) => {
  const begun = await persist(() =>
    ask('POST', '/files', JSON.stringify({ name: file.name, size: file.size }), 'application/json'),
  );
  let received = begun.received;
  while (received < file.size) {
    const started = performance.now();
    const told = await persist(async () => {
      // Where the server stands, which may be within the part that broke.
      const part = file.slice(received, received + partBytes);
      const answer = await ask(
        'PUT',
        `/files/${begun.number}?offset=${received}`,
        part,
        'application/octet-stream',
      ).catch(async (error) => {
        if (typeof error.status === 'number') throw error;
        const state = await ask('GET', '/state').catch(() => ({ files: [] }));
        received = state.files.find(({ number }) => number === begun.number)?.received ?? received;
        throw error;
      });
      return answer;
    });
    if (told.received <= received) await sleep(500);
    received = told.received;
    const took = performance.now() - started;
    partBytes = Math.round(
      took < LONG_MS / 3
        ? Math.min(LARGEST, partBytes * 2)
        : took > LONG_MS
          ? Math.max(SMALLEST, partBytes / 2)
          : partBytes,
    );
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
    show(received / file.size, `${words.sending} ${percent.format(received / file.size)}`);
  }
  show(1, words.done);
};

/** One after the other: the first one is through sooner. */
let queue = Promise.resolve();
let sent = 0;
const take = (files) => {
  for (const file of files) {
    const show = rowOf(file.name);
    waiting += 1;
    send.disabled = true;
    queue = queue.then(async () => {
      try {
        await upload(file, show);
        sent += 1;
      } catch (error) {
        const why = error.status === 507 ? words.full : error.status === 413 ? words.toolarge : words.failed;
        show(0, why);
        say(`${file.name}: ${why}`);
      }
      waiting -= 1;
      send.disabled = waiting > 0 || sent === 0;
    });
  }
};

input.addEventListener('change', () => {
  take([...input.files]);
  input.value = '';
});
for (const name of ['dragenter', 'dragover']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
}
for (const name of ['dragleave', 'drop']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.remove('over');
  });
}
drop.addEventListener('drop', (event) => take([...event.dataTransfer.files]));

send.addEventListener('click', async () => {
  send.disabled = true;
  try {
    await persist(() => ask('POST', '/done'));
    location.replace(`${base}/thanks`);
  } catch {
    say(words.failed);
    send.disabled = false;
  }
});
