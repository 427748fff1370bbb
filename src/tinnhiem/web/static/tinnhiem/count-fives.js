/* Running fives, drawn as on the paper tally sheet: a square grows stroke by stroke. */

const SVG = "http://www.w3.org/2000/svg";
const FIVE = 5;

const square = (strokes) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "five");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#five-${strokes}`);
  svg.append(use);
  return svg;
};

export const drawFives = (cell, number) => {
  const squares = [];
  for (let left = number; left > 0; left -= FIVE) squares.push(square(Math.min(left, FIVE)));
  const sum = document.createElement("span");
  sum.className = "sum";
  sum.textContent = number || "";
  cell.replaceChildren(...squares, sum);
};
