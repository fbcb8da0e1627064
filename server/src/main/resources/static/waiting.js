/*
 * Keeps the page of the waiting room up to date without loading it again. Asks this site how far the line is, the same
 * for everyone, and does the sum for this place. Says something new at most once a minute, except that it is your turn.
 * Writes no HTML.
 */
(() => {
  "use strict";

  const page = document.getElementById("waiting");
  if (!page || !window.fetch || page.dataset.kind === "elsewhere") {
    return;
  }
  const at = (id) => document.getElementById(id);
  const language = document.documentElement.lang + "-CA";
  const words = page.dataset;
  let kind = words.kind;
  let place = Number(words.place);
  let drawn = null;
  let turn = null;
  let saidAt = Date.now();

  const write = (id, text) => {
    const found = at(id);
    if (found && found.textContent !== text) {
      found.textContent = text;
    }
  };

  /* As Wait.minutes of the server. */
  const inWords = (seconds) => {
    const minutes = Math.ceil(Math.max(0, seconds) / 60);
    if (minutes < 2) {
      return words.waitSoon;
    }
    const step = minutes <= 10 ? 1 : minutes <= 60 ? 5 : 15;
    const rounded = Math.min(Math.ceil(minutes / step) * step, 24 * 60);
    if (rounded < 60) {
      return words.waitMinutes.replace("#", rounded);
    }
    const hours = Math.floor(rounded / 60);
    return rounded % 60 === 0
      ? words.waitHours.replace("#", hours)
      : words.waitHoursMinutes.replace("##", rounded % 60).replace("#", hours);
  };

  /* As Wait.after of the server: the turn comes nearer or stays, or it is said that it cannot. */
  const expected = (seconds) => {
    const now = Date.now() / 1000;
    const next = now + seconds;
    if (turn === null || next <= turn) {
      turn = next;
      return false;
    }
    const promised = turn - now;
    if (next > turn + Math.max(120, promised / 5)) {
      turn = next;
      return true;
    }
    turn = Math.max(turn, now);
    return false;
  };

  const go = () => {
    write("waiting-said", words.saidFront);
    window.location.assign(words.go);
  };

  const inLine = (state) => {
    const ahead = place - state.admitted - 1;
    if (ahead < 0 || state.door === "open") {
      go();
      return;
    }
    const slowed = expected((ahead / state.perMinute) * 60);
    const wait = state.stopped ? words.waitStopped : inWords(turn - Date.now() / 1000);
    const people = ahead.toLocaleString(language);
    write("waiting-ahead", people);
    write("waiting-wait", wait);
    if (slowed) {
      write("waiting-text", words.saidSlowed);
    }
    if (Date.now() - saidAt > 60000) {
      saidAt = Date.now();
      write("waiting-said", words.announced.replace("##", people).replace("#", wait));
    }
  };

  const show = (state) => {
    const trouble = state.trouble ? words.saidTrouble : state.stopped ? words.saidStopped : "";
    const note = at("waiting-trouble");
    if (note.textContent !== trouble) {
      write("waiting-trouble", trouble);
      note.hidden = trouble === "";
      write("waiting-said", trouble);
    }
    if (words.area && state.free[words.area] !== undefined) {
      write("waiting-free", state.free[words.area].toLocaleString(language));
    }
    const changed = drawn !== null && drawn !== state.drawn;
    drawn = state.drawn;
    if (kind === "line") {
      inLine(state);
    } else if (kind === "counting" || kind === "front" || changed || state.opensAt === 0) {
      /* A crowd that waited for the same moment does not ask in the same moment. */
      window.setTimeout(ask, kind === "gathered" ? Math.random() * state.again * 1000 : 0);
    }
  };

  /* The page says other things now: it is loaded once. */
  const ask = () =>
    fetch(words.ask, { cache: "no-store" })
      .then((answer) => answer.json())
      .then((mine) => {
        if (mine.kind === "front") {
          go();
        } else if (mine.kind !== kind) {
          window.location.reload();
        }
      })
      .catch(() => undefined);

  let again = 5;
  const poll = () =>
    fetch("/waiting/state", { cache: "no-cache" })
      .then((answer) => answer.json())
      .then((state) => {
        again = state.again;
        show(state);
      })
      .catch(() => undefined)
      .then(() => window.setTimeout(poll, again * 1000 * (0.8 + Math.random() * 0.4)));

  window.setTimeout(poll, again * 1000 * Math.random());
})();
