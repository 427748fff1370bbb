/* The screen of the hall: asks what has changed, turns its sheets by itself.
 *
 * An answer that knows less than what is shown is dropped, so no counter ever runs
 * backwards. Where the server does not answer, the screen says that it may be old. */
const EVERY = 2000;
const SHEET = 15000;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const part = document.body.dataset.part;
const cut = document.querySelector(".cut");
const which = document.querySelector(".which");
const buttons = Object.fromEntries(
  [...document.querySelectorAll(".controls button")].map((one) => [one.dataset.do, one]),
);
let etag = "";
let stopped = calm.matches;
let turned = { kind: "", sheet: 0 };

const shown = () => document.getElementById("hall");
const sheets = () => [...shown().querySelectorAll(".sheet")];

function show() {
  const all = sheets();
  const kind = shown().querySelector(".sheets")?.dataset.turns ?? "";
  if (kind !== turned.kind) turned = { kind, sheet: 0 };
  const many = all.length > 1;
  turned.sheet = many ? (turned.sheet + all.length) % all.length : 0;
  const is_phone = matchMedia("(max-width: 48rem), (orientation: portrait)").matches;
  all.forEach((sheet, place) => {
    sheet.hidden = many && !is_phone && place !== turned.sheet;
  });
  for (const button of Object.values(buttons)) button.hidden = !many || is_phone;
  buttons.stop.setAttribute("aria-pressed", String(stopped));
  which.textContent = many && !is_phone ? `${turned.sheet + 1}/${all.length}` : "";
}

function turn(by) {
  turned.sheet += by;
  show();
}

async function ask() {
  try {
    const answer = await fetch(part, {
      cache: "no-store",
      credentials: "same-origin",
      headers: etag ? { "If-None-Match": etag } : {},
    });
    if (answer.status === 404) return location.reload();
    if (answer.status === 200) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("hall");
      if (next && Number(next.dataset.seq) >= Number(shown().dataset.seq)) {
        etag = answer.headers.get("ETag") ?? "";
        shown().replaceWith(document.adoptNode(next));
        show();
      }
    }
    cut.hidden = answer.ok || answer.status === 304;
  } catch {
    cut.hidden = false;
  }
  setTimeout(ask, EVERY);
}

buttons.back.addEventListener("click", () => turn(-1));
buttons.on.addEventListener("click", () => turn(1));
buttons.stop.addEventListener("click", () => {
  stopped = !stopped;
  show();
});
addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight") turn(1);
  if (event.key === "ArrowLeft") turn(-1);
});
/* The controls show while somebody is at the machine. */
let leaving = 0;
for (const sign of ["mousemove", "touchstart", "keydown"]) {
  addEventListener(sign, () => {
    document.documentElement.classList.add("attended");
    clearTimeout(leaving);
    leaving = setTimeout(() => document.documentElement.classList.remove("attended"), 4000);
  });
}
addEventListener("resize", show);
setInterval(() => stopped || turn(1), SHEET);
show();
setTimeout(ask, EVERY);
