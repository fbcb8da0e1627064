/*
 * What the device keeps, in IndexedDB, encrypted with AES-GCM. The key is the server's; on the device it is kept only
 * wrapped, by a key derived from the passphrase (PBKDF2, SHA-256), which is kept nowhere. Unlocked, the key is in the
 * memory of the page, where it can be used and not read.
 */
const ROUNDS = 600000;
const MOST_TRIES = 10;
const text = new TextEncoder();

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let database;
const store = async (name, mode) => {
  if (!database) {
    const opening = indexedDB.open("dosebook-mobile", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("packs", { keyPath: "day" });
      opening.result.createObjectStore("records", { keyPath: "id" }).createIndex("day", "day");
    };
    database = await done(opening);
  }
  return database.transaction(name, mode, { durability: "strict" }).objectStore(name);
};

/* On the disk when this has come to an end, not only asked for. */
const write = async (name, what) => {
  const open = await store(name, "readwrite");
  what(open);
  await new Promise((resolve, reject) => {
    open.transaction.oncomplete = resolve;
    open.transaction.onabort = () => reject(open.transaction.error);
  });
};

export const isAble = () =>
  window.isSecureContext && window.indexedDB && window.crypto && crypto.subtle && "serviceWorker" in navigator;

export const packOf = async (day) => done((await store("packs", "readonly")).get(day));
const keepPack = (pack) => write("packs", (open) => open.put(pack));

/* Changes what is kept, not what somebody remembers of it. Answers what is kept from now on; null where it is gone. */
export const amend = async (day, change) => {
  const open = await store("packs", "readwrite");
  const ended = new Promise((resolve, reject) => {
    open.transaction.oncomplete = resolve;
    open.transaction.onabort = () => reject(open.transaction.error);
  });
  const kept = await done(open.get(day));
  const changed = kept ? change(kept) : null;
  if (changed) {
    open.put(changed);
  }
  await ended;
  return changed;
};
export const sealedRecords = async (day) =>
  (await done((await store("records", "readonly")).index("day").getAll(day))).sort((a, b) => a.turn - b.turn);
export const forget = (id) => write("records", (open) => open.delete(id));

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const usable = async (raw) => {
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  raw.fill(0);
  return key;
};

const derived = async (passphrase, salt, rounds) => {
  const typed = await crypto.subtle.importKey("raw", text.encode(passphrase.normalize("NFC")), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
};

/* Bound to what it is: a sealed value in another's place does not open. */
const seal = async (key, name, value) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = value instanceof Uint8Array ? value : text.encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(name) }, key, plain) };
};
const opened = (key, name, sealed) =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: text.encode(name) }, key, sealed.data);
const read = async (key, name, sealed) => JSON.parse(new TextDecoder().decode(await opened(key, name, sealed)));

/* Keeps what the server packed. Answers the key. */
export const lay = async (day, packed, passphrase) => {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const raw = bytes(packed.key);
  const wrapped = await seal(await derived(passphrase, salt, ROUNDS), "key", raw);
  const key = await usable(raw);
  const { key: gone, ...list } = packed;
  // The server's moments, as the clock of this device says them.
  const ahead = Date.now() - packed.now;
  await keepPack({
    day,
    carried: packed.carried,
    user: packed.user,
    validUntil: packed.validUntil + ahead,
    closes: packed.closes + ahead,
    salt,
    rounds: ROUNDS,
    wrapped,
    tries: 0,
    triedAt: 0,
    seen: Date.now(),
    list: await seal(key, "list " + day, list),
  });
  return key;
};

/* How many seconds to wait before the next try: none for the first three, then twice as long each time. */
export const wait = (pack) =>
  pack.tries < 3 ? 0 : Math.max(0, Math.ceil((pack.triedAt + 1000 * 2 ** (pack.tries - 2) - Date.now()) / 1000));

/* The key; null where the passphrase is wrong. The tenth wrong one wipes the list and what opens the rest here. */
export const unlock = async (pack, passphrase) => {
  // Counted before it is known: closing the page in between helps nobody.
  const tried = await amend(pack.day, (kept) => ({ ...kept, tries: kept.tries + 1, triedAt: Date.now() }));
  try {
    const raw = new Uint8Array(await opened(await derived(passphrase, pack.salt, pack.rounds), "key", pack.wrapped));
    await amend(pack.day, (kept) => ({ ...kept, tries: 0, triedAt: 0 }));
    return usable(raw);
  } catch (wrong) {
    if (tried.tries >= MOST_TRIES) {
      await amend(pack.day, ({ list, wrapped, salt, ...rest }) => rest);
    }
    return null;
  }
};
export const triesLeft = (pack) => MOST_TRIES - pack.tries;

/* The key that the server still has, for who is signed in as the one who took the list. */
export const unlockWith = async (pack, base64) => {
  await amend(pack.day, (kept) => ({ ...kept, tries: 0, triedAt: 0 }));
  return usable(bytes(base64));
};

export const listOf = async (pack, key) => (pack.list ? read(key, "list " + pack.day, pack.list) : null);

export const record = async (pack, key, turn, value) =>
  write(
    "records",
    ((sealed) => (open) => open.put(sealed))({
      id: value.id,
      day: pack.day,
      turn,
      sent: Boolean(value.sent),
      ...(await seal(key, "record " + value.id, value)),
    }),
  );

export const recordsOf = async (day, key) => {
  const all = [];
  for (const sealed of await sealedRecords(day)) {
    all.push({ ...(await read(key, "record " + sealed.id, sealed)), turn: sealed.turn });
  }
  return all;
};

/* The names go; what was not sent stays, encrypted. */
export const wipeList = async (pack) => {
  const rest = await amend(pack.day, ({ list, ...others }) => others);
  for (const sealed of await sealedRecords(pack.day)) {
    if (sealed.sent) {
      await forget(sealed.id);
    }
  }
  return rest;
};

/* Everything of the day goes; with the last day the page too. */
export const wipe = async (pack) => {
  for (const sealed of await sealedRecords(pack.day)) {
    await forget(sealed.id);
  }
  await write("packs", (open) => open.delete(pack.day));
  if ((await done((await store("packs", "readonly")).count())) === 0) {
    await caches.delete("dosebook-mobile");
  }
};
