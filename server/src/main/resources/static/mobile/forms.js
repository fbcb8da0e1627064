/* Reads the forms of a visit: what to record, or the word of what is missing. */
import { chosen } from "./pages.js";
import { speaksAgainst } from "./visit.js";

const one = (form, name, kind, key, missing) => {
  const [value] = chosen(form, name);
  return value ? { kind, values: { [key]: value } } : { missing };
};

const answers = () => {
  const [said] = chosen("f-screen", "answers");
  const ticked = said === "yes" ? chosen("f-screen", "yes") : [];
  const yes = ticked.map((value) => ({ name: value.split(":")[0], consequence: value.split(":")[1] }));
  const lookedInto = yes.length > 0 && chosen("f-screen", "looked").length > 0;
  const missing = !said ? "choose" : said === "yes" && yes.length === 0 ? "yes" : speaksAgainst(yes, lookedInto);
  return missing ? { missing } : { kind: "SCREENED", values: { yes: yes.map((each) => each.name), lookedInto } };
};

const dose = (list) => {
  const [lot] = chosen("f-dose", "lot");
  const [arm] = chosen("f-dose", "arm");
  const missing = lot ? (arm ? null : "arm") : list.lots.length === 0 ? "noLot" : "lot";
  return missing ? { missing } : { kind: "DOSE", values: { lot, arm } };
};

export const steps = {
  arrive: () => one("f-arrive", "identity", "ARRIVED", "identity", "choose"),
  screen: answers,
  consent: () => one("f-consent", "by", "CONSENTED", "by", "choose"),
  dose,
  none: () => one("f-none", "reason", "NOT_GIVEN", "reason", "choose"),
};

/* What is wrong with what was typed to take the list; null for nothing. */
export const wish = () => {
  const [device, pass, again] = ["device", "pass", "again"].map((name) => chosen("f-pack", name)[0]);
  const missing = !device.trim() ? "device" : pass.length < 8 ? "short" : pass !== again ? "differ" : null;
  return { device: device.trim(), pass, missing };
};
