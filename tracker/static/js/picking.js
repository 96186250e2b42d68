/* Ticked rows of a list: how many there are, and the whole page by one choice. Without
   this file the server counts. */
(function () {
  "use strict";

  function bar() { return document.querySelector("form[data-picks]"); }

  function boxes(form) {
    var name = form.dataset.picks;
    return Array.from(document.querySelectorAll(
      'input[type="checkbox"][name="' + name + '"][form="' + form.id + '"]'));
  }

  function choose(form, value) {
    var choice = form.querySelector('input[name="of"][value="' + value + '"]');
    if (choice) choice.checked = true;
  }

  function tell(form) {
    var rows = boxes(form);
    var ticked = rows.filter(function (box) { return box.checked; }).length;
    form.querySelector("[data-picked]").textContent = ticked;
    var all = document.querySelector('[data-all="' + form.dataset.picks + '"]');
    if (!all) return ticked;
    all.checked = ticked > 0 && ticked === rows.length;
    all.indeterminate = ticked > 0 && ticked < rows.length;
    return ticked;
  }

  /* After app.js has ticked what the head's box ticks. */
  document.addEventListener("change", function (event) {
    var form = bar();
    if (!form) return;
    if (event.target.name === "of" && event.target.form === form) {
      if (event.target.value === "picked") return;
      boxes(form).forEach(function (box) { box.checked = true; });
      tell(form);
    } else if (event.target.name === form.dataset.picks ||
               event.target.dataset.all === form.dataset.picks) {
      choose(form, tell(form) ? "picked" : "all");
    }
  });

  /* A browser that comes back to the page ticks again what was ticked. */
  window.addEventListener("pageshow", function () {
    var form = bar();
    if (form) tell(form);
  });
})();
