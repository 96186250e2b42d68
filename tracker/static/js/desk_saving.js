/* The desk: nothing typed is lost. A field saves itself; when somebody else changed it
   meanwhile both texts are shown; when the log-in ran out or the network failed, what
   was done waits, is kept in this browser and is sent again. */
(function () {
  "use strict";

  const desk = document.querySelector(".desk[data-source]");
  if (!desk) return;
  const KEPT = "luoshi unsaved " + desk.dataset.source;
  const PAUSE = 1500; // ms without a key after which a field saves itself
  const AGAIN = 15000; // ms until a failed save is tried again
  const token = window.logIn.token;
  const acts = new Set(); // addresses of acts that did not arrive
  let waits = store(); // "address name" → what was typed and is not saved yet
  let later = 0, clock = 0;

  function store(value) {
    try {
      if (value) localStorage.setItem(KEPT, JSON.stringify(value));
      return JSON.parse(localStorage.getItem(KEPT)) || {};
    } catch (_) { return value || {}; }
  }
  const key = (field) => field.form.dataset.field + " " + field.name;

  /* The state, in words, on the bar and in the form. */
  function tell(words, form, retry) {
    document.querySelectorAll("#saving, form.change .saving").forEach((place) => {
      if (place.id !== "saving" && form && place.closest("form") !== form) return;
      place.className = "saving" + (retry ? " failed" : "");
      place.textContent = words;
      if (!retry) return;
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.retry = "";
      button.textContent = "重试";
      place.append(button);
    });
  }
  function left() { return acts.size + Object.keys(waits).length; }
  function failed(form) {
    tell("▲ 未保存(" + left() + " 处)", form, true);
    clearTimeout(later);
    later = setTimeout(retry, AGAIN);
  }

  /* One field. */
  function keep(field) {
    waits[key(field)] = {
      value: field.value, seen: field.form.elements.seen.value, url: field.form.dataset.field,
      name: field.name, card: field.closest("[id^=d], [id^=m]").id,
    };
    store(waits);
  }
  function save(field) {
    clearTimeout(clock);
    if (!waits[key(field)]) return Promise.resolve(true);
    const sent = waits[key(field)].value;
    tell("正在保存……", field.form);
    return send(waits[key(field)]).then((answer) => {
      if (answer.status === 401) return again(), failed(field.form), false;
      if (answer.status === 200 && field.value === sent) saved(field, answer);
      if (answer.status === 200) return told(field.form, answer), true;
      if (answer.body.stale) return merge(field, answer.body), false;
      return wrong(field, answer), false;
    }, () => (failed(field.form), false));
  }
  function send(one) {
    const data = new URLSearchParams({ name: one.name, value: one.value, seen: one.seen });
    return fetch(one.url, {
      method: "POST", body: data,
      headers: { Accept: "application/json", "X-CSRFToken": token() },
    }).then((answer) => {
      if (answer.status >= 500) throw new Error(answer.status);
      return answer.json().catch(() => ({})).then((body) => ({ status: answer.status, body: body }));
    });
  }
  function saved(field, answer) {
    delete waits[key(field)];
    store(waits);
    mend(field, "");
    note(field.form.elements.deadline_on, answer.body.note);
  }
  function told(form, answer) {
    document.querySelectorAll("#" + form.closest(".card, .group").id + ' [name="seen"]')
      .forEach((one) => { one.value = answer.body.seen; });
    Object.entries(answer.body.fields || {}).forEach(([name, value]) => {
      const box = form.elements[name];
      if (box && "value" in box && !waits[form.dataset.field + " " + name] &&
          box !== document.activeElement) box.value = value === null ? "" : value;
    });
    tell("✓ 已保存 " + new Date().toTimeString().slice(0, 5), form);
  }
  function wrong(field, answer) {
    const errors = answer.body.errors || {};
    mend(field, (errors[field.name] || Object.values(errors)[0] || [])[0] ||
      answer.body.refused || "没有存上,请再试一次。");
    tell("▲ 未保存:请改正", field.form);
  }
  function mend(field, words) {
    let place = field.parentNode.querySelector(".error");
    if (!place && words) {
      place = document.createElement("div");
      place.className = "error";
      place.setAttribute("role", "alert");
      field.after(place);
    }
    if (place) { place.textContent = words; place.hidden = !words; }
    field.toggleAttribute("aria-invalid", Boolean(words));
    if (words) field.setAttribute("aria-invalid", "true");
  }
  function note(field, words) {
    if (!field || words === undefined) return;
    let place = field.parentNode.querySelector(".help");
    if (!place) {
      place = document.createElement("div");
      place.className = "help";
      field.after(place);
    }
    place.textContent = words;
  }

  /* Somebody else changed it: both texts, and the choice. */
  function merge(field, other) {
    field.parentNode.querySelectorAll(".merge").forEach((one) => one.remove());
    const shown = document.getElementById("merge").content.cloneNode(true).firstElementChild;
    const words = { who: other.who + " " + (other.when || ""), mine: field.value, theirs: other.theirs };
    shown.querySelectorAll("[data-part]").forEach((one) => {
      one.textContent = words[one.dataset.part] || "(空)";
    });
    shown.addEventListener("click", (event) => {
      const choice = event.target.dataset.take;
      if (!choice) return;
      field.form.elements.seen.value = other.seen;
      if (choice === "theirs") field.value = (other.fields || {})[field.name] ?? other.theirs;
      shown.remove();
      if (choice === "theirs") {
        saved(field, { body: {} });
        tell("✓ 用了对方的", field.form);
      } else keep(field);
      if (choice === "mine") save(field);
      field.focus();
    });
    field.after(shown);
    tell("▲ 未保存:两人同时改了", field.form);
    shown.querySelector("button").focus();
  }

  /* Rows of a list have names with a dash: they are saved with their form. */
  const auto = (target) => target.form && target.form.dataset.field &&
    target.type !== "hidden" && !target.name.includes("-") ? target : null;
  document.addEventListener("input", (event) => {
    const field = auto(event.target);
    if (!field) return;
    keep(field);
    tell("正在输入……", field.form);
    clearTimeout(clock);
    if (!event.isComposing) clock = setTimeout(() => save(field), PAUSE);
  });
  document.addEventListener("change", (event) => {
    const field = auto(event.target);
    if (field) { keep(field); save(field); }
  });
  /* What is cut in two is what was typed: it is saved first. */
  document.addEventListener("htmx:confirm", (event) => {
    const box = document.getElementById(event.detail.elt.dataset.split || "");
    if (!box || !box.form || !waits[key(box)]) return;
    event.preventDefault();
    save(box).then((done) => { if (done) event.detail.issueRequest(true); });
  });
  /* A form that is sent or closed holds what its fields hold: they wait no more. */
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest("form.change");
    const done = event.detail.xhr && event.detail.xhr.status === 200 && !expired(event);
    if (!form || !done || !event.detail.target.isConnected) return;
    Object.keys(waits).filter((one) => one.startsWith(form.dataset.field + " "))
      .forEach((one) => delete waits[one]);
    store(waits);
  });

  /* Acts that did not arrive. */
  const expired = (event) => window.logIn.is(event.detail.xhr);
  function missed(event) {
    const path = event.detail.requestConfig && event.detail.requestConfig.path;
    if (event.detail.requestConfig.verb === "post") acts.add(path);
    document.querySelectorAll(".sent").forEach((one) => one.classList.remove("sent"));
    failed();
  }
  document.addEventListener("htmx:sendError", missed);
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status >= 500) missed(event);
    else if (event.detail.xhr.status === 401) { missed(event); again(); }
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!expired(event)) return;
    event.detail.shouldSwap = false;
    missed(event);
    again();
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.verb === "post") tell("正在保存……");
  });
  document.addEventListener("htmx:afterOnLoad", (event) => {
    if (event.detail.requestConfig.verb !== "post" || expired(event)) return;
    acts.delete(event.detail.requestConfig.path);
    if (left()) failed();
    else tell("✓ 已保存 " + new Date().toTimeString().slice(0, 5));
  });
  function retry() {
    clearTimeout(later);
    acts.forEach((path) => {
      const button = document.querySelector('[hx-post="' + path + '"]');
      if (!button) acts.delete(path);
      else if (button.matches("form")) button.requestSubmit();
      else button.click();
    });
    Object.entries(waits).forEach(([name, one]) => {
      const field = document.querySelector('form[data-field="' + one.url + '"] [name="' + one.name + '"]');
      if (field) return save(field);
      send(one).then((answer) => {
        if (answer.status === 401) return again();
        if (answer.status === 200) { delete waits[name]; store(waits); }
        if (left()) resumeIn(one); else location.reload();
      }, () => failed());
    });
  }
  /* Stale, or not allowed to stand: open its form with what was typed. */
  function resumeIn(one) {
    const edit = document.querySelector("#" + one.card + ' [aria-keyshortcuts="E"]');
    if (edit) edit.click();
  }
  document.addEventListener("htmx:afterSettle", () => {
    document.querySelectorAll("form[data-field] [name]").forEach((field) => {
      const one = auto(field) && waits[key(field)];
      if (!one || field.value === one.value) return;
      field.value = one.value;
      field.form.elements.seen.value = one.seen;
      save(field);
    });
  });
  document.addEventListener("click", (event) => {
    if (event.target.matches("[data-retry]")) retry();
  });
  window.addEventListener("online", retry);
  window.addEventListener("beforeunload", (event) => { if (left()) event.preventDefault(); });

  /* Logged out: then all that waits goes on. */
  function again() { window.logIn.again(retry); }

  if (left()) failed();
})();
