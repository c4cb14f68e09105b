// Starts the app. A file of its own because the Content-Security-Policy forbids scripts inside the page.
const root = document.documentElement;
try {
  // Before the first paint, so that a chosen dark screen never flashes white.
  const scheme = localStorage.getItem("wdw.scheme");
  if (scheme) root.dataset.scheme = scheme;
} catch { /* A browser that keeps nothing follows the device. */ }

const href = (selector) => document.querySelector(selector).href;
try {
  const app = await import(href('link[rel="modulepreload"]'));
  await app.default({ module_or_path: href('link[rel="preload"][as="fetch"]') });
} catch (error) {
  console.error(error);
  document.getElementById("no-start").hidden = false;
}

// Who touches the app gets all of it, so that it works without a connection; who only looks does not pay for that.
const rest = () => navigator.serviceWorker?.ready.then(({ active }) => active.postMessage("rest"));
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, rest, { once: true, passive: true });
