
"use strict";
const words = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const compare = (a, b) => (a && b ? a - b : 0) || words.compare(a, b);
for (const head of document.querySelectorAll("th")) {
  head.querySelector("button").addEventListener("click", () => {
    const table = head.closest("table");
    const up = head.getAttribute("aria-sort") !== "ascending";
    for (const other of table.querySelectorAll("th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const text = (row) => row.cells[head.cellIndex].textContent;
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => compare(text(a), text(b)) * (up ? 1 : -1));
    table.tBodies[0].append(...rows);
  });
}

