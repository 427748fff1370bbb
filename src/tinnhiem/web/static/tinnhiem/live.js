/* Parts of a page that ask for themselves again.
 *
 * An answer carries data-seq, which only grows. One that was slow on its way and knows
 * less than what is shown is dropped: a counter never runs backwards. Where the server
 * does not answer, the part says so and keeps what it last knew. */
const known = (element) => Number(element?.dataset?.seq ?? -1);

document.addEventListener("htmx:beforeSwap", (event) => {
  const shown = event.detail.target;
  if (!shown || shown.dataset.seq === undefined) return;
  const answer = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
  const next = answer.querySelector("[data-seq]");
  if (!next || known(next) < known(shown)) event.detail.shouldSwap = false;
  else document.documentElement.removeAttribute("data-away");
});

const away = () => document.documentElement.setAttribute("data-away", "");
document.addEventListener("htmx:sendError", away);
document.addEventListener("htmx:timeout", away);
