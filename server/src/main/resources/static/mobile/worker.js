/*
 * Lets the page of a mobile clinic be opened without network. Keeps, when the page asks for it, that page and the files
 * it names, and nothing else; a page that is kept names nobody. What is kept comes first, so that bad coverage is no
 * worse than none; when the server has another version, that one is kept for the next time.
 */
"use strict";

const KEPT = "dosebook-mobile";
const FILES = /\/assets\/[^"'\s)]+/g;
const PAGE = /^\/(en|fr)\/console\/mobile\/[0-9a-f-]{36}$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/* The page only after all its files: half of it would be worse than the one before. */
const keep = async (address, answer) => {
  const page = answer || (await fetch(address, { cache: "no-store", redirect: "error" }));
  if (!page.ok || page.redirected) {
    throw new Error("not the page");
  }
  const kept = await caches.open(KEPT);
  for (const file of new Set((await page.clone().text()).match(FILES))) {
    if (!(await kept.match(file))) {
      await kept.add(file);
    }
  }
  await kept.put(address, page);
};

self.addEventListener("message", (event) => {
  const told = event.ports[0];
  if (event.data && PAGE.test(event.data.keep)) {
    event.waitUntil(
      keep(event.data.keep).then(
        () => told.postMessage(true),
        () => told.postMessage(false),
      ),
    );
  }
});

const look = async (address) => {
  const answer = await fetch(address, { cache: "no-store", redirect: "manual" });
  if (answer.type === "basic" && answer.ok) {
    await keep(address, answer);
  }
};

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) {
    return;
  }
  if (address.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(event.request).then((file) => file || fetch(event.request)));
  } else if (event.request.mode === "navigate" && PAGE.test(address.pathname)) {
    event.respondWith(
      caches.match(address.pathname).then((page) => {
        if (page) {
          event.waitUntil(look(address.pathname).catch(() => undefined));
        }
        return page || fetch(event.request);
      }),
    );
  }
});
