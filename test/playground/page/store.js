// What the server told: named values, kept true by server-sent events.

/** @type {Map<string, any>} */
const values = new Map();
/** @type {{ prefix: string, listener: (value: any, key: string) => void }[]} */
const listeners = [];

/**
 * The value now; undefined before it was told.
 * @param {string} key
 */
export function get(key) {
  return values.get(key);
}

/**
 * Calls with every value whose key begins with this, now and whenever it changes.
 * @param {string} prefix
 * @param {(value: any, key: string) => void} listener
 */
export function on(prefix, listener) {
  listeners.push({ prefix, listener });
  for (const [key, value] of values) if (key.startsWith(prefix)) listener(value, key);
}

/** Listens to the server; the browser reconnects by itself and then hears everything anew. */
export function follow() {
  const events = new EventSource('/events');
  events.addEventListener('message', (event) => {
    const { key, value } = JSON.parse(event.data);
    values.set(key, value);
    for (const { prefix, listener } of listeners) if (key.startsWith(prefix)) listener(value, key);
  });
}

/**
 * Asks the server to do something; says so when it cannot.
 * @param {string} name
 * @param {Record<string, unknown>} [more]
 */
export async function act(name, more = {}) {
  const answer = await fetch('/act', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ act: name, ...more }),
  }).catch(() => undefined);
  if (!answer) note('The playground itself does not answer. Is `npm run demo` still running?', true);
  else if (!answer.ok) note((await answer.text()).slice(0, 300), true);
  return answer?.ok === true;
}

const NOTE_MS = 4500;

/**
 * Says something in the corner for a few seconds.
 * @param {string} text
 * @param {boolean} [bad]
 */
export function note(text, bad = false) {
  const line = document.createElement('div');
  line.className = bad ? 'note bad' : 'note';
  line.textContent = text;
  element('notes').append(line);
  setTimeout(() => line.remove(), NOTE_MS);
}

/**
 * An element that index.html has.
 * @param {string} id
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
