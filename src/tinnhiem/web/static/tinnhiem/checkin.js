/* The desk at the door. Without this script its form works by itself; with it a scan is
 * answered in place, names are found while they are typed, and the desk goes on while the
 * server is away: what waits is sent later with its true time, under the same key. */
import { isOn, turnOff, turnOn } from "./checkin-camera.js";
import { forget, keep, waiting } from "./checkin-queue.js";
import { isMuted, mute, sound } from "./checkin-sounds.js";

const byId = (id) => document.getElementById(id);
const form = byId("scan");
const field = byId("text");
const matches = byId("matches");
const banner = byId("away");
const { campaign, endpoint, people: listAddress, library } = form.dataset;
const sitting = Number(form.dataset.sitting);
const PATIENCE = 4000; // milliseconds until a silent server counts as away
const TRY_EVERY = 3000;
const SHOWN = 8; // matches, and lines of the last scans
const SIGNS = { good: "✓", notice: "!", refused: "×" };
const GONE = new Set([401, 403]); // the page has to be opened anew; nothing is lost

let people = [];
let isAway = false;
let isSending = false;
let picked = -1;

// --- words ------------------------------------------------------------------

const words = Object.fromEntries(
  [...document.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent]),
);
const say = (word, values = {}) =>
  words[word].replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
const clock = (at) =>
  new Date(at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });
const bare = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .trim();
const element = (name, { text = "", kind = "", vietnamese = false } = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  if (vietnamese) made.lang = "vi";
  return made;
};

// --- what a desk sees --------------------------------------------------------

const mode = () => form.elements.mode.value;

const show = (answer) => {
  const card = element("div", { kind: `answer ${answer.tone}` });
  card.dataset.code = answer.code;
  card.dataset.tone = answer.tone;
  const sign = element("p", { kind: "sign", text: SIGNS[answer.tone] });
  sign.setAttribute("aria-hidden", "true");
  const told = element("div");
  if (answer.who) told.append(element("p", { kind: "holder", text: answer.who, vietnamese: true }));
  told.append(element("p", { kind: "outcome", text: answer.title }));
  if (answer.about) told.append(element("p", { kind: "quiet", text: answer.about, vietnamese: true }));
  if (answer.care) told.append(element("p", { kind: "doubt", text: answer.care }));
  if (answer.advice) told.append(element("p", { text: answer.advice }));
  card.append(sign, told);
  byId("answer").replaceChildren(card, ...choices(answer));
  sound(answer.tone);
  remember(answer);
  count(answer);
};

const choices = (answer) => {
  if (!answer.choices?.length) return [];
  const list = element("ul", { kind: "plain choices" });
  for (const one of answer.choices) {
    const button = element("button", { kind: "second" });
    button.type = "button";
    button.append(
      element("span", { text: `${one.number}. ${one.name} `, vietnamese: true }),
      element("span", { kind: "quiet", text: one.about, vietnamese: true }),
    );
    button.addEventListener("click", () => send(String(one.number), answer.mode));
    const line = element("li");
    line.append(button);
    list.append(line);
  }
  return [list];
};

const remember = (answer) => {
  if (!answer.who) return;
  const line = element("li");
  line.append(
    element("span", { kind: "when", text: clock(Date.now()) }),
    element("span", { text: answer.who, vietnamese: true }),
    element("span", { kind: `state ${{ good: "done", notice: "due", refused: "overdue" }[answer.tone]}`, text: answer.title }),
  );
  const recent = byId("recent");
  recent.prepend(line);
  while (recent.children.length > SHOWN) recent.lastChild.remove();
  byId("recent-part").hidden = false;
};

/** Show how many are there at once; the sentence beside follows by itself. */
const count = ({ seq, present }) => {
  const shown = byId("figures");
  if (!seq || Number(shown.dataset.seq) > seq) return;
  shown.dataset.seq = seq;
  byId("present").textContent = present;
  // The sentence about the quorum must not contradict the figure above it.
  window.htmx?.trigger(shown, "scanned");
};

const announce = (text, { bad = true } = {}) => {
  banner.hidden = !text;
  banner.textContent = text;
  banner.classList.toggle("bad", bad);
};

// --- sending -----------------------------------------------------------------

const newKey = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

class Away extends Error {}

const post = async (scan, { queued }) => {
  const body = {
    key: scan.key,
    text: scan.text,
    mode: scan.mode,
    sitting: scan.sitting,
    queued,
    ago_ms: Math.min(Math.max(0, Date.now() - scan.at), 86_400_000),
  };
  let answer;
  try {
    answer = await fetch(endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status >= 500) throw new Away();
    return { status: answer.status, told: await answer.json() };
  } catch {
    throw new Away();
  }
};

const send = async (text, how = mode()) => {
  const scan = { key: newKey(), campaign, sitting, text, mode: how, at: Date.now() };
  if (isAway) return queue(scan);
  try {
    const { status, told } = await post(scan, { queued: false });
    if (GONE.has(status)) return queue(scan, told.sentence);
    if (status === 200) return show(told);
    return show({ ...told, tone: "refused", title: told.sentence });
  } catch (error) {
    if (!(error instanceof Away)) throw error;
    return queue(scan);
  }
};

// --- while the server is away -------------------------------------------------

/** Return whom this device knows by what was typed: a number, or a whole name. */
const known = (text) => {
  if (/^\d{1,6}$/.test(text)) return people.filter((one) => one.number === Number(text));
  return people.filter((one) => bare(one.name) === bare(text));
};

const isCard = (text) => /\/the\/[\w-]{22}/i.test(text) || /^[\w-]{22}$/.test(text);

const queue = async (scan, why = "") => {
  const found = isCard(scan.text) ? [] : known(scan.text);
  if (!isCard(scan.text) && found.length !== 1 && (people.length || !/^\d+$/.test(scan.text))) {
    const word = found.length ? "choose" : "nobody";
    show({
      code: found.length ? "ambiguous" : "unknown",
      mode: scan.mode,
      tone: found.length ? "notice" : "refused",
      title: say(word),
      advice: found.length ? "" : say("nobody-advice"),
      choices: found.map((one) => ({ number: one.number, name: one.name, about: one.unit })),
    });
    return beAway(why);
  }
  const who = found.length ? `${found[0].number}. ${found[0].name}` : isCard(scan.text) ? say("card") : scan.text;
  const kept = { ...scan, text: found.length ? String(found[0].number) : scan.text };
  try {
    const before = (await waiting(campaign)).find((one) => one.text === kept.text && one.mode === kept.mode);
    if (before) {
      show({ code: "already", mode: scan.mode, tone: "notice", who, title: say("again", { when: clock(before.at) }) });
    } else {
      await keep(kept);
      show({ code: "kept", mode: scan.mode, tone: "good", who, title: say("kept"), advice: say("kept-advice") });
    }
  } catch {
    show({ code: "unkept", mode: scan.mode, tone: "refused", who, title: say("unkept") });
  }
  return beAway(why);
};

const beAway = async (why = "") => {
  const n = (await waiting(campaign).catch(() => [])).length;
  announce(why ? say("stuck", { n, why }) : say("away", { n }));
  if (!isAway) setTimeout(drain, TRY_EVERY);
  isAway = true;
};

/** Send what waits, the earliest first; stop where the server does not take it. */
const drain = async () => {
  if (isSending) return;
  isSending = true;
  let odd = 0;
  try {
    const queued = await waiting(campaign);
    let stuck = "";
    for (const [place, scan] of queued.entries()) {
      const { status, told } = await post(scan, { queued: true });
      if (status === 200) {
        await forget(scan.key);
        odd += told.is_anomaly ? 1 : 0;
        count(told);
        announce(say("sending", { n: queued.length - place - 1 }), { bad: false });
      } else stuck = told.sentence;
      if (GONE.has(status)) break;
    }
    const left = (await waiting(campaign)).length;
    isAway = Boolean(stuck);
    if (stuck) announce(say("stuck", { n: left, why: stuck }));
    else if (odd) announce(say("odd", { n: odd }));
    else announce(queued.length ? say("sent") : "", { bad: false });
  } catch {
    const n = (await waiting(campaign).catch(() => [])).length;
    announce(say("away", { n }));
    isAway = true;
  } finally {
    isSending = false;
    if (isAway) setTimeout(drain, TRY_EVERY);
  }
};

// --- finding a name while it is typed ------------------------------------------

const pick = (place) => {
  const lines = [...matches.children];
  picked = lines.length ? (place + lines.length) % lines.length : -1;
  lines.forEach((line, at) => line.setAttribute("aria-selected", String(at === picked)));
  if (picked >= 0) field.setAttribute("aria-activedescendant", lines[picked].id);
  else field.removeAttribute("aria-activedescendant");
};

const find = () => {
  const typed = bare(field.value);
  const parts = typed.split(/\s+/).filter(Boolean);
  const isLong = typed.length > 40 || typed.includes("/");
  const fits = (one) => {
    const known = [...bare(one.name).split(/\s+/), String(one.number)];
    return parts.every((part) => known.some((word) => word.startsWith(part)));
  };
  const found = parts.length && !isLong ? people.filter(fits).slice(0, SHOWN) : [];
  matches.replaceChildren(
    ...found.map((one, at) => {
      const line = element("li", { text: `${one.number}. ${one.name}`, vietnamese: true });
      line.append(element("span", { kind: "quiet", text: one.unit ? `, ${one.unit}` : "", vietnamese: true }));
      line.setAttribute("role", "option");
      line.id = `match-${at}`;
      line.dataset.number = one.number;
      return line;
    }),
  );
  matches.hidden = !found.length;
  field.setAttribute("aria-expanded", String(Boolean(found.length)));
  picked = -1;
  field.removeAttribute("aria-activedescendant");
};

const clear = () => {
  field.value = "";
  find();
  field.focus();
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = picked >= 0 ? matches.children[picked].dataset.number : field.value.trim();
  if (text) send(text);
  clear();
});
field.addEventListener("input", find);
field.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || matches.hidden) return;
  event.preventDefault();
  pick(event.key === "ArrowDown" ? picked + 1 : Math.max(picked, 0) - 1);
});
matches.addEventListener("click", (event) => {
  const line = event.target.closest("[data-number]");
  if (line) send(line.dataset.number);
  clear();
});
// A scanner types wherever the cursor stands: bring it to the field.
document.addEventListener("keydown", (event) => {
  const isPlain = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isPlain && !event.target.matches("input[type=text], input[type=search], select, textarea")) field.focus();
});
const button = form.querySelector("button[type=submit]");
const relabel = () => {
  button.textContent = form.querySelector("[name=mode]:checked + span").textContent;
  form.dataset.mode = mode();
};
for (const one of form.querySelectorAll("[name=mode]"))
  one.addEventListener("change", () => {
    relabel();
    field.focus();
  });

// --- camera and sound ----------------------------------------------------------

const camera = byId("camera");
const picture = byId("picture");
camera.addEventListener("click", async () => {
  if (isOn()) turnOff(picture);
  else
    try {
      await turnOn(picture, { library, told: (text) => send(text) });
    } catch {
      turnOff(picture);
      show({ code: "no-camera", mode: mode(), tone: "refused", title: say("no-camera") });
    }
  byId("viewfinder").hidden = !isOn();
  camera.textContent = say(isOn() ? "camera-off" : "camera");
});
camera.hidden = !navigator.mediaDevices?.getUserMedia;
const quiet = byId("quiet");
quiet.checked = isMuted();
quiet.addEventListener("change", () => mute(quiet.checked));
byId("quiet-tick").hidden = false;

// --- begin ----------------------------------------------------------------------

const load = async () => {
  try {
    const answer = await fetch(listAddress, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.ok) people = (await answer.json()).people;
  } catch {
    setTimeout(load, TRY_EVERY);
  }
};
field.setAttribute("role", "combobox");
field.setAttribute("aria-controls", "matches");
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-expanded", "false");
matches.setAttribute("role", "listbox");
relabel();
load();
if (navigator.storage?.persist) navigator.storage.persist();
waiting(campaign)
  .then((left) => left.length && drain())
  .catch(() => {});
