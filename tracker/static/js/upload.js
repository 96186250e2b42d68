/* Files dragged onto the form; many files sent one by one, with how far it is. Without
   this file the form sends them all at once. */
(function () {
  "use strict";

  var form = document.querySelector("form[data-upload]");
  if (!form || !window.DataTransfer || !window.fetch) return;
  var input = form.querySelector("input[type=file]");
  var zone = form.querySelector(".drop");
  var list = form.querySelector(".chosen");
  var said = form.querySelector(".sending");
  var most = Number(form.dataset.megabytes) * 1024 * 1024;
  form.querySelector(".drop-words").hidden = false;

  function show() {
    list.textContent = "";
    Array.from(input.files).forEach(function (file) {
      var line = document.createElement("li");
      line.append(document.createElement("span"), document.createElement("span"));
      line.firstChild.textContent = file.name;
      line.lastChild.textContent = file.size > most ? "太大" : size(file.size);
      list.append(line);
    });
    said.textContent = input.files.length ? "选中 " + input.files.length + " 份" : "";
  }

  function size(bytes) {
    return bytes < 1048576 ? Math.ceil(bytes / 1024) + " KB"
      : (bytes / 1048576).toFixed(1) + " MB";
  }

  input.addEventListener("change", show);

  /* Anywhere on the page: a file that misses the box must not replace the page. */
  ["dragover", "drop"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (Array.from(event.dataTransfer.types).indexOf("Files") < 0) return;
      event.preventDefault();
      zone.classList.toggle("over", name === "dragover");
      if (name === "drop") add(event.dataTransfer.files);
    });
  });
  document.addEventListener("dragleave", function (event) {
    if (!event.relatedTarget) zone.classList.remove("over");
  });

  function add(files) {
    var all = new DataTransfer();
    [input.files, files].forEach(function (some) {
      Array.from(some).forEach(function (file) { all.items.add(file); });
    });
    input.files = all.files;
    show();
  }

  /* One file goes as the form does; of many each goes by itself. A file that fails is
     told on its line and does not stop the others. */
  form.addEventListener("submit", function (event) {
    var files = Array.from(input.files);
    if (files.length < 2) return;
    event.preventDefault();
    var button = form.querySelector("button[type=submit]");
    button.disabled = true;
    send(files, 0, { upload: "", at: "", failed: 0 }).then(function (end) {
      button.disabled = false;
      if (end.failed) {
        said.textContent = end.failed + " 份没有传上去,见上面的说明;再按一次可以重传。";
        keep(files, end);
      } else if (form.elements.text.value.trim()) {
        form.elements.upload.value = end.upload;
        input.value = "";
        form.submit();
      } else {
        location.assign(end.at);
      }
    });
  });

  function send(files, at, end) {
    if (at === files.length) return Promise.resolve(end);
    var line = list.children[at];
    said.textContent = "正在录入 " + (at + 1) + " / " + files.length + " 份";
    line.lastChild.textContent = "正在读取…";
    line.scrollIntoView({ block: "nearest" });
    return one(files[at], end.upload || form.elements.upload.value)
      .then(function (told) {
        end.upload = told.upload;
        end.at = told.at;
        line.lastChild.textContent = told.label;
      })
      .catch(function (why) {
        end.failed += 1;
        line.dataset.failed = "yes";
        line.lastChild.textContent = why.message;
      })
      .then(function () { return send(files, at + 1, end); });
  }

  function one(file, upload) {
    if (file.size > most) {
      return Promise.reject(new Error("超过 " + form.dataset.megabytes + " MB"));
    }
    var data = new FormData();
    ["csrfmiddlewaretoken", "publication", "published_on"].forEach(function (name) {
      data.append(name, form.elements[name].value);
    });
    data.append("upload", upload);
    data.append("uploads", file);
    return fetch(form.dataset.upload, { method: "POST", body: data, redirect: "error" })
      .then(function (answer) {
        return answer.json().then(function (told) {
          if (!answer.ok) throw new Error(told.words);
          return told;
        });
      })
      .catch(function (why) {
        var ours = why instanceof TypeError || why instanceof SyntaxError;
        throw ours ? new Error("没有传上去(网络断开或登录已过期)") : why;
      });
  }

  /* Only those that failed stay chosen; the others are in already. */
  function keep(files, end) {
    var left = new DataTransfer();
    files.forEach(function (file, at) {
      if (list.children[at].dataset.failed) left.items.add(file);
    });
    form.elements.upload.value = end.upload;
    input.files = left.files;
    if (!end.at) return;
    var link = document.createElement("a");
    link.href = end.at;
    link.textContent = "看已录入的";
    said.append(" ", link);
  }
})();
