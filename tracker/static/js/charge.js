/* The charging page: fields follow the decision, names become tags. Every field works
   without this file: names are then typed with 、 between them. */
(function () {
  "use strict";

  var form = document.querySelector("[data-charging]");
  if (!form) return;

  /* Only what the decision asks for stays in sight. */
  function follow(row) {
    var chosen = row.querySelector("select[name$='-decision']");
    if (!chosen) return;
    var kind = chosen.value || "none";
    row.querySelectorAll("[data-for]").forEach(function (part) {
      part.hidden = part.dataset.for.split(" ").indexOf(kind) < 0;
    });
    row.classList.toggle("off", kind === "dismiss");
  }

  function tally() {
    var counts = {};
    form.querySelectorAll("select[name$='-decision']").forEach(function (select) {
      var words = select.options[select.selectedIndex].text;
      counts[words] = (counts[words] || 0) + 1;
    });
    form.querySelector("[data-tally]").textContent = Object.keys(counts)
      .map(function (words) { return words + " " + counts[words] + " 条"; })
      .join(",") + "。";
  }

  form.querySelectorAll(".charge").forEach(follow);
  tally();
  form.addEventListener("change", function (event) {
    var row = event.target.closest(".charge");
    if (!row) return;
    var chosen = row.querySelector("select[name$='-decision']");
    /* Whoever picks a lead for an open row means to charge it. */
    if (/-lead$/.test(event.target.name) && event.target.value && !chosen.value) {
      chosen.value = "action";
    }
    follow(row);
    tally();
  });

  /* "甲、乙" as tags with a way to take each off, and a field to add one. */
  var separators = /[、,，;；\s]+/;
  var compound = Array.prototype.map.call(
    document.querySelectorAll("#names option"),
    function (option) { return option.value; }
  ).filter(function (name) { return separators.test(name); });

  function names(input) {
    var text = input.value;
    compound.forEach(function (name, at) {
      text = text.split(name).join(String.fromCharCode(0xe000 + at));
    });
    return text.split(separators).filter(Boolean).map(function (part) {
      var at = part.length === 1 ? part.charCodeAt(0) - 0xe000 : -1;
      return compound[at] || part;
    });
  }

  function picker(input) {
    var box = document.createElement("div");
    var add = document.createElement("input");
    var label = document.querySelector("label[for='" + input.id + "']");
    box.className = "picker";
    add.setAttribute("list", "names");
    add.setAttribute("autocomplete", "off");
    add.placeholder = "添加单位";
    add.id = input.id + "_add";
    if (input.getAttribute("aria-describedby")) {
      add.setAttribute("aria-describedby", input.getAttribute("aria-describedby"));
    }
    if (input.getAttribute("aria-invalid")) {
      add.setAttribute("aria-invalid", "true");
      box.classList.add("wrong");
    }
    if (label) label.htmlFor = add.id;
    input.type = "hidden";

    function show() {
      box.querySelectorAll(".tag").forEach(function (tag) { tag.remove(); });
      names(input).forEach(function (name) {
        var tag = document.createElement("span");
        var off = document.createElement("button");
        tag.className = "tag";
        tag.textContent = name;
        off.type = "button";
        off.textContent = "×";
        off.setAttribute("aria-label", "去掉" + name);
        off.addEventListener("click", function () {
          keep(names(input).filter(function (other) { return other !== name; }));
          add.focus();
        });
        tag.append(off);
        box.insertBefore(tag, add);
      });
    }

    function keep(list) {
      input.value = list.join("、");
      show();
    }

    function take() {
      var typed = add.value.trim();
      if (!typed) return;
      keep(names(input).concat(names(add)).filter(function (name, at, all) {
        return all.indexOf(name) === at;
      }));
      add.value = "";
    }

    add.addEventListener("change", take);
    add.addEventListener("input", function (event) {
      /* A choice from the list comes whole, with no key pressed. */
      if (event.inputType === "insertReplacementText" || /[、,,]$/.test(add.value)) {
        take();
      }
    });
    add.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && add.value.trim()) {
        event.preventDefault();
        take();
      }
      if (event.key === "Backspace" && !add.value) {
        keep(names(input).slice(0, -1));
      }
    });
    form.addEventListener("submit", take);
    box.addEventListener("click", function (event) {
      if (event.target === box) add.focus();
    });
    box.append(add);
    input.after(box);
    show();
  }

  form.querySelectorAll("[data-names]").forEach(picker);
})();
