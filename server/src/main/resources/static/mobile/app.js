/*
 * The page of a clinic without network: takes the list along, records arrival, answers, consent and dose on the device,
 * and sends what was recorded when there is a network. What is recorded is on the device's disk before it is said to be.
 */
import * as page from "./pages.js";
import * as server from "./server.js";
import * as vault from "./vault.js";
import { steps, wish } from "./forms.js";
import { find, newId, visitOf } from "./visit.js";

const { at, settings } = page;
const day = settings.address.split("/").at(-1);
const IDLE = 10 * 60000;
const SETTLED = 60000;
const AFTER_CLOSING = 60 * 60000;

let pack = null;
let key = null;
let list = null;
let records = [];
let row = null;
let reachable = navigator.onLine;
let sending = false;
let queue = Promise.resolve();
/* What keeps the page from sending by itself: said in the bar, where it interrupts nobody. */
let trouble = null;
let touched = Date.now();

const unsent = () => records.filter((one) => !one.sent);
const ofRow = (wanted) => records.filter((one) => one.appointment === wanted.appointment);
const visit = (wanted) => visitOf(wanted, ofRow(wanted));

/* A clock that is set back does not give the list more time. */
const now = () => Math.max(Date.now(), pack ? pack.seen : 0);

const showBar = async () => {
  if (pack) {
    const waiting = key ? unsent().length : (await vault.sealedRecords(day)).filter((one) => !one.sent).length;
    page.bar(reachable, waiting, pack, Boolean(key), trouble);
  }
};

const heard = (answer) => {
  reachable = answer.problem !== "network";
  return answer;
};

// ------------------------------------------------------------------------------------------------ views

const showList = () => {
  page.wiped(!list);
  const said = records.filter((one) => one.said && one.said.length > 0);
  const names = new Map((list ? list.people : []).map((one) => [one.appointment, one.given + " " + one.family]));
  page.looks(said, (one) => names.get(one.appointment) || page.moment(one.at), remove);
  if (list) {
    page.people(find(list.people, at("search").value), list.people, visit, open);
  }
  page.show("v-list");
};

const showPerson = () => {
  page.person(row, visit(row));
  page.show("v-person");
};

const open = (wanted) => {
  row = wanted;
  page.clearForms();
  showPerson();
};

const showUnlock = () => {
  at("f-unlock").hidden = !pack.wrapped;
  page.show("v-unlock");
};

const lock = async () => {
  key = null;
  list = null;
  records = [];
  row = null;
  page.forget();
  at("search").value = "";
  if (pack) {
    showUnlock();
    await showBar();
  }
};

const begin = async (opened) => {
  key = opened;
  pack = await vault.packOf(day);
  list = await vault.listOf(pack, key);
  records = await vault.recordsOf(day, key);
  touched = Date.now();
  page.clearForms();
  page.lots(list ? list.lots : []);
  at("m-noLot").hidden = !list || list.lots.length > 0;
  showList();
  await showBar();
};

// ------------------------------------------------------------------------------------------------ taking the list

const take = async () => {
  const { device, pass, missing } = wish();
  if (missing) {
    return page.complain(missing);
  }
  // First the page: a list without it could not be opened on the way.
  if (!(await server.keepPage(settings.address))) {
    return page.complain("network");
  }
  const answer = heard(await server.pack(settings.address, device));
  if (answer.problem) {
    return page.complain(answer.problem);
  }
  const opened = await vault.lay(day, answer.said, pass);
  if (navigator.storage && navigator.storage.persist) {
    await navigator.storage.persist();
  }
  await begin(opened);
};

const unlock = async () => {
  const seconds = vault.wait(pack);
  if (seconds > 0) {
    return page.complain("wait", seconds);
  }
  pack = { ...pack, tries: pack.tries + 1, triedAt: Date.now() };
  const opened = await vault.unlock(pack, page.chosen("f-unlock", "unlock")[0]);
  pack = await vault.packOf(day);
  at("f-unlock").reset();
  if (opened) {
    return begin(opened);
  }
  if (vault.triesLeft(pack) <= 0) {
    pack = await vault.wipeList(pack);
    showUnlock();
    return page.complain("wiped");
  }
  return page.complain("wrong", vault.triesLeft(pack));
};

const unlockByServer = async () => {
  const answer = heard(await server.keyAgain(settings.address, pack.carried));
  if (answer.problem) {
    return page.complain(answer.problem === "notYours" ? "otherUser" : answer.problem, pack.user);
  }
  if (answer.said.revoked) {
    pack = await vault.wipeList(pack);
  }
  return begin(await vault.unlockWith(pack, answer.said.key));
};

// ------------------------------------------------------------------------------------------------ recording

const note = async (kind, values) => {
  const id = newId();
  const made = { id, kind, appointment: row.appointment, arrival: visit(row).arrival || id, at: Date.now(), ...values };
  const turn = records.reduce((most, one) => Math.max(most, one.turn), 0) + 1;
  await vault.record(pack, key, turn, made);
  records.push({ ...made, turn });
  page.clearForms();
  showPerson();
  page.say(page.word("kept"));
  at("v-person").querySelector("h2").focus();
  await showBar();
};

const undo = async () => {
  const { undo: newest } = visit(row);
  if (newest && !sending) {
    await vault.forget(newest.id);
    records = records.filter((one) => one !== newest);
    showPerson();
    page.say(page.word("undone"));
    await showBar();
  }
};

/* What was not taken, and is recorded elsewhere by now. */
const remove = async (one) => {
  await vault.forget(one.id);
  records = records.filter((other) => other !== one);
  showList();
  await showBar();
};

const step = (name) => {
  const { kind, values, missing } = steps[name](list);
  return missing ? page.complain(missing) : note(kind, values);
};

// ------------------------------------------------------------------------------------------------ sending

const OUTCOMES = {
  TAKEN: { sent: true, refused: false },
  CONCERN: { sent: true, refused: false },
  NOT_TAKEN: { sent: false, refused: true },
};

const told = async (outcomes) => {
  for (const outcome of outcomes) {
    const one = records.find((kept) => kept.id === outcome.id);
    if (one) {
      Object.assign(one, OUTCOMES[outcome.outcome], { said: outcome.said });
      const { turn, ...value } = one;
      await vault.record(pack, key, turn, value);
    }
  }
};

/* Once it is sent it can't be taken back: by itself the page sends what has settled. */
const settled = () => {
  const fresh = new Set(records.filter((one) => Date.now() - one.at < SETTLED).map((one) => one.appointment));
  return unsent().filter((one) => !fresh.has(one.appointment));
};

/* True when everything asked for was answered. */
const sendNow = async (wanted, aloud) => {
  if (!key) {
    return false;
  }
  sending = true;
  try {
    const answer = heard(await server.send(settings.address, pack.carried, wanted, told));
    trouble = answer.problem === "network" ? null : answer.problem || null;
    if (answer.problem) {
      if (aloud) {
        page.complain(answer.problem, pack.user);
      }
      return false;
    }
    const minutes = answer.said.minutesOff;
    if (minutes !== 0) {
      page.say(page.word(minutes > 0 ? "clock.ahead" : "clock.behind", Math.abs(minutes)));
    } else if (aloud) {
      page.say(page.word("sent"));
    }
    if (answer.said.revoked && list) {
      await takeAway();
    }
    return true;
  } finally {
    sending = false;
    await refresh();
  }
};

/* One after the other. wanted: asked when its turn has come. */
const send = (wanted, aloud) => {
  const turn = queue.then(() => sendNow(wanted(), aloud));
  queue = turn.catch(() => undefined);
  return turn;
};

const refresh = async () => {
  if (key && page.isShown("v-list")) {
    showList();
  } else if (key && row && page.isShown("v-person")) {
    page.person(row, visit(row));
  }
  await showBar();
};

const bye = async () => {
  const answer = heard(await server.returned(settings.address, pack.carried));
  if (answer.problem) {
    return page.complain(answer.problem, pack.user);
  }
  await vault.wipe(pack);
  pack = null;
  await lock();
  page.gone();
  return page.show("v-bye");
};

const finish = async () => {
  if (await send(unsent, true)) {
    await (unsent().length === 0 ? bye() : page.complain("notAll"));
  }
};

/* The names go, at the end of their time or at the server's word. */
const takeAway = async () => {
  pack = await vault.wipeList(pack);
  list = null;
  row = null;
  records = records.filter((one) => !one.sent);
  page.forget();
  page.show(key ? "v-list" : "v-unlock");
};

const watch = async () => {
  if (!pack) {
    return;
  }
  if (pack.list) {
    if (now() >= pack.validUntil) {
      await takeAway();
      await refresh();
    } else {
      pack = (await vault.amend(day, (kept) => ({ ...kept, seen: Math.max(Date.now(), kept.seen) }))) || pack;
    }
  }
  if (key && !sending && Date.now() - touched > IDLE) {
    await lock();
  }
};

/* With nothing to send it asks whether the list was taken back. */
const byItself = async () => {
  if (key && navigator.onLine && !sending) {
    const over = now() > pack.closes + AFTER_CLOSING || !pack.list;
    if ((await send(() => settled().filter((one) => !one.refused), false)) && over && unsent().length === 0) {
      await bye();
    }
  }
};

// ------------------------------------------------------------------------------------------------ the page

const on = (id, event, act) =>
  at(id)?.addEventListener(event, async (happened) => {
    happened.preventDefault();
    touched = Date.now();
    try {
      await act();
    } catch (failure) {
      page.complain("failed");
      throw failure;
    }
  });

const listen = () => {
  on("f-pack", "submit", take);
  on("f-unlock", "submit", unlock);
  on("m-server", "click", unlockByServer);
  on("m-lock", "click", lock);
  on("m-send", "click", () => send(unsent, true));
  on("m-finish", "click", finish);
  on("m-back", "click", showList);
  on("m-undo", "click", undo);
  on("search", "input", showList);
  Object.keys(steps).forEach((name) => on("f-" + name, "submit", () => step(name)));
  at("f-screen").addEventListener("change", () => {
    at("m-yes").hidden = page.chosen("f-screen", "answers")[0] !== "yes";
  });
  for (const event of ["pointerdown", "keydown"]) {
    document.addEventListener(event, () => {
      touched = Date.now();
    });
  }
  window.addEventListener("online", async () => {
    reachable = true;
    await showBar();
    await byItself();
  });
  window.addEventListener("offline", () => {
    reachable = false;
    showBar();
  });
  window.setInterval(() => watch().catch(() => page.complain("failed")), 30000);
  window.setInterval(() => byItself().catch(() => undefined), SETTLED);
};

const start = async () => {
  if (!vault.isAble()) {
    return page.complain("old");
  }
  const manifest = page.make("link", "");
  Object.assign(manifest, { rel: "manifest", crossOrigin: "use-credentials", href: settings.address + "/manifest.webmanifest" });
  document.head.append(manifest);
  await navigator.serviceWorker.register(settings.worker).catch(() => undefined);
  listen();
  pack = await vault.packOf(day);
  if (!pack) {
    return page.show("v-pack");
  }
  await watch();
  showUnlock();
  await showBar();
  if (navigator.onLine) {
    await server.keepPage(settings.address);
  }
};

/* Two windows would each know half of what was recorded. */
if (navigator.locks) {
  navigator.locks.request("dosebook-mobile-" + day, { ifAvailable: true }, (mine) => {
    if (!mine) {
      return page.show("v-busy");
    }
    start().catch(() => page.complain("failed"));
    return new Promise(() => undefined);
  });
} else {
  start().catch(() => page.complain("failed"));
}
