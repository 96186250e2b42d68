/* The desk: what is in hand, its keys, the way between source and cards, and words
   picked from the source. Every act works without this file. A key is whatever a
   button says in aria-keyshortcuts; desk_saving.js sees that nothing typed is lost. */
(function () {
  "use strict";

  const desk = document.querySelector(".desk[data-source]");
  if (!desk) return;
  document.documentElement.classList.add("js");
  const pick = document.getElementById("pick");
  const KEPT = "luoshi desk " + desk.dataset.source;
  const HELD = ".card, .demand, .group-head";
  let hand = null; // the id of what is in hand
  let then = null; // a key that waits until all acts are done

  const at = (id) => document.getElementById(id);
  const all = (css, root) => Array.from((root || document).querySelectorAll(css));
  const after = (one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;

  /* In hand. */
  function take(held, focus, still) {
    all(".now").forEach((one) => one.classList.remove("now"));
    all("[aria-current=step]").forEach((one) => one.removeAttribute("aria-current"));
    if (!held) return;
    hand = held.id;
    held.classList.add("now");
    held.setAttribute("aria-current", "step");
    try { localStorage.setItem(KEPT, hand); } catch (_) { /* private window */ }
    const lit = places(hand);
    lit.forEach((mark) => mark.classList.add("now"));
    if (!focus) return;
    held.focus({ preventScroll: true });
    if (still) return;
    held.scrollIntoView({ block: "nearest" });
    const wide = window.matchMedia("(min-width: 761px)").matches; // a phone would jump
    if (lit.length && wide) lit[0].scrollIntoView({ block: "nearest" });
  }
  const held = () => hand && at(hand);
  const places = (id) => all('.source [data-refs~="' + id + '"]');

  /* What nobody decided on: cards, and heads of meetings that have none. */
  function open() {
    const alone = (one) => one.matches(".card") || !one.parentNode.querySelector(".card.wait");
    return all(".card.wait, .group-head.proposed")
      .filter((one) => !one.closest(".sent") && alone(one));
  }
  function next(list, back) {
    const now = held();
    const on = now ? list.filter((one) => one !== now && after(now, one)) : list;
    const before = now ? list.filter((one) => one !== now && after(one, now)) : [];
    return back ? before.pop() || list[list.length - 1] : on[0] || list[0];
  }
  const go = (list, back) => take(next(list, back) || held(), true);

  const moves = {
    J: () => go(all(".card, .demand").filter(seen)),
    K: () => go(all(".card, .demand").filter(seen), true),
    N: () => go(open()),
    B: () => go(open(), true),
    D: () => go(all("#doubts a").map((a) => at(a.hash.slice(1)))
      .map((one) => one && (one.matches(".group") ? one.firstElementChild : one.closest(HELD)))
      .filter((one) => one).sort((a, b) => (after(a, b) ? -1 : 1))),
    G: gap,
    O: () => select(run(places(hand))),
    F: () => { if (!pick.hidden) pick.querySelector("button").focus(); },
  };
  const seen = (one) => one.offsetParent !== null;

  /* 1 2 → the twelfth of this meeting. */
  let digits = "", typedAt = 0;
  function number(digit) {
    digits = Date.now() - typedAt < 700 ? digits + digit : digit;
    typedAt = Date.now();
    const group = held() && held().closest(".group");
    const card = group && group.querySelector('[data-number="' + digits + '"]');
    if (card) take(card, true);
  }

  /* Keys. An input method that is composing has every key to itself, a box where
     words are typed all but those with Alt. */
  function name(event) {
    let key = event.key === "？" ? "?" : event.key;
    if (event.altKey && /^Key[A-Z]$/.test(event.code)) key = event.code[3];
    if (/^[a-z]$/i.test(key)) key = key.toUpperCase();
    return event.shiftKey && key !== "?" ? "Shift+" + key : key;
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const key = name(event);
    const box = event.target.closest("input, textarea, select");
    if (box && !event.altKey && key !== "Escape") return;
    if (key === "Enter" && !event.altKey && event.target.closest("a, button, summary")) return;
    if (press(key, event.target)) event.preventDefault();
  });
  function press(key, from) {
    const form = from && from.closest("form.change");
    if (form && key === "Enter") return finish(form);
    if (form && key === "Escape") return click(form.querySelector("[data-close-form]"));
    if (key === "Escape") return put();
    if ((running || queue.length) && key === "U") return (then = key);
    if (moves[key]) return moves[key](), true;
    if (/^\d$/.test(key)) return number(key), true;
    const now = held();
    const outer = now && now.closest(".card");
    const group = now && now.closest(".group");
    return [now, outer, group, at("deskbar")].some((scope) => scope && click(
      all('[aria-keyshortcuts="' + key + '"]', scope)
        .find((one) => one.closest(".demand, .card, .group, .deskbar") === scope)));
  }
  function click(button) {
    if (!button) return false;
    const cut = button.dataset.split;
    if (cut && !caret(at(cut))) return press("E"); // a box, to put the caret in
    if (!button.hasAttribute("hx-post") || button.dataset.confirm) return button.click(), true;
    ahead(button);
    queue.push(button.getAttribute("hx-post"));
    pump();
    return true;
  }
  /* Alt+Enter in a box: save, then confirm. */
  function finish(form) {
    then = "Enter";
    return form.requestSubmit(), true;
  }

  /* Acts: on to the next at once; the answer puts the card in its place. Those by key
     are sent one after the other, each by the button that is there when its turn comes. */
  const queue = [];
  let running = false;
  function ahead(act) {
    const scope = act.closest(".demand, .card, .group");
    const decides = /\/(confirm|reject)\/$/.test(act.getAttribute("hx-post"));
    if (!decides || !scope || scope.matches(".demand, .sent")) return;
    scope.classList.add("sent");
    if (held() && scope.contains(held())) go(open());
  }
  function pump() {
    while (!running && queue.length) {
      const path = queue.shift();
      const act = document.querySelector('[hx-post="' + path + '"]');
      if (!act) continue;
      running = true;
      act.matches("form") ? act.requestSubmit() : act.click();
    }
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.verb === "post") ahead(event.detail.elt);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig.verb !== "post") return;
    running = false;
    if (!event.detail.successful) all(".sent").forEach((one) => one.classList.remove("sent"));
    else if (event.target === pick) put();
    pump();
    const key = !running && !queue.length && then;
    if (!key) return;
    then = null;
    if (!held() || !held().querySelector(":scope > form.change")) press(key);
  });
  document.addEventListener("htmx:afterSettle", () => {
    const lost = document.activeElement === document.body;
    if (hand) take(held() || open()[0], lost && !document.querySelector("dialog[open]"));
    all("[data-fresh]").forEach(start);
  });
  document.addEventListener("desk:at", (event) => take(at(event.detail.value), true));
  document.addEventListener("htmx:configRequest", (event) => {
    const data = event.detail.parameters;
    const split = event.target.dataset.split;
    if (split) data.at = caret(at(split));
    if (event.target !== pick) return;
    const [what, detail] = String(data.what).split(":");
    Object.assign(data, { what: what, [what === "person" ? "role" : "name"]: detail || "" });
  });
  /* A form that opened: start in it. */
  function start(form) {
    form.removeAttribute("data-fresh");
    const first = form.querySelector("textarea, input:not([type=hidden]), select, button");
    if (first && !form.querySelector("[role=alert]")) first.focus();
  }

  /* Where to cut: the caret in the card's words, or in the box that is open. */
  function caret(words) {
    if (words.matches("textarea")) return points(words.value.slice(0, words.selectionStart));
    const chosen = getSelection();
    if (!chosen.rangeCount || !words.contains(chosen.anchorNode)) return "";
    const range = document.createRange();
    range.setStart(words, 0);
    range.setEnd(chosen.anchorNode, chosen.anchorOffset);
    return points(range.toString());
  }
  const points = (text) => Array.from(text).length;

  /* From one side to the other. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#s-"], a[href^="#gap-"], .doubts a');
    const mark = event.target.closest(".source [data-refs]");
    if (link) {
      event.preventDefault();
      if (link.hash.startsWith("#gap-")) gap();
      else if (link.hash.startsWith("#s-")) point(places(link.hash.slice(3)));
      else point([at(link.hash.slice(1))]);
    } else if (mark && getSelection().isCollapsed) {
      const refs = mark.dataset.refs.split(" ").filter((ref) => at(ref));
      if (refs.length) point([at(refs[refs.length - 1])]);
    }
  });
  function point(things) {
    if (!things[0]) return;
    const holder = things[0].closest(HELD) || things[0].querySelector(HELD);
    if (holder) take(holder);
    all(".pointed").forEach((one) => one.classList.remove("pointed"));
    things.forEach((one) => one.classList.add("pointed"));
    const closed = things[0].closest("details:not([open])");
    if (closed) closed.open = true;
    things[0].scrollIntoView({ block: "center" });
    if (holder) holder.focus({ preventScroll: true });
  }
  document.addEventListener("focusin", (event) => {
    const here = event.target.closest(".reading :is(.card, .demand, .group-head)");
    if (here && here.id !== hand) take(here);
  });

  /* Words of the source. */
  let gapNow = -1;
  function gap() {
    const starts = all('.source [id^="gap-"]');
    if (!starts.length) return;
    gapNow = (gapNow + 1) % starts.length;
    const from = starts[gapNow], to = starts[gapNow + 1];
    select(all(".source .none").filter((one) => after(from, one) && !(to && after(to, one))));
  }
  /* The first of the pieces and those that follow it without a break. */
  function run(pieces) {
    const stop = pieces.findIndex((one, n) => n && one.previousElementSibling !== pieces[n - 1]);
    return stop < 0 ? pieces : pieces.slice(0, stop);
  }
  function select(pieces) {
    if (!pieces.length) return;
    const last = pieces[pieces.length - 1];
    getSelection().setBaseAndExtent(pieces[0], 0, last, last.childNodes.length);
    pieces[0].scrollIntoView({ block: "center" });
    at("source").focus({ preventScroll: true });
  }
  function offset(node, place) {
    const line = (node.closest ? node : node.parentNode).closest("p[data-at]");
    if (!line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(node, place);
    const words = range.cloneContents();
    all("sup", words).forEach((one) => one.remove());
    return Number(line.dataset.at) + points(words.textContent);
  }
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (pick.contains(document.activeElement)) return;
    const range = chosen.rangeCount && !chosen.isCollapsed && chosen.getRangeAt(0);
    if (!range || !at("text").contains(range.commonAncestorContainer)) return put();
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return put();
    offer(start, end, range);
  });
  function offer(start, end, range) {
    const now = held();
    const mark = range.startContainer.parentNode.closest("[data-refs]");
    const meeting = (mark && /\bm(\d+)\b/.exec(mark.dataset.refs)) ||
      (now && [0, now.closest(".group").id.slice(1)]);
    const card = now && !now.matches(".group-head") ? now.id.slice(1) : "";
    const box = pick.elements;
    box.start.value = start;
    box.end.value = end;
    box.directive.value = card;
    if (meeting) box.meeting.value = meeting[1];
    all("[data-of=card]", pick).forEach((one) => { one.hidden = !card; });
    pick.hidden = false;
    const where = range.getBoundingClientRect();
    const top = Math.min(where.bottom + 8, innerHeight - pick.offsetHeight - 8);
    const left = Math.min(where.left, innerWidth - pick.offsetWidth - 8);
    pick.style.setProperty("top", Math.max(8, top) + "px");
    pick.style.setProperty("left", Math.max(8, left) + "px");
  }
  function put() { pick.hidden = true; }
  pick.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { put(); at("source").focus(); }
  });

  /* Where one left: the address, else this browser, else what the office knows. */
  let kept = null;
  try { kept = localStorage.getItem(KEPT); } catch (_) { /* private window */ }
  const named = at(location.hash.slice(1));
  const back = (named && named.closest(HELD)) || (named && named.querySelector(HELD));
  hand = back ? null : kept;
  const kind = held() && held().matches(".wait, .proposed") ? held() : null;
  const resumed = back || kind || (held() ? next(open()) : at(desk.dataset.resume));
  const first = resumed || open()[0] || document.querySelector(HELD);
  take(first, !document.querySelector("form.change"), !resumed);
})();
