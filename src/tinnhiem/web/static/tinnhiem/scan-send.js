/* Sending scans: file by file, each under a key of its own, with how far it has come.
 * Nothing is kept in the browser; without this script the form sends all at once. */

const form = document.getElementById("scan-send");
const told = form.dataset;
const field = form.querySelector("[type=file]");
const button = form.querySelector("button");
const shown = form.querySelector(".progress");
const bar = shown.querySelector("progress");
const words = shown.querySelector("[role=status]");
const MEGABYTE = 1024 * 1024;

const say = (pattern, values) =>
  Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), pattern);

/** Put what an answer says in the place of what stood here. */
const take = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const state = page.getElementById("scan-state");
  if (!state) return false; // led elsewhere: the count was recorded, or we are nobody
  document.getElementById("scan-state").replaceWith(state);
  for (const old of document.querySelectorAll("main > .said, main > .messages")) old.remove();
  const said = page.querySelectorAll("main > .said, main > .messages");
  document.querySelector("main h1").before(...said);
  return ![...said].some((one) => one.matches(".error") || one.querySelector(".error"));
};

const send = (file, { n, all }) =>
  new Promise((done) => {
    const body = new FormData(form);
    body.delete(field.name);
    body.set("once", crypto.randomUUID());
    body.append(field.name, file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.upload.onprogress = (event) => {
      const percent = Math.round((100 * event.loaded) / event.total);
      bar.value = percent;
      words.textContent = say(told.sending, { n, all, percent });
    };
    request.upload.onload = () => {
      bar.removeAttribute("value"); // the machine reads: nobody knows how long
      words.textContent = say(told.reading, { n, all });
    };
    request.onload = () => done(request.status === 200 ? take(request.responseText) : null);
    request.onerror = () => done(null);
    request.send(body);
  });

form.addEventListener("submit", async (event) => {
  const files = [...field.files];
  if (!files.length || !crypto.randomUUID) return; // the browser says so, or sends it
  event.preventDefault();
  const large = files.find((file) => file.size > told.most * MEGABYTE);
  shown.hidden = false;
  if (large) {
    words.textContent = say(told.large, { name: large.name, most: told.most });
    return;
  }
  button.disabled = true;
  let isTaken = true;
  for (const [at, file] of files.entries()) {
    isTaken = await send(file, { n: at + 1, all: files.length });
    if (!isTaken) break;
  }
  button.disabled = false;
  if (isTaken === null) {
    words.textContent = told.failed;
    return;
  }
  shown.hidden = true;
  if (isTaken) location.reload();
});
