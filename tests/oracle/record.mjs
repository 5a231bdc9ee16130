// record.mjs - records what CPython 3.14 makes of the programs: `make golden`.
//
//     node tests/oracle/record.mjs [GROUP | FILE.py]...
//
// The programs are programs/lessons/*.py and tests/golden/GROUP/*.py (a file
// whose name begins with an underscore is a module of another program). Each is run as `python3.14 FILE` in a process of its own, with the bytes of NAME.in
// (if there is one) as standard input; then record.py writes the recordings,
// NAME.golden beside them (those of the lessons in tests/golden/lessons).
//
// The oracle is the npm package pyodide; PYTHON=python3.14 in the environment
// asks that program instead (its traces are the same where its version is).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { nativeRunner, root, wasmRunner } from "./cpython.mjs";

const scratch = "tests/oracle/scratch";

// [program, recording] for each program, paths relative to the repository.
function programs() {
    const found = [];
    const add = (folder, recordings) => {
        for (const name of readdirSync(folder).sort()) {
            if (name.endsWith(".py") && !name.startsWith("_")) {
                found.push([join(folder, name), join(recordings, name.slice(0, -3) + ".golden")]);
            }
        }
    };
    add("programs/lessons", "tests/golden/lessons");
    for (const entry of readdirSync("tests/golden", { withFileTypes: true })) {
        const folder = join("tests/golden", entry.name);
        if (entry.isDirectory() && entry.name !== "lessons") add(folder, folder);
    }
    return found.sort();
}

function wanted([program, recording], names) {
    const group = basename(join(recording, ".."));
    return names.length === 0 || names.some((name) => name === group || name === program || name === recording);
}

process.chdir(root);
const names = process.argv.slice(2).map((name) => name.replace(/^\.\//, ""));
const chosen = programs().filter((pair) => wanted(pair, names));
if (chosen.length === 0) {
    console.error(`record: no program matches ${names.join(" ")}`);
    process.exit(2);
}
const python = process.env.PYTHON ? nativeRunner(process.env.PYTHON) : await wasmRunner();
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });

for (const [i, [program]] of chosen.entries()) {
    const input = program.slice(0, -3) + ".in";
    const usesAsyncio = /\basyncio\b/.test(readFileSync(program, "latin1"));
    const result = await python([program], {
        input: existsSync(input) ? readFileSync(input) : "",
        env: usesAsyncio ? { GENSTEP_ASYNCIO: "1" } : {},
        sideFile: "GENSTEP_EVENTS",
    });
    writeFileSync(`${scratch}/${i}.status`, String(result.status));
    writeFileSync(`${scratch}/${i}.stdout`, result.stdout);
    writeFileSync(`${scratch}/${i}.stderr`, result.stderr);
    writeFileSync(`${scratch}/${i}.events`, result.side);
}

for (const [, recording] of chosen) mkdirSync(join(recording, ".."), { recursive: true });
const list = chosen.map(([program, recording]) => `${program}\t${recording}\n`).join("");
const result = await python(["tests/oracle/record.py", scratch], { input: list });
process.stdout.write(result.stdout);
process.stderr.write(result.stderr);
if (result.status === 0) rmSync(scratch, { recursive: true });
console.log(`${chosen.length} programs recorded`);
process.exit(result.status);
