// pyc.mjs - CPython 3.14's own .pyc files beside the recordings: tests/golden/GROUP/NAME.pyc.
//
//     node tests/oracle/pyc.mjs [tests/golden/GROUP/NAME.py]...
//
// Makes those of the programs given, and anew the ones that are there.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { nativeRunner, root, wasmRunner } from "./cpython.mjs";

process.chdir(root);
const groups = readdirSync("tests/golden").map((name) => join("tests/golden", name));
const present = groups
    .filter((folder) => statSync(folder).isDirectory())
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((name) => name.endsWith(".pyc"))
    .map((name) => name.slice(0, -1));
const wanted = [...new Set([...present, ...process.argv.slice(2)])].filter(existsSync).sort();

const compiling = `
import py_compile, sys
for path in sys.stdin.read().split():
    py_compile.compile(path, path + "c", path, True,
                       invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
`;
const python = process.env.PYTHON ? nativeRunner(process.env.PYTHON) : await wasmRunner();
const result = await python(["-c", compiling], { input: wanted.join("\n") });
process.stderr.write(result.stderr);
console.log(`${wanted.length} .pyc files written`);
process.exit(result.status);
