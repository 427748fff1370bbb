/* Keying a batch: one key a line, at any speed, without losing one.
 *
 * What was keyed stands in memory first and is drawn at once; saving runs beside it and
 * never waits for a key, nor a key for it. Each save carries the whole entry, the
 * version it builds on, and this window's own count of saves: sent again after a lost
 * answer it changes nothing. Nothing is kept in the browser's own storage: a tablet
 * must not hold marks when the count is shut. */

import { drawFives } from "./count-fives.js";
import { listOf } from "./count-list.js";

const KEYS = { "1": "1", "2": "2", "3": "3", "0": "0", x: "X", g: "G", "?": "?", "*": "X", "-": "G", "/": "?" };
const COLUMN = { "1": 0, "2": 1, "3": 2, "0": 3, X: 3, G: 3 };
const PAUSE = 400; // ms between two saves while keys come in
const RETRY = 1000; // ms until a server that did not answer is asked again
const isNarrow = matchMedia("(max-width: 48rem)");

const desk = document.getElementById("keying");
const told = desk.dataset;
const width = Number(told.width);
const declared = Number(told.declared);
const lines = [...desk.querySelectorAll("tr[data-line]")];
const names = lines.map((row) => row.querySelector("th").textContent);
const words = Object.fromEntries(
  [...desk.querySelectorAll("[data-key]")].map((b) => [b.dataset.key, b.querySelector("span").textContent]),
);
const at = (id) => document.getElementById(id);
const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const rows = told.rows ? told.rows.split(",") : [];
let sheet = told.started;
let dropped = null; // { keys, at }: what R brings back, and to which place
let place = null; // { at, isNew }: a sheet put in or corrected among those keyed
const tally = lines.map(() => [0, 0, 0, 0]);
const cells = lines.map((row) => [...row.querySelectorAll(".fives")]);
const marks = lines.map((row) => row.querySelector(".mark"));

/* --- drawing ---------------------------------------------------------------- */

const drawCell = (line, column) => drawFives(cells[line][column], tally[line][column]);

const count = (line, key, step) => {
  const column = COLUMN[key];
  if (column === undefined) return;
  tally[line][column] += step;
  drawCell(line, column);
};

const draw = () => {
  const isFull = sheet.length === width;
  lines.forEach((row, line) => {
    row.classList.toggle("current", line === sheet.length);
    marks[line].textContent = sheet[line] ? `${sheet[line]} · ${words[sheet[line]]}` : "";
  });
  const keyed = rows.length;
  at("sheet").textContent = filled(told.sheet, { n: (place?.at ?? keyed) + 1 });
  at("progress").textContent = `/${declared} · ${filled(told.line, { n: Math.min(sheet.length + 1, width) })}/${width}`;
  // A batch that is whole asks for its report, not for one sheet more.
  const isEnough = !sheet.length && keyed >= declared && !place;
  at("now-name").textContent = isEnough ? filled(told.enough, { n: keyed }) : isFull ? told.full : names[sheet.length];
  desk.classList.toggle("full", isFull);
  const whole = keyed + (isFull && (place?.isNew ?? true) ? 1 : 0);
  at("differs").textContent = whole === declared ? "" : filled(told.differs, { keyed: whole, declared });
  desk.querySelector("[data-do=restore]").disabled = dropped === null;
  for (const button of desk.querySelectorAll("[data-do=leave]")) button.hidden = !place;
  list.draw(rows, place);
  // On a phone the keys under the thumb stay where they are; the name is above them.
  if (!isNarrow.matches) lines[Math.min(sheet.length, width - 1)].scrollIntoView({ block: "nearest" });
};

const say = (text) => { at("last").textContent = text; };

/* --- saving ----------------------------------------------------------------- */

const writer = crypto.getRandomValues(new Uint32Array(2)).join("-");
const token = desk.querySelector("[name=csrfmiddlewaretoken]").value;
let version = Number(told.version);
let turn = 0;
let changed = 0; // counts changes; what was sent is compared with it
let sent = 0;
let saving = null;
let timer = null;
let isStopped = false;

const trouble = (text) => {
  const place = at("trouble");
  place.hidden = !text;
  if (place.textContent !== text) place.textContent = text;
};

const post = async (keepalive) => {
  const mine = changed;
  turn += 1;
  const answer = await fetch(told.keep, {
    method: "POST",
    keepalive,
    redirect: "manual", // led to the door: this device is nobody here any longer
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    // A sheet among others is kept when it is whole: begun, it would come back as the last.
    body: JSON.stringify({ rows, row: place ? "" : sheet, version, writer, turn }),
  });
  const isGone = [401, 403, 404].includes(answer.status) || answer.type === "opaqueredirect";
  if (answer.status === 409 || isGone) {
    isStopped = true; // another window, a shut count, a device that was taken back
    trouble(answer.status === 409 ? (await answer.json()).said : told.gone);
    return;
  }
  if (!answer.ok) throw new Error(String(answer.status));
  version = (await answer.json()).version;
  sent = mine;
  trouble("");
};

const save = () => {
  clearTimeout(timer);
  timer = null;
  if (isStopped || sent === changed) return saving ?? Promise.resolve();
  if (saving) return saving;
  at("kept").textContent = told.saving;
  saving = post(false)
    .then(() => { at("kept").textContent = isStopped ? "" : sent === changed ? told.saved : told.saving; return 0; })
    .catch(() => { trouble(told.away); at("kept").textContent = ""; return RETRY; })
    .then((pause) => {
      saving = null;
      if (!isStopped && sent !== changed) timer ??= setTimeout(save, pause);
    });
  return saving;
};

const change = (isWhole) => {
  changed += 1;
  if (at("trouble").hidden) at("kept").textContent = told.saving; // what is kept is not all
  draw();
  if (isWhole) save();
  else timer ??= setTimeout(save, PAUSE);
};

/* --- deeds ------------------------------------------------------------------ */

const press = (key) => {
  if (sheet.length === width) return flash(told.full);
  const line = sheet.length;
  sheet += key;
  count(line, key, 1);
  say(`${names[line]}: ${words[key]}`);
  change(sheet.length === width);
};

const recount = () => {
  tally.forEach((line) => line.fill(0));
  const others = rows.filter((_, number) => !(place && !place.isNew && number === place.at));
  [...others, sheet].forEach((row) => [...row].forEach((key, line) => { if (COLUMN[key] !== undefined) tally[line][COLUMN[key]] += 1; }));
  lines.forEach((_, line) => [0, 1, 2, 3].forEach((column) => drawCell(line, column)));
};

const next = () => {
  if (sheet.length < width) return;
  rows.splice(place?.at ?? rows.length, place && !place.isNew ? 1 : 0, sheet);
  sheet = "";
  dropped = null;
  place = null;
  if (rows.length >= declared) say(rows.length > declared ? told.more : "");
  change(true);
};

const back = () => {
  if (!sheet.length) {
    if (place || !rows.length) return;
    sheet = rows.pop();
  }
  const line = sheet.length - 1;
  count(line, sheet[line], -1);
  sheet = sheet.slice(0, -1);
  say("");
  change(false);
};

const undo = () => {
  if (!sheet && place) return leavePlace();
  const at = place?.at ?? rows.length - (sheet ? 0 : 1);
  const keys = sheet || rows.pop();
  if (!keys) return;
  sheet = "";
  dropped = { keys, at };
  recount();
  say(filled(told.dropped, { n: at + 1 }));
  change(true);
};

const restore = () => {
  if (dropped === null || sheet) return;
  sheet = dropped.keys;
  place ??= dropped.at < rows.length ? { at: dropped.at, isNew: true } : null;
  dropped = null;
  recount();
  say("");
  change(true);
};

/* --- among the sheets keyed -------------------------------------------------- */

const begun = () => {
  if (sheet) flash(told.begun);
  return Boolean(sheet);
};

const putIn = (number) => {
  if (begun()) return;
  place = { at: number, isNew: true };
  say(filled(told.put, { n: number + 1 }));
  draw();
};

const correct = (number) => {
  if (begun()) return;
  place = { at: number, isNew: false };
  sheet = rows[number];
  recount();
  say(filled(told.correct, { n: number + 1 }));
  draw();
};

const takeOut = (number) => {
  if (begun()) return;
  place = null;
  dropped = { keys: rows[number], at: number };
  rows.splice(number, 1);
  recount();
  say(filled(told.dropped, { n: number + 1 }));
  change(true);
};

const leavePlace = () => {
  if (!place) return;
  place = null;
  sheet = "";
  recount();
  say("");
  change(true);
};

const list = listOf(at("keyed"), { put: putIn, correct, out: takeOut });

const flash = (text) => {
  say(text);
  desk.classList.remove("wrong");
  requestAnimationFrame(() => desk.classList.add("wrong"));
};

const DEEDS = { next, back, undo, restore, leave: leavePlace };
const COMMANDS = { Enter: next, Backspace: back, u: undo, r: restore, Escape: leavePlace };

/* --- listening -------------------------------------------------------------- */

const isTyping = (target) => target.closest?.("input:not([type=hidden]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isOnControl = event.target.closest?.("button, a, summary");
  const isElsewhere = isOnControl && (!desk.contains(isOnControl) || isOnControl.closest("#keyed"));
  if (name === "Enter" && isElsewhere) return;
  const deed = COMMANDS[name] ?? (KEYS[name] && (() => press(KEYS[name])));
  if (!deed) return;
  event.preventDefault();
  if (!event.repeat) deed(); // a finger that rests on a key reads one line, not ten
});

desk.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.key) press(button.dataset.key);
  else if (button?.dataset.do) DEEDS[button.dataset.do]();
});

/* A closed lid, another tab, a dead battery: what is not kept yet goes now. */
const leave = () => {
  if (!isStopped && sent !== changed) post(true).catch(() => trouble(told.away));
};
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
window.addEventListener("pagehide", leave);
window.addEventListener("beforeunload", (event) => { if (sent !== changed && !isStopped) event.preventDefault(); });

const finish = at("finish");
finish.addEventListener("submit", async (event) => {
  if (sent === changed && !saving && sheet.length !== width) return;
  event.preventDefault();
  next(); // a last sheet that is whole needs no Enter
  while (sent !== changed && !isStopped) {
    await save();
    if (sent !== changed) await new Promise((done) => setTimeout(done, PAUSE));
  }
  if (!isStopped) finish.submit();
});

document.querySelector(".without-script").hidden = true;
for (const part of desk.querySelectorAll(".readback, .pad, .keyed")) part.hidden = false;
recount();
draw();
// Whoever comes back to a sheet that was begun is told so, before the next key.
if (sheet) say(filled(told.resumed, { n: rows.length + 1, k: sheet.length }));
