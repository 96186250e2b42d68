/* A part of a page that htmx asked for and did not get: say so in words, change nothing,
   lose nothing that was typed, and offer to send it again. The desk does so by itself. */
(function () {
  "use strict";

  const bar = document.getElementById("trouble");
  if (!bar || document.querySelector(".desk[data-source]")) return;
  const words = bar.querySelector("p");
  const retry = bar.querySelector("[data-again]");
  const KEPT = "您填的内容还在这一页上。";
  let last = null; // what asked, and did not get

  function tell(text, source) {
    last = source || null;
    retry.hidden = !last;
    words.textContent = text;
    bar.hidden = false;
  }
  function hush() { bar.hidden = true; last = null; }
  function go(source) {
    if (!source || !source.isConnected) return;
    if (source.matches("form")) source.requestSubmit();
    else if (source.form) source.form.requestSubmit();
    else source.click();
  }

  function reason(status) {
    if (status === 413) return "■ 没有送到:附件或文字太大。请压缩或分几次再送。";
    if (status === 403) return "■ 没有受理:页面放得太久,或者身份变了。请先复制写的文字,再刷新页面。";
    if (status === 404) return "■ 没有找到:这件事不在了,或者不在您能看的范围内。请刷新页面再看。";
    if (status === 503) return "■ 没有办成:数据库没有应答。请稍等再试。";
    if (status >= 500) return "■ 没有办成:系统出错了,不是您操作的问题。请稍等再试。";
    return "■ 没有受理:这次提交没有看懂。请刷新页面再办。";
  }

  document.addEventListener("htmx:sendError", function (event) {
    tell("■ 没有送到:网络不通。" + KEPT, event.detail.elt);
  });
  document.addEventListener("htmx:timeout", function (event) {
    tell("■ 没有送到:等得太久。" + KEPT, event.detail.elt);
  });
  document.addEventListener("htmx:responseError", function (event) {
    const status = event.detail.xhr.status;
    tell(reason(status) + KEPT, status >= 500 ? event.detail.elt : null);
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (!window.logIn.is(event.detail.xhr)) return;
    const source = event.detail.requestConfig.elt;
    event.detail.shouldSwap = false;
    window.logIn.again(function () { hush(); go(source); });
    tell("■ 没有受理:登录已过期。" + KEPT, source);
  });
  document.addEventListener("htmx:afterOnLoad", function (event) {
    const done = event.detail.xhr.status < 400 && !window.logIn.is(event.detail.xhr);
    if (done) hush();
  });

  bar.addEventListener("click", function (event) {
    const source = last;
    if (event.target.matches("button")) hush();
    if (event.target.matches("[data-again]")) go(source);
  });
  window.addEventListener("offline", function () {
    tell("▲ 网络断了。" + KEPT + "连上以后再提交。");
  });
  window.addEventListener("online", function () { if (!last) hush(); });
})();
