/* Writes what is to be seen. Never any HTML: names are text. */
export const at = (id) => document.getElementById(id);

const place = at("mobile");
export const settings = place.dataset;
const words = Object.fromEntries(
  Array.from(document.querySelectorAll("#m-words [data-word]"), (one) => [one.dataset.word, one.textContent]),
);
export const word = (key, one = "", other = "") => words[key].replace("##", other).replace("#", one);
const language = document.documentElement.lang + "-CA";

export const moment = (millis) =>
  new Date(millis).toLocaleString(language, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" });

export const make = (name, text, ...children) => {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
};

/* One view at a time; the focus goes to its heading, as it would on a page of its own. */
let shown = null;
export const show = (view) => {
  for (const one of place.querySelectorAll(":scope > section[id^='v-']")) {
    one.hidden = one.id !== view;
  }
  if (shown !== view) {
    shown = view;
    quiet();
    at(view).querySelector("h2").focus();
  }
};
export const isShown = (view) => shown === view;

export const quiet = () => {
  at("m-error").hidden = true;
  at("m-said").textContent = "";
};

export const say = (text) => {
  quiet();
  at("m-said").textContent = text;
};

export const complain = (key, one = "") => {
  quiet();
  at("m-error-text").textContent = word("error." + key, one);
  at("m-sign-in").hidden = key !== "signIn";
  at("m-error").hidden = false;
  at("m-error").focus();
};

export const bar = (reachable, unsent, pack, unlocked, trouble) => {
  at("m-bar").hidden = false;
  at("m-net").textContent = word(reachable ? "net.on" : "net.off");
  at("m-unsent").textContent =
    unsent === 0 ? word("unsent.none") : unsent === 1 ? word("unsent.one") : word("unsent.some", unsent);
  // Without network they lead nowhere.
  for (const link of document.querySelectorAll("a.db-back, a.db-language")) {
    link.hidden = !reachable;
  }
  at("m-valid").textContent = pack.list ? word("validUntil", moment(pack.validUntil)) : "";
  at("m-trouble").hidden = !trouble;
  at("m-trouble-text").textContent = trouble ? word("error." + trouble, pack.user) : "";
  at("m-trouble-sign-in").hidden = trouble !== "signIn";
  at("m-send").hidden = !unlocked;
  at("m-lock").hidden = !unlocked;
};

const line = (row, visit) => {
  const marks = [word("state." + visit.state)];
  if (visit.refused) {
    marks.push(word("refusedMark"));
  } else if (visit.unsent) {
    marks.push(word("unsentMark"));
  }
  return marks.join(", ");
};

export const people = (found, all, visit, open) => {
  at("m-found").textContent = word("ofList", found.length, all.length);
  at("m-nobody").hidden = found.length > 0;
  at("m-people").replaceChildren(
    ...found.map((row) => {
      const button = make("button", "");
      button.type = "button";
      button.append(
        make("strong", row.given + " " + row.family),
        make("span", row.time + ", " + row.birth),
        make("span", line(row, visit(row))),
      );
      button.addEventListener("click", () => open(row));
      return make("li", "", button);
    }),
  );
};

const fact = (key, value) => make("div", "", make("dt", word("fact." + key)), make("dd", value));

export const person = (row, visit) => {
  at("m-name").textContent = row.given + " " + row.family;
  at("m-state").textContent = line(row, visit);
  at("m-facts").replaceChildren(
    fact("born", row.birth),
    fact("number", row.four ? "•••• ••" + row.four.slice(0, 1) + " " + row.four.slice(1) : word("fact.noCard")),
    fact("dose", word("fact.doseAt", row.time, row.dose)),
    fact("history", row.doses.length ? row.doses.join("; ") : word("fact.noHistory")),
    fact("language", row.language),
    fact("reference", row.reference.replace(/(\d{4})(?=\d)/g, "$1 ")),
  );
  at("m-earliest").hidden = !row.earliest;
  at("m-earliest").textContent = row.earliest ? word("earliest", row.earliest) : "";
  at("m-undoing").hidden = !visit.undo;
  for (const step of ["arrive", "screen", "consent", "dose"]) {
    at("f-" + step).hidden = visit.next !== step;
  }
  at("m-without").hidden = visit.next === "over" || visit.next === "arrive";
};

export const clearForms = () => {
  for (const form of place.querySelectorAll("form")) {
    form.reset();
  }
  at("m-yes").hidden = true;
  at("m-without").open = false;
};

export const lots = (all) => {
  at("m-noLot").hidden = all.length > 0;
  at("m-noLot").textContent = all.length > 0 ? "" : word("error.noLot");
  at("m-lots").replaceChildren(
    ...all.map((lot, index) => {
      const input = make("input", "");
      Object.assign(input, { type: "radio", name: "lot", value: lot.id, id: "lot-" + index, className: "ontario-radios__input" });
      const label = make("label", lot.number + ", " + lot.product + ", " + lot.useBy);
      label.htmlFor = input.id;
      label.className = "ontario-radios__label";
      const item = make("div", "", input, label);
      item.className = "ontario-radios__item";
      return item;
    }),
  );
};

/* What the server said that a human should know. */
export const looks = (records, nameOf, remove) => {
  at("m-look").hidden = records.length === 0;
  at("m-looks").replaceChildren(
    ...records.map((one) => {
      const item = make("li", "", make("p", nameOf(one)));
      item.append(...one.said.map((text) => make("p", text)));
      if (one.refused) {
        const button = make("button", word("remove"));
        button.type = "button";
        button.className = "mb-link";
        button.addEventListener("click", () => {
          if (button.dataset.sure) {
            remove(one);
          } else {
            button.dataset.sure = "yes";
            button.after(make("p", word("removeSure")));
          }
        });
        item.append(button);
      }
      return item;
    }),
  );
};

export const wiped = (isWiped) => {
  at("m-wiped").hidden = !isWiped;
  at("m-there").hidden = isWiped;
};

/* With the list goes what is said of it. */
export const gone = () => {
  at("m-bar").hidden = true;
  at("m-valid").textContent = "";
};

/* Nothing of the people stays on the screen, hidden or not. */
export const forget = () => {
  for (const id of ["m-people", "m-facts", "m-looks", "m-lots"]) {
    at(id).replaceChildren();
  }
  for (const id of ["m-name", "m-state", "m-earliest", "m-said", "m-found"]) {
    at(id).textContent = "";
  }
  clearForms();
};

export const chosen = (form, name) => new FormData(at(form)).getAll(name);
