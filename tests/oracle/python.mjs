// python.mjs - the oracle as a command: node tests/oracle/python.mjs [PYTHON-ARGUMENT...]
//
// Runs CPython 3.14 from the npm package in the root of the repository, as
// `python3.14 ARGUMENT...` would. Standard input is passed on.
import { readFileSync } from "node:fs";
import { wasmRunner } from "./cpython.mjs";

const python = await wasmRunner();
const result = await python(process.argv.slice(2), { input: process.stdin.isTTY ? "" : readFileSync(0) });
process.stdout.write(result.stdout);
process.stderr.write(result.stderr);
process.exitCode = result.status;
