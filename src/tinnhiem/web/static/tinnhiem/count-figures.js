/* Keying totals: Enter and ↓ go to the next field, ↓ on the last does nothing, what was
 * typed is kept as it comes, and each row's sum stands beside it. */

const PAUSE = 700; // ms after the last key
const RETRY = 1000;
const FIGURES = 6;

const form = document.getElementById("figures");
const told = form.dataset;
const fields = [...form.querySelectorAll("input[name=figure]")];
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const kept = document.getElementById("kept");
const writer = crypto.getRandomValues(new Uint32Array(2)).join("-");
let version = Number(told.version);
let turn = 0;
let changed = 0;
let sent = 0;
let timer = null;
let saving = null;
let isStopped = false;
let refused = 0; // the change that the server did not take; the next one may be taken

const sums = () => {
  for (const row of form.querySelectorAll("tbody tr")) {
    const sum = [...row.querySelectorAll("input")].reduce((all, field) => all + Number(field.value || 0), 0);
    const cell = row.querySelector(".sum");
    cell.textContent = told.sum.replace("{sum}", sum);
    cell.classList.toggle("bad", sum !== Number(told.declared));
  }
};

const rows = () => {
  const found = [];
  for (let i = 0; i < fields.length; i += FIGURES) found.push(fields.slice(i, i + FIGURES).map((field) => field.value.trim()));
  return found;
};

const post = async () => {
  const mine = changed;
  turn += 1;
  const answer = await fetch(told.keep, {
    method: "POST",
    redirect: "manual", // led to the door: this device is nobody here any longer
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ rows: rows(), row: "", version, writer, turn }),
  });
  if ([401, 403, 404].includes(answer.status) || answer.type === "opaqueredirect") {
    isStopped = true;
    kept.textContent = told.gone;
    return;
  }
  if (answer.status === 409) {
    const why = await answer.json();
    isStopped = why.stale;
    kept.textContent = why.said;
    refused = mine;
    return;
  }
  if (!answer.ok) throw new Error(String(answer.status));
  version = (await answer.json()).version;
  sent = mine;
  kept.textContent = sent === changed ? told.saved : told.saving;
};

const isDue = () => sent !== changed && refused !== changed && !isStopped;

const save = () => {
  clearTimeout(timer);
  timer = null;
  if (!isDue()) return Promise.resolve();
  saving ??= post()
    .catch(() => { kept.textContent = told.away; return new Promise((done) => setTimeout(done, RETRY)); })
    .then(() => { saving = null; if (isDue()) timer ??= setTimeout(save, 0); });
  return saving;
};

form.addEventListener("input", () => {
  changed += 1;
  kept.textContent = told.saving; // what is kept is not all
  sums();
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
});

form.addEventListener("keydown", (event) => {
  const place = fields.indexOf(event.target);
  if (place < 0 || !["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  const to = fields[place + (event.key === "ArrowUp" ? -1 : 1)];
  to?.focus();
  to?.select();
});

document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });

const finish = document.getElementById("finish");
finish.addEventListener("submit", async (event) => {
  if (sent === changed && !saving && version > 0) return;
  event.preventDefault();
  if (!version) changed += 1; // nothing typed is six times nothing, and is kept too
  while (isDue()) await save();
  if (sent === changed && !isStopped) finish.submit(); // never with a table that was refused
});

sums();
fields[0]?.focus();
