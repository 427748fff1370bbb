/* Answering a row by a key: 1 2 3 0 X G ?, or what a block of figures has instead; U takes
 * the last answer back. A key held down answers once. */

const form = document.getElementById("look");
const undo = document.querySelector("#undo button");
const also = Object.fromEntries(form.dataset.also.trim().split(" ").map((pair) => [pair[0], pair.slice(1)]));
let isSent = false;

const press = (button) => {
  if (!button || isSent) return;
  isSent = true; // the next page answers the next key
  button.classList.add("pressed");
  button.click();
};

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.matches("input, textarea, select")) return;
  const key = (also[event.key] ?? event.key).toUpperCase();
  if (key === "U") press(undo);
  else press([...form.querySelectorAll("button")].find((button) => button.value === key));
});
