/* What was recorded of a visit, and what comes next. Knows no page, no disk and no server. */

/* A UUID of version 7 (RFC 9562): the time first, so that records sort as they were made. */
export const newId = (now = Date.now()) => {
  const id = crypto.getRandomValues(new Uint8Array(16));
  let rest = now;
  for (let at = 5; at >= 0; at--) {
    id[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  id[6] = (id[6] & 0x0f) | 0x70;
  id[8] = (id[8] & 0x3f) | 0x80;
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const last = (records, kind) => records.filter((one) => one.kind === kind).at(-1);

/* records: those of one row of the list, in order. */
export const visitOf = (row, records) => {
  const arrived = last(records, "ARRIVED");
  const screened = last(records, "SCREENED");
  const consented = row.consent || Boolean(last(records, "CONSENTED"));
  const over = last(records, "DOSE") || last(records, "NOT_GIVEN");
  const cleared = Boolean(screened) && (screened.yes.length === 0 || screened.lookedInto);
  const newest = records.at(-1);
  return {
    arrival: arrived ? arrived.id : null,
    next: over ? "over" : !arrived ? "arrive" : !cleared ? "screen" : !consented ? "consent" : "dose",
    state: over
      ? over.kind === "DOSE"
        ? "dosed"
        : "none"
      : !arrived
        ? "expected"
        : !screened
          ? "arrived"
          : cleared && consented
            ? "consented"
            : "screened",
    unsent: records.some((one) => !one.sent),
    refused: records.some((one) => one.refused),
    undo: newest && !newest.sent ? newest : null,
  };
};

/* Without accents, capitals, spaces and dashes: how people type names. */
const plain = (typed) =>
  typed
    .normalize("NFD")
    .replace(/[\u0300-\u036f\s'’.-]/g, "")
    .toLowerCase();

/* By any part of the name in either order, the last four digits, or the booking reference. */
export const find = (people, typed) => {
  const wanted = plain(typed);
  if (!wanted) {
    return people;
  }
  const digits = /^\d+$/.test(wanted);
  return people.filter((row) =>
    digits
      ? row.four === wanted || (wanted.length > 4 && row.reference.startsWith(wanted))
      : plain(row.given + row.family).includes(wanted) || plain(row.family + row.given).includes(wanted),
  );
};

/* Whether answers allow a dose: null where they do, else the word of what is missing. */
export const speaksAgainst = (yes, lookedInto) => {
  if (yes.length > 0 && yes.some((one) => one.consequence === "STOP")) {
    return "stop";
  }
  return yes.length > 0 && !lookedInto ? "looked" : null;
};
