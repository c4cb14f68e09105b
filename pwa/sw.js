// Keeps the app on the phone, so that it starts without a connection after a single visit. Small on purpose: it
// decides nothing and sends nothing; what waits to be sent is the work of the app itself.
//
// precache.sh fills in the version and the files of a build.
const VERSION = "__VERSION__";
const FILES = [/*__FILES__*/];
// The rooms: kept from the first touch on, those for few people when someone goes there.
const ROOMS = [/*__ROOMS__*/];

const FOR_FEW = ["wijkteam", "schouw", "lopen", "besluit"];

const APP = `app-${VERSION}`;
const PHOTOS = "photos";
const MOST_PHOTOS = 60;
// Answered by the server itself; everything else that is navigated to is a page of the app.
const NOT_THE_APP = /^\/(graphql|photos|export|letters|demo|healthz|readyz|metrics)(\/|$)/;

// A name with a hash never changes its content: the copy that the page has just loaded will do.
const fetched = (path) => new Request(path, { cache: /-[0-9a-f]{10,}/.test(path) ? "default" : "reload" });
const keep = async (paths) => (await caches.open(APP)).addAll(paths.map(fetched));

const nameOf = (path) => path.match(/\/room-([a-z]+)-/)?.[1];

self.addEventListener("install", (event) => {
  event.waitUntil(roomsBefore().then((before) => keep([...FILES, ...ROOMS.filter((room) => before.has(nameOf(room)))])));
});

// The rooms that an earlier version kept: this one has to have them without a connection as well.
async function roomsBefore() {
  const names = (await caches.keys()).filter((name) => name.startsWith("app-"));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return new Set(kept.flat().map(({ url }) => nameOf(url)));
}

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("app-") && name !== APP;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A new version waits until the person wants it. The rest is wanted as soon as someone touches the app (start.js).
self.addEventListener("message", (event) => {
  if (event.data === "begin") self.skipWaiting();
  if (event.data === "rest") event.waitUntil(keepRest());
  // A phone that is made ready for a walk starts it without a connection.
  if (event.data === "walk") event.waitUntil(keepRest("lopen"));
});

async function keepRest(also) {
  const cache = await caches.open(APP);
  const there = await Promise.all(ROOMS.map((room) => cache.match(room)));
  await keep(ROOMS.filter((room, index) => !there[index] && (nameOf(room) === also || !FOR_FEW.includes(nameOf(room)))));
}

// The connection is back (Background Sync): every open tab may look what it still has to send.
self.addEventListener("sync", (event) => {
  const wake = (tabs) => tabs.forEach((tab) => tab.postMessage("wake"));
  event.waitUntil(self.clients.matchAll({ type: "window" }).then(wake));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (!NOT_THE_APP.test(url.pathname)) event.respondWith(kept("/", request));
  } else if (url.pathname.startsWith("/photos/")) {
    event.respondWith(photo(request));
  } else if (FILES.includes(url.pathname) || ROOMS.includes(url.pathname)) {
    event.respondWith(kept(url.pathname, request));
  }
});

async function kept(path, request) {
  const cache = await caches.open(APP);
  const known = await cache.match(path);
  if (known) return known;
  const response = await fetch(request);
  // A full disk must not stand in the way of the room itself.
  if (nameOf(path) && response.status === 200) await cache.put(path, response.clone()).catch(() => {});
  return response;
}

// A photo never changes under its address. The oldest make room.
async function photo(request) {
  const cache = await caches.open(PHOTOS);
  const known = await cache.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.status === 200) {
    await cache.put(request, response.clone()).catch(() => {});
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST_PHOTOS)).map((oldest) => cache.delete(oldest)));
  }
  return response;
}
