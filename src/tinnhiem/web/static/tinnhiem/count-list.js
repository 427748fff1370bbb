/* The sheets keyed so far: to read them against the pile, put a missing one in, take one
 * out or correct it, without keying again what is right. Whoever has nothing open here
 * pays nothing: the list is drawn only while it is unfolded. */

export const listOf = (fold, deeds) => {
  const body = fold.querySelector("tbody");
  const line = fold.querySelector("template").content.firstElementChild;
  const total = fold.querySelector("[data-total]");
  let last = [[], null];

  const drawn = (row, number, place) => {
    const drawn = line.cloneNode(true);
    const isHere = place?.at === number;
    drawn.classList.toggle("current", isHere);
    drawn.querySelector("th").textContent = number + 1;
    drawn.querySelector(".keys").textContent = [...row].join(" ");
    for (const button of drawn.querySelectorAll("[data-at]")) {
      button.setAttribute("aria-label", button.dataset.label.replace("{n}", number + 1));
      button.addEventListener("click", () => deeds[button.dataset.at](number));
    }
    return drawn;
  };

  const draw = (rows, place) => {
    last = [rows, place];
    total.textContent = rows.length;
    if (fold.open) body.replaceChildren(...rows.map((row, number) => drawn(row, number, place)));
  };

  fold.addEventListener("toggle", () => draw(...last));
  return { draw };
};
