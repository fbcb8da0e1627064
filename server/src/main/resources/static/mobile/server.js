/* Talks to the server. Every answer is an object: what it says, or a problem in one word. */
const post = async (address, body) => {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      cache: "no-store",
      redirect: "manual",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (cut) {
    return { problem: "network" };
  }
  if (answer.type === "opaqueredirect") {
    return { problem: "signIn" };
  }
  if (answer.status === 403 || answer.status === 404) {
    return { problem: "notYours" };
  }
  if (answer.status === 409) {
    return { problem: "late" };
  }
  if (!answer.ok) {
    return { problem: "failed" };
  }
  try {
    return { said: await answer.json() };
  } catch (cutShort) {
    return { problem: "network" };
  }
};

const AT_ONCE = 50;
const PROBLEMS = { OTHER_USER: "otherUser", UNKNOWN: "unknown" };
const OURS = ["id", "kind", "appointment", "arrival", "at", "identity", "yes", "lookedInto", "by", "lot", "arm", "reason"];

export const pack = (address, device) => post(address + "/pack", { device });
export const keyAgain = (address, carried) => post(address + "/key", { carried });
export const returned = (address, carried) => post(address + "/returned", { carried });

/*
 * Sends records in the order in which they were made, and asks with none how things stand. What was answered is told as it
 * comes: of a batch whose answer is lost nothing is known, and it is sent again, which the server notices.
 */
export const send = async (address, carried, records, told) => {
  let rest = records;
  let state;
  do {
    const batch = rest.slice(0, AT_ONCE);
    rest = rest.slice(AT_ONCE);
    const sent = batch.map((one) => Object.fromEntries(OURS.filter((key) => key in one).map((key) => [key, one[key]])));
    const answer = await post(address + "/records", { carried, deviceNow: Date.now(), records: sent });
    if (answer.problem) {
      return answer;
    }
    state = answer.said;
    if (state.problem) {
      return { problem: PROBLEMS[state.problem] || "failed" };
    }
    await told(state.outcomes);
  } while (rest.length > 0);
  return { said: state };
};

/* Has the worker keep the page and its files. False where there is no network, or no worker came to be. */
export const keepPage = (address) =>
  new Promise((resolve) => {
    window.setTimeout(() => resolve(false), 20000);
    navigator.serviceWorker.ready.then((registration) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (message) => resolve(message.data);
      registration.active.postMessage({ keep: address }, [channel.port2]);
    });
  });
