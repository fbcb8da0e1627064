/*
 * The only script of Dosebook: a passkey cannot be asked for without one. Shows the form marked data-passkey where the
 * browser knows passkeys; when it is sent, asks the browser the question it carries and sends the answer with it.
 * Asks no address for anything and writes no HTML.
 */
(() => {
  "use strict";

  const TRANSPORTS = ["usb", "nfc", "ble", "smart-card", "hybrid", "internal"];
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential || !navigator.credentials) {
    return;
  }

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (credentials) => (credentials || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const say = (mark, shown) => {
    const found = document.querySelector("[" + mark + "]");
    if (found) {
      found.hidden = !shown;
    }
    return found;
  };

  const create = async (question) => {
    const made = await navigator.credentials.create({
      publicKey: {
        ...question,
        challenge: bytes(question.challenge),
        user: { ...question.user, id: bytes(question.user.id) },
        excludeCredentials: known(question.excludeCredentials),
      },
    });
    const ways = made.response.getTransports ? made.response.getTransports() : [];
    return {
      ...about(made),
      response: {
        clientDataJSON: text(made.response.clientDataJSON),
        attestationObject: text(made.response.attestationObject),
        transports: ways.filter((way) => TRANSPORTS.includes(way)),
      },
    };
  };

  const get = async (question) => {
    const used = await navigator.credentials.get({
      publicKey: {
        ...question,
        challenge: bytes(question.challenge),
        allowCredentials: known(question.allowCredentials),
      },
    });
    return {
      ...about(used),
      response: {
        clientDataJSON: text(used.response.clientDataJSON),
        authenticatorData: text(used.response.authenticatorData),
        signature: text(used.response.signature),
      },
    };
  };

  const about = (credential) => ({ id: credential.id, rawId: text(credential.rawId), type: credential.type });

  let asking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asking) {
      return;
    }
    asking = true;
    say("data-passkey-failed", false);
    say("data-passkey-known", false);
    try {
      const question = JSON.parse(form.dataset.question);
      const answer = form.dataset.passkey === "create" ? await create(question) : await get(question);
      form.querySelector("input[name=passkey]").value = JSON.stringify(answer);
      form.submit();
    } catch (failure) {
      asking = false;
      const isKnown = failure.name === "InvalidStateError" && say("data-passkey-known", true);
      if (!isKnown) {
        say("data-passkey-failed", true);
      }
    }
  });
  say("data-passkey-without", false);
  form.hidden = false;
})();
