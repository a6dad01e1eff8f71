// What is open to the person today, and what is nearest; each role with a way to go on.
import { drawn, h, one } from "./dom.js";
import { linkTo, saver } from "./pieces.js";
import { failed } from "./answer.js";
import { isSilent } from "./person.js";
import * as planner from "./planner.js";
import { roleOf, wayTo } from "./roles.js";
import { WORDS } from "./words.js";

export async function nextView() {
  const told = await planner.draw("next", "");
  const { open = [], near = [] } = await planner.ask("next", "");
  const roles = [...open, ...near].map(({ role }) => roleOf(role)).filter(Boolean);
  const item = (role) => h("li", {}, linkTo(wayTo(role.id), `${role.title}, ${role.employer}`));
  const ways = roles.length ? h("section", { class: "inset not-on-paper" }, h("h2", {}, WORDS.next.open), h("ul", { class: "bare links" }, roles.map(item))) : null;
  const silent = isSilent() ? h("p", { class: "inset" }, `${WORDS.answer.empty} `, linkTo("#questions", WORDS.answer.tell)) : null;
  const article = h("article", { class: "answer" }, told.error ? failed(told.error) : drawn(told.html));
  const detail = one(":scope > section", article);
  if (ways && detail) detail.before(ways);
  return {
    title: WORDS.next.title,
    nodes: [
      silent,
      article,
      h(
    "div",
        { class: "actions last" },
        h("button", { type: "button", class: "button", onclick: () => print() }, WORDS.answer.print),
        isSilent() ? null : saver(WORDS.answer.save),
      ),
    ],
  };
}
