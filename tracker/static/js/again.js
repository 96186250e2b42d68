/* The log-in ran out in the middle of work: its form in a dialog, then what waits goes
   on. For the scripts that send: window.logIn.again(then), .token(), .is(xhr). */
window.logIn = (function () {
  "use strict";

  const dialog = document.getElementById("again");
  const address = dialog ? dialog.dataset.login : "";
  let waits = []; // what goes on after the log-in

  function token() {
    const found = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
    return found ? found[1] : "";
  }
  /* Whether the answer is the page to log in, where a part of a page was asked for. */
  function is(xhr) {
    const came = new URL(xhr.responseURL || location.href, location.href).pathname;
    return Boolean(address) && came !== location.pathname &&
      came === new URL(address, location.href).pathname;
  }
  function again(then) {
    waits.push(then);
    if (!dialog || !dialog.showModal || dialog.open) return;
    dialog.showModal();
    fetch(address).then((answer) => answer.text()).then(form, () => dialog.close());
  }
  function form(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const found = page.querySelector('form[method="post"]');
    const place = document.getElementById("again-form");
    place.replaceChildren(found || page.querySelector("main"));
    if (!found) return;
    const name = place.querySelector("input:not([type=hidden])");
    if (name) name.focus();
    found.addEventListener("submit", (event) => {
      event.preventDefault();
      fetch(address, { method: "POST", body: new FormData(found), redirect: "manual" })
        .then((answer) => {
          if (answer.type !== "opaqueredirect") return answer.text().then(form);
          const then = waits.splice(0);
          dialog.close();
          then.forEach((go) => go());
        }, () => dialog.close());
    });
  }
  if (dialog) dialog.addEventListener("cancel", () => { waits = []; });

  /* After a log-in the page's own token is old: the cookie has the new one. */
  document.addEventListener("htmx:configRequest", (event) => {
    if (!token()) return;
    // By the name that the page gives: two names would be sent as one value of two.
    event.detail.headers["x-csrftoken"] = token();
    const data = event.detail.formData;
    if (data.has("csrfmiddlewaretoken")) data.set("csrfmiddlewaretoken", token());
  });
  return { again: again, token: token, is: is };
})();
