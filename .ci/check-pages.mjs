// Opens pages in a headless Chromium without JavaScript, at the widths of a desk and a phone, light and dark, and has axe-core
// look at them: check-pages.mjs FOLDER|ADDRESS [SCREENSHOTS]. What axe finds, what is wider than the screen, and what the
// browser refuses to load are errors. Of a folder, ical.js reads the calendars; at an address are the pages of `serve`.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import ICAL from "ical.js";

const [folder, screenshots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const profile = mkdtempSync(join(tmpdir(), "pages-"));
const browser = spawn(
  "chromium",
  ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", `--user-data-dir=${profile}`,
    "--remote-debugging-port=0", "about:blank"],
  { stdio: "ignore" },
);
const live = folder.startsWith("http:");
let errors = 0;

function fail(where, what) {
  errors += 1;
  console.error(`  ${where}: ${what}`);
}

async function connect() {
  const told = join(profile, "DevToolsActivePort");
  while (!existsSync(told) || !readFileSync(told, "utf8").includes("\n")) await pause(50);
  const root = `http://127.0.0.1:${readFileSync(told, "utf8").split("\n")[0]}`;
  const pages = await (await fetch(`${root}/json/list`)).json();
  const socket = new WebSocket(pages.find((page) => page.type === "page").webSocketDebuggerUrl);
  await new Promise((open) => socket.addEventListener("open", open));
  return socket;
}

const socket = await connect();
const waiting = new Map();
let refused = [];
let loaded = () => {};
socket.addEventListener("message", ({ data }) => {
  const { id, method, params, result, error } = JSON.parse(data);
  if (id) waiting.get(id)(error ? Promise.reject(new Error(error.message)) : result);
  if (method === "Log.entryAdded") refused.push(params.entry.text);
  if (method === "Page.loadEventFired") loaded();
});
let calls = 0;
function call(method, params = {}) {
  calls += 1;
  socket.send(JSON.stringify({ id: calls, method, params }));
  return new Promise((answer) => waiting.set(calls, answer));
}
async function evaluate(expression) {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}

async function look(page, width, scheme) {
  const where = `${page} at ${width} px, ${scheme}`;
  refused = [];
  await call("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 });
  await call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
  await call("Emulation.setScriptExecutionDisabled", { value: true });
  const done = new Promise((load) => (loaded = load));
  await call("Page.navigate", { url: live ? new URL(page, folder).href : pathToFileURL(resolve(folder, page)).href });
  await done;
  // axe-core waits for its own timers, which do not run either
  await call("Emulation.setScriptExecutionDisabled", { value: false });
  if (await evaluate("document.documentElement.scrollWidth > innerWidth")) fail(where, "is wider than the screen");
  await evaluate(axe);
  const { violations } = JSON.parse(await evaluate("axe.run({ preload: false }).then((found) => JSON.stringify({ violations: found.violations }))"));
  for (const { id, help, nodes } of violations) fail(where, `${id}: ${help}: ${nodes[0].html}`);
  refused.forEach((text) => fail(where, text));
  if (screenshots) {
    const { data } = await call("Page.captureScreenshot");
    writeFileSync(join(screenshots, `${page.replace(/\W+/g, "-")}-${width}-${scheme}.png`), data, "base64");
  }
}

await call("Page.enable");
await call("Log.enable");
await call("Runtime.enable");
// sample events of the past are not published
const names = (part) => (existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : []).filter((name) => name.endsWith(".html"));
const some = (part, count) => names(part).slice(0, count).map((name) => join(part, name));
async function livePages() {
  const list = await (await fetch(new URL("index.html", folder))).text();
  const [event] = list.match(/events\/[^"]+\.html/) ?? [];
  const [month] = list.match(/<option value="\d{4}-\d\d"/)?.[0].match(/\d{4}-\d\d/) ?? [];
  if (!event || !month) fail(folder, "shows no event");
  return ["index.html", `index.html?q=e&month=${month}`, "review", event];
}
const pages = live ? await livePages() : ["index.html", ...some("months", 1), ...some("events", 3)];
if (!live) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".ics"))) {
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, name), "utf8")));
    const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event, { strictExceptions: true }));
    const ids = new Set(events.map((event) => event.uid));
    if (!events.length || ids.size !== events.length) fail(name, `${events.length} events have ${ids.size} ids`);
    for (const event of events) {
      const whole = event.summary && event.startDate && event.component.getFirstPropertyValue("dtstamp") && event.sequence >= 0;
      if (!whole) fail(name, `ical.js does not understand ${event.uid}`);
      if (event.component.getFirstProperty("dtend") && event.endDate.compare(event.startDate) <= 0) fail(name, `${event.uid} ends early`);
    }
    console.log(`  ical.js reads ${events.length} events of ${name}`);
  }
}
for (const page of pages) {
  for (const width of [1280, 390]) {
    for (const scheme of ["light", "dark"]) await look(page, width, scheme);
  }
}
console.log(`  ${pages.length} pages, each at two widths, light and dark: ${errors} problems`);
socket.close();
browser.kill();
await new Promise((exit) => browser.on("exit", exit));
try {
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
} catch {
  // children of the browser may still write to this temporary folder
}
process.exit(errors ? 1 : 0);
