/* The desk: the place of the card in hand, the next card after a decision, and no
   typed word lost. Every act works without this file. */
(function () {
  "use strict";

  /* Wash the source's words of the card that has the focus or the pointer. */
  var lit = [];
  function light(card, show) {
    lit.forEach(function (mark) { mark.classList.remove("now"); });
    lit = [];
    if (!card) return;
    var pk = card.id.slice(1);
    lit = Array.from(document.querySelectorAll('.source [data-item="' + pk + '"]'));
    lit.forEach(function (mark) { mark.classList.add("now"); });
    if (show && lit.length && lit[0].scrollIntoView) {
      lit[0].scrollIntoView({ block: "nearest" });
    }
  }

  /* Only where the source stands beside the cards: a phone would jump away. */
  function wide() {
    return window.matchMedia("(min-width: 761px)").matches;
  }

  function card(target) {
    return target.closest ? target.closest(".reading .card") : null;
  }

  document.addEventListener("focusin", function (event) {
    if (card(event.target)) light(card(event.target), wide());
  });
  document.addEventListener("mouseover", function (event) {
    if (card(event.target)) light(card(event.target));
  });

  var named = document.getElementById(location.hash.slice(1));
  if (named && card(named)) light(card(named), wide());

  /* After a card was decided by its button, go on with the next one that waits. */
  var decided = null;
  document.addEventListener("htmx:beforeRequest", function (event) {
    var held = event.detail.elt === document.activeElement;
    var path = event.detail.pathInfo ? event.detail.pathInfo.requestPath : "";
    var main = /\/(confirm|reject)\/$/.test(path) && held;
    decided = main ? card(event.detail.elt) : null;
    if (decided) decided = decided.id;
  });
  document.addEventListener("htmx:afterSettle", function () {
    var done = decided && document.getElementById(decided);
    decided = null;
    if (!done || done.querySelector("[role=alert]")) return;
    var next = Array.from(document.querySelectorAll(".card.wait > .foot .decide"))
      .find(function (button) {
        return done.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING;
      });
    if (next) next.focus();
  });

  /* A form that opened by itself: start in it. */
  document.addEventListener("htmx:afterSwap", function (event) {
    var form = event.target.parentNode && document.querySelector("form[data-fresh]");
    if (!form) return;
    form.removeAttribute("data-fresh");
    var first = form.querySelector("textarea, input:not([type=hidden])");
    if (first) first.focus();
  });

  /* Leaving the page with words typed into an open form: ask first. */
  var typed = new Set();
  document.addEventListener("input", function (event) {
    var form = event.target.closest("form[data-guard]");
    if (form) typed.add(form);
  });
  document.addEventListener("submit", function (event) {
    typed.delete(event.target);
  });
  window.addEventListener("beforeunload", function (event) {
    typed.forEach(function (form) {
      if (!form.isConnected) typed.delete(form);
    });
    if (typed.size) event.preventDefault();
  });
})();
