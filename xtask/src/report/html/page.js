"use strict";
const table = document.getElementById("documents");
const body = table.tBodies[0];
const rows = [...body.rows];
const filter = document.getElementById("filter");
const bad = document.getElementById("bad");
const count = document.getElementById("count");

function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    const hidden = !words.every((word) => text.includes(word)) || (bad.checked && !row.classList.contains("failed"));
    row.hidden = hidden;
    shown += hidden ? 0 : 1;
  }
  count.textContent = `${shown} of ${rows.length}`;
}

function compare(a, b, column) {
  const [one, other] = [a.cells[column], b.cells[column]];
  if (one.classList.contains("n")) {
    // What has no figure comes last when the largest comes first.
    const value = (cell) => (cell.textContent === "" ? -Infinity : Number(cell.textContent));
    return value(one) - value(other) || 0;
  }
  return one.textContent.localeCompare(other.textContent);
}

function sort(head) {
  const numbers = rows.some((row) => row.cells[head.cellIndex].classList.contains("n"));
  const before = head.getAttribute("aria-sort");
  const order = before ? (before === "ascending" ? "descending" : "ascending") : numbers ? "descending" : "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", order);
  const sign = order === "ascending" ? 1 : -1;
  rows.sort((a, b) => sign * compare(a, b, head.cellIndex));
  body.append(...rows);
}

for (const head of table.tHead.rows[0].cells) head.addEventListener("click", () => sort(head));
filter.addEventListener("input", show);
bad.addEventListener("change", show);
show();
