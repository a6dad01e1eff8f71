// Pictures of boxes and arrows: larger and smaller, one box with its ways in and on, and only some kinds of boxes.
// The page says the same without any of this; where scripts are off, the picture stands as it is.
(() => {
  "use strict";

  const STEP = 1.25, LEAST = 0.5, MOST = 4;

  function made(name, attributes = {}, ...inner) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inner);
    return element;
  }

  function button(text, does) {
    const one = made("button", { type: "button" }, text);
    one.addEventListener("click", does);
    return one;
  }

  function start(figure) {
    const frame = figure.querySelector(".frame"), svg = frame.querySelector("svg");
    const boxes = new Map([...svg.querySelectorAll("[data-box]")].map((box) => [box.dataset.box, box]));
    const arrows = [...svg.querySelectorAll("[data-edges]")];
    const pairs = (text) => text.split(" ").filter(Boolean).map((pair) => pair.split("-"));
    const edges = pairs(svg.dataset.all);
    const controls = made("div", { class: "controls" });
    const told = made("p", { class: "told", "aria-live": "polite" });
    figure.classList.add("live");
    frame.before(controls);
    frame.after(told);

    // Larger and smaller. Whoever is in the frame moves it with the keys, by touch, or by pulling it with the mouse.
    const natural = svg.width.baseVal.value;
    let scale = 1;
    function zoom(to) {
      const middle = (frame.scrollLeft + frame.clientWidth / 2) / scale, centre = (frame.scrollTop + frame.clientHeight / 2) / scale;
      scale = Math.min(MOST, Math.max(LEAST, to));
      svg.style.width = `${natural * scale}px`;
      frame.scrollLeft = middle * scale - frame.clientWidth / 2;
      frame.scrollTop = centre * scale - frame.clientHeight / 2;
    }
    controls.append(
      button("Larger", () => zoom(scale * STEP)),
      button("Smaller", () => zoom(scale / STEP)),
      button("Whole map", () => zoom(Math.min(frame.clientWidth / natural, 1))),
    );
    let pulled = null, moved = false;
    frame.addEventListener("pointerdown", (event) => {
      moved = false;
      if (event.pointerType === "mouse" && event.button === 0)
        pulled = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop, from: [event.clientX, event.clientY] };
    });
    addEventListener("pointermove", (event) => {
      if (!pulled) return;
      moved ||= Math.hypot(event.clientX - pulled.from[0], event.clientY - pulled.from[1]) > 5;
      if (moved) frame.scrollTo(pulled.x - event.clientX, pulled.y - event.clientY);
    });
    addEventListener("pointerup", () => (pulled = null));
    frame.addEventListener("dragstart", (event) => event.preventDefault());

    // One box, with its ways in and on.
    let chosen = null;
    const title = (id) => boxes.get(id).dataset.title;
    const listed = (label, ids) => (ids.length ? ` ${label}: ${ids.map(title).join("; ")}.` : "");
    function choose(id) {
      if (id === chosen) return;
      chosen = id;
      svg.classList.toggle("focused", id !== null);
      const near = edges.filter((pair) => pair.includes(id)).flat();
      for (const [other, box] of boxes) box.classList.toggle("on", other === id || near.includes(other));
      for (const arrow of arrows) arrow.classList.toggle("on", pairs(arrow.dataset.edges).some((pair) => pair.includes(id)));
      told.replaceChildren();
      if (id === null) return;
      const ways = (here, there) => edges.filter((pair) => pair[here] === id).map((pair) => pair[there]);
      told.append(made("strong", {}, `${title(id)}.`), listed("Comes after", ways(1, 0)), listed("Leads to", ways(0, 1)), " ");
      const address = boxes.get(id).getAttribute("href");
      if (address) told.append(made("a", { href: address }, `More about: ${title(id)}`), " ");
      told.append(button("Show all", () => choose(null)));
    }
    let before = null;
    for (const [id, box] of boxes) {
      box.addEventListener("pointerdown", () => (before = chosen));
      box.addEventListener("focus", () => choose(id));
      box.addEventListener("click", (event) => {
        // The first tap shows the ways, the second follows the link; so does Enter, for the keyboard has shown them already.
        const first = event.detail > 0 && before !== id;
        if (moved || first) event.preventDefault();
        if (!moved) choose(id);
        before = id;
      });
    }
    figure.addEventListener("keydown", (event) => {
      if (event.key === "Escape") choose(null);
    });

    // Only some kinds of boxes.
    const wanted = new Map();
    function sift() {
      const fits = (box) => [...wanted].every(([number, value]) => !value || box.dataset[`facet${number}`] === value);
      for (const box of boxes.values()) box.classList.toggle("off", !fits(box));
      const off = (id) => boxes.get(id).classList.contains("off");
      for (const arrow of arrows) arrow.classList.toggle("off", pairs(arrow.dataset.edges).every((pair) => pair.some(off)));
      const left = [...boxes.keys()].filter((id) => !off(id));
      told.replaceChildren(left.length < boxes.size ? `${left.length} of ${boxes.size} stand out: ${left.map(title).join("; ")}.` : "");
    }
    JSON.parse(svg.dataset.facets).forEach(([name, values], number) => {
      const select = made("select", {}, made("option", { value: "" }, "all"), ...values.map((value) => made("option", { value }, value)));
      select.addEventListener("change", () => {
        choose(null);
        wanted.set(number, select.value);
        sift();
      });
      controls.append(made("label", {}, `${name}: `, select));
    });
  }

  function open(target) {
    const list = target && target.closest("details");
    if (list) list.open = true;
  }

  const startAll = () => document.querySelectorAll("figure.map:not(.live)").forEach(start);
  startAll();
  addEventListener("peerpath:shown", startAll); // from a page that shows one part after another
  const named = () => open(document.getElementById(location.hash.slice(1)));
  addEventListener("hashchange", named);
  named();
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented) open(document.getElementById(link.getAttribute("href").slice(1)));
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => (one.open = true)));
})();
