// Validates traces that genstep writes against docs/trace.schema.json with ajv.
//
//     node tests/oracle/schema.mjs GENSTEP
//
// Every lesson and every program of tests/golden, in both forms, up to some
// thousand events each. Ends with "N passed, N failed".
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";

const genstep = process.argv[2];
const schema = JSON.parse(readFileSync("docs/trace.schema.json", "utf8"));
const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false });
ajv.addSchema(schema, "trace");
const whole = ajv.getSchema("trace");
const line = ajv.getSchema("trace#/$defs/line");

function* programs(folder) {
    for (const name of readdirSync(folder).sort()) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) yield* programs(path);
        else if (name.endsWith(".py") && !name.startsWith("_")) yield path;
    }
}

function trace(program, format) {
    const run = spawnSync(genstep, ["trace", "--max-events", "5k", "--format", format, program],
                          { input: "", maxBuffer: 1 << 30, encoding: "utf8" });
    return run.stdout;
}

let passed = 0;
let failed = 0;

function expect(validate, document, what) {
    if (validate(document)) {
        passed++;
    } else {
        failed++;
        console.log(`FAILED: ${what}: ${ajv.errorsText(validate.errors.slice(0, 3))}`);
    }
}

for (const program of [...programs("programs/lessons"), ...programs("tests/golden")]) {
    const text = trace(program, "json");
    if (text === "") continue; // it does not compile
    expect(whole, JSON.parse(text), program);
    const lines = trace(program, "jsonl").trimEnd().split("\n").map((text) => JSON.parse(text));
    const wrong = lines.find((object) => !line(object));
    expect(line, wrong ?? lines[0], `${program}, jsonl, ${JSON.stringify(wrong)?.slice(0, 80)}`);
}
// Nothing that is no trace passes.
const first = JSON.parse(trace("programs/lessons/generators-first.py", "json"));
for (const [field, value] of [["version", 2], ["events", {}], ["end", {}], ["more", 1]]) {
    if (whole({ ...first, [field]: value })) {
        failed++;
        console.log(`FAILED: ${field}: ${JSON.stringify(value)} is accepted`);
    } else {
        passed++;
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
