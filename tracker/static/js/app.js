/* Small comforts. Every page works without this file. */
(function () {
  "use strict";

  /* What opens over the page: a click beside it or Escape closes it. */
  var POPPED = "details.who[open], details.explain[open]";

  /* Ask before a form or button with data-confirm="…?" is sent. */
  var dialog = document.getElementById("confirm-dialog");
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var button = event.submitter;
    var words = (button && button.dataset.confirm) || form.dataset.confirm;
    if (!words || form.dataset.asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(words, function () { send(form, button); });
  }, true);

  /* The same for a button that htmx sends by itself. */
  document.addEventListener("htmx:confirm", function (event) {
    var words = event.detail.elt.dataset.confirm;
    if (!words) return;
    event.preventDefault();
    ask(words, function () { event.detail.issueRequest(true); });
  });

  function ask(words, yes) {
    if (!dialog || !dialog.showModal) {
      if (window.confirm(words)) yes();
      return;
    }
    document.getElementById("confirm-words").textContent = words;
    dialog.onclose = function () {
      if (dialog.returnValue === "yes") yes();
      dialog.returnValue = "";
    };
    dialog.showModal();
  }

  function send(form, button) {
    form.dataset.asked = "yes";
    form.requestSubmit(button || undefined);
    delete form.dataset.asked;
  }

  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-print], [data-dialog], [data-close], [data-back]");
    document.querySelectorAll(POPPED).forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
    if (!target) return;
    if (target.hasAttribute("data-print")) window.print();
    /* Back by the browser: what was typed there is there still. */
    if (target.hasAttribute("data-back") && window.history.length > 1) {
      event.preventDefault();
      window.history.back();
    }
    if (target.hasAttribute("data-close")) target.closest("dialog").close();
    if (target.dataset.dialog) {
      var asked = document.getElementById(target.dataset.dialog);
      if (asked && asked.showModal) {
        event.preventDefault();
        asked.showModal();
      }
    }
  });

  /* "/" goes to the search box, but is a letter where one types. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    var box = document.querySelector(".find input, [data-seek]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(POPPED).forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* What a "?" says stays within the window. */
  document.addEventListener("toggle", function (event) {
    var box = event.target;
    if (!box.matches("details.explain") || !box.open) return;
    box.classList.remove("leftward");
    var right = box.querySelector(".tip").getBoundingClientRect().right;
    var edge = document.documentElement.clientWidth;
    box.classList.toggle("leftward", right > edge);
  }, true);

  /* data-all="name": this box ticks every box of that name in its form. */
  document.addEventListener("change", function (event) {
    var name = event.target.dataset.all;
    if (!name) return;
    var form = event.target.form;
    Array.from(form ? form.elements : document.querySelectorAll("input"))
      .forEach(function (box) {
        if (box.type === "checkbox" && box.name === name) {
          box.checked = event.target.checked;
        }
      });
  });

  /* data-count="300": the help below says how many are left while one types; a line
     break is one character, an emoji one too, as the server counts them. */
  document.addEventListener("input", function (event) {
    var most = Number(event.target.dataset.count);
    var help = document.getElementById(event.target.id + "_helptext");
    if (!most || !help) return;
    var left = most - Array.from(event.target.value).length;
    help.textContent = left < 0
      ? "最多 " + most + " 字,超出 " + -left + " 字。"
      : "最多 " + most + " 字,还可写 " + left + " 字。";
    help.classList.toggle("over", left < 0);
  });

  /* Filters: what is not filled in stays out of the address. */
  document.addEventListener("htmx:configRequest", function (event) {
    if (event.detail.verb !== "get") return;
    var data = event.detail.formData;
    Array.from(data.entries()).forEach(function (pair) {
      if (pair[1] === "") data.delete(pair[0]);
    });
  });

  /* A search is sent while it is typed. Sent again on leaving the box, its answer
     would replace what is just being clicked. */
  document.addEventListener("change", function (event) {
    if (event.target.matches("form.filters input[type=search]")) {
      event.stopPropagation();
    }
  }, true);

  /* After a form came back with errors, start where they are told. */
  var errors = document.querySelector("[data-focus]");
  if (errors) errors.focus();
})();
