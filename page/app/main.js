// Where the scripts of the page begin.
import { startEngine } from "./engine.js";

const started = startEngine({ onProgress: ({ done }) => document.documentElement.style.setProperty("--started", done) });

// For tests and for others: the same JSON as --format json.
window.peerpath = Object.freeze({ ask: async (request) => (await started).ask(request), started });
