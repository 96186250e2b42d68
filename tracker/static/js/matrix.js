/* A matrix by keys, and its evidence beside it. Without this file a cell is a link. */
(function () {
  "use strict";

  var place = document.querySelector("[data-matrix]");
  var cells = place ? Array.from(place.querySelectorAll("td > a.cell")) : [];
  if (!cells.length) return;
  var aside = place.querySelector("aside");
  var opened = null;
  var goal = null; /* the column that ↑ and ↓ keep to */

  place.classList.add("with-keys");
  cells.forEach(function (cell, n) { cell.tabIndex = n ? -1 : 0; });

  function column(cell) { return cell.parentNode.cellIndex; }
  function row(cell) { return cell.closest("tr"); }
  function of(line) { return Array.from(line.querySelectorAll("td > a.cell")); }

  /* Tab leads to one cell of them all: the last one that was used. */
  function take(cell) {
    cells.forEach(function (one) { one.tabIndex = one === cell ? 0 : -1; });
    cell.focus();
    cell.scrollIntoView({block: "nearest", inline: "nearest"});
  }

  function along(cell, step) {
    var line = of(row(cell));
    goal = null;
    return line[line.indexOf(cell) + step];
  }

  /* The next row that has cells, in it the one nearest to the column. */
  function across(cell, step) {
    var line = row(cell);
    if (goal === null) goal = column(cell);
    do {
      line = step > 0 ? line.nextElementSibling : line.previousElementSibling;
    } while (line && !of(line).length);
    return line && of(line).reduce(function (best, one) {
      var nearer = Math.abs(column(one) - goal) < Math.abs(column(best) - goal);
      return nearer ? one : best;
    });
  }

  function end(cell, last, all) {
    var line = all ? cells : of(row(cell));
    goal = null;
    return line[last ? line.length - 1 : 0];
  }

  var keys = {
    ArrowRight: function (cell) { return along(cell, 1); },
    ArrowLeft: function (cell) { return along(cell, -1); },
    ArrowDown: function (cell) { return across(cell, 1); },
    ArrowUp: function (cell) { return across(cell, -1); },
    Home: function (cell, event) { return end(cell, false, event.ctrlKey); },
    End: function (cell, event) { return end(cell, true, event.ctrlKey); }
  };

  place.addEventListener("keydown", function (event) {
    var cell = event.target.closest("a.cell");
    var key = keys[event.key];
    if (!cell || !key || event.altKey || event.metaKey) return;
    event.preventDefault();
    var next = key(cell, event);
    if (next) take(next);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && opened) shut();
  });

  /* Enter is a click to a link. A new tab stays a new tab. */
  place.addEventListener("click", function (event) {
    if (event.target.closest("[data-shut]")) return shut();
    var cell = event.target.closest("td > a.cell");
    if (!cell || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goal = null;
    take(cell);
    open(cell);
  });

  function open(cell) {
    if (opened) opened.removeAttribute("aria-current");
    opened = cell;
    cell.setAttribute("aria-current", "true");
    var what = {target: "#evidence", swap: "innerHTML"};
    /* Of a past day the address ends in ?on=. */
    var beside = cell.getAttribute("href").replace(/(?=\?)|$/, "evidence/");
    window.htmx.ajax("GET", beside, what)
      .then(function () { if (opened === cell) show(cell); });
  }

  /* What is no evidence is a log-in or an error: the cell's own page says which. */
  function show(cell) {
    var head = aside.querySelector(".proof h2");
    if (!head || aside.hasAttribute("data-failed")) {
      window.location.href = cell.href;
      return;
    }
    aside.hidden = false;
    place.classList.add("open");
    head.focus();
  }

  aside.addEventListener("htmx:beforeSwap", function (event) {
    aside.toggleAttribute("data-failed", event.detail.xhr.status !== 200);
  });

  function shut() {
    aside.hidden = true;
    place.classList.remove("open");
    opened.removeAttribute("aria-current");
    take(opened);
    opened = null;
  }
})();
