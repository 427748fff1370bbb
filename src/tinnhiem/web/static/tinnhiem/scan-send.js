/* Sending scans: file by file, each under a key of its own and with an answer of its own;
 * a wrong file keeps none of the others back. Nothing is kept in the browser; without
 * this script the form sends all at once, and the page answers for each. */

const form = document.getElementById("scan-send");
const told = form.dataset;
const field = form.querySelector("[type=file]");
const button = form.querySelector("button");
const shown = form.querySelector(".progress");
const bar = shown.querySelector("progress");
const words = shown.querySelector("[role=status]");
const chosen = document.getElementById("chosen");
const none = chosen.textContent;
const answers = document.getElementById("scan-answers");
const MEGABYTE = 1024 * 1024;
const SENDS = 3; // of one file; under its key a second one does nothing twice
const WAIT = 1500; // milliseconds
const NAMED = 3; // files that are named beside the button

const say = (pattern, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), pattern);

/** Put what an answer says in the place of what stood here; return its line. */
const take = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const name of ["scan-state", "scan-drop"]) {
    const now = page.getElementById(name);
    if (!now) return null; // led elsewhere: the count was recorded, or we are nobody
    document.getElementById(name).replaceWith(now);
  }
  return page.querySelector("#scan-answers li");
};

const line = (file, tone, text) => {
  const [item, name] = [document.createElement("li"), document.createElement("strong")];
  const all = document.createElement("span");
  item.className = tone;
  name.textContent = file.name;
  all.append(name, `: ${text}`);
  item.append(all);
  return item;
};

/** Send one file; return the page that answers, or null where none came. */
const send = (file, once, place) =>
  new Promise((done) => {
    const body = new FormData(form);
    body.delete(field.name);
    body.set("once", once);
    body.append(field.name, file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.upload.onprogress = (event) => {
      const percent = Math.round((100 * event.loaded) / event.total);
      bar.value = percent;
      words.textContent = say(told.sending, { ...place, percent });
    };
    request.upload.onload = () => {
      bar.removeAttribute("value"); // the machine reads: nobody knows how long
      words.textContent = say(told.reading, place);
    };
    request.onload = () => done(request.status === 200 ? request.responseText : null);
    request.onerror = () => done(null);
    request.send(body);
  });

const sent = async (file, place) => {
  const once = crypto.randomUUID();
  for (let tries = 1; tries <= SENDS; tries += 1) {
    const html = await send(file, once, place);
    if (html !== null) {
      const found = take(html);
      if (found) return found;
      location.reload(); // it says where we are
      return new Promise(() => {});
    }
    words.textContent = say(told.again, place);
    await new Promise((done) => setTimeout(done, WAIT));
  }
  return line(file, "refused unsent", told.unsent);
};

form.noValidate = true; // a browser would complain in its own language
field.addEventListener("change", () => {
  const names = [...field.files].map((file) => file.name);
  const some = names.slice(0, NAMED).join(", ") + (names.length > NAMED ? "…" : "");
  chosen.textContent = names.length ? say(told.chosen, { n: names.length, names: some }) : none;
});

form.addEventListener("submit", async (event) => {
  const files = [...field.files];
  if (!crypto.randomUUID) return; // not encrypted: the form sends all at once
  event.preventDefault();
  if (!files.length) {
    chosen.textContent = none;
    field.focus();
    return;
  }
  const list = answers.querySelector("ol");
  list.replaceChildren();
  answers.hidden = shown.hidden = bar.hidden = false;
  button.disabled = true;
  let isCut = false; // of the server: the files that are left would only wait as well
  for (const [at, file] of files.entries()) {
    const place = { n: at + 1, all: files.length };
    if (file.size > told.most * MEGABYTE) list.append(line(file, "refused", say(told.large, { most: told.most })));
    else if (isCut) list.append(line(file, "refused", told.unsent));
    else list.append(await sent(file, place));
    isCut ||= list.lastElementChild.classList.contains("unsent");
  }
  const bad = list.querySelectorAll(".refused").length;
  words.textContent = say(told.done, { all: files.length, good: files.length - bad, bad });
  bar.hidden = true;
  button.disabled = false;
  form.reset();
  chosen.textContent = none;
});
