// cpython.mjs - CPython 3.14 as a function: arguments in, exit status and bytes out.
//
// The npm package pyodide is CPython 3.14.2 compiled to WebAssembly. Its own
// start-up makes Python a guest of a JavaScript page; here the bare interpreter
// is started instead, through the same entry point as the `python3.14`
// command (Py_BytesMain): it reads its command line, runs the program as
// __main__ and finalises, destroying objects in its own order. Each call is a
// process of its own: fresh memory, fresh file system.
//
// The repository is seen as /repository, which is the current directory.
// Where a native python3.14 is given, the same is asked of it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

// What makes a run the same everywhere.
const environment = {
    PYTHONHASHSEED: "0",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONIOENCODING: "utf-8:strict",
    NO_COLOR: "1",
};

/*
 * A runner is `async (args, {input, env, sideFile}) => {status, stdout, stderr, side}`.
 * `sideFile` names an environment variable that gets the path of a file that
 * the program may write; its bytes come back as `side`.
 */
export function nativeRunner(program) {
    return async (args, { input = "", env = {}, sideFile = null } = {}) => {
        const folder = mkdtempSync(join(tmpdir(), "genstep-oracle-"));
        const side = join(folder, "side");
        try {
            const result = spawnSync(program, args, {
                cwd: root,
                input,
                env: {
                    PATH: process.env.PATH,
                    ...environment,
                    PYTHONPATH: join(root, "tests/oracle/site"),
                    ...env,
                    ...(sideFile ? { [sideFile]: side } : {}),
                },
                maxBuffer: 1 << 30,
            });
            if (result.error) throw result.error;
            return {
                status: result.status ?? 128,
                stdout: result.stdout,
                stderr: result.stderr,
                side: existsSync(side) ? readFileSync(side) : Buffer.alloc(0),
            };
        } finally {
            rmSync(folder, { recursive: true });
        }
    };
}

export async function wasmRunner() {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve("pyodide/package.json"));
    const { default: createModule } = await import(join(folder, "pyodide.asm.mjs"));
    const wasm = await WebAssembly.compile(readFileSync(join(folder, "pyodide.asm.wasm")));
    const library = readFileSync(join(folder, "python_stdlib.zip"));

    return async (args, { input = "", env = {}, sideFile = null } = {}) => {
        const noError = Symbol("no JavaScript error");
        const module = await createModule({
            noInitialRun: true,
            noImageDecoding: true,
            noAudioDecoding: true,
            // What the glue code wants of its page; none of it is used by the bare interpreter.
            API: {
                config: { jsglobals: {}, env: {} },
                runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true },
                lockFilePromise: new Promise(() => {}),
            },
            instantiateWasm(imports, done) {
                imports.env.Jsv_GetError_import = () => noError;
                imports.env.JsvError_Check = (value) => value === noError;
                WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
                return {};
            },
            preRun: [
                ({ FS, ENV }) => {
                    FS.mkdirTree("/lib/python3.14/lib-dynload");
                    FS.writeFile("/lib/python314.zip", library);
                    FS.mkdir("/repository");
                    FS.mount(FS.filesystems.NODEFS, { root }, "/repository");
                    FS.writeFile("/stdin", input);
                    for (const name of ["/stdout", "/stderr", "/side"]) FS.writeFile(name, "");
                    Object.assign(ENV, environment, {
                        HOME: "/",
                        PYTHONHOME: "/",
                        PYTHONPATH: "/lib/python314.zip:/repository/tests/oracle/site",
                        ...env,
                        ...(sideFile ? { [sideFile]: "/side" } : {}),
                    });
                },
            ],
        });
        const { FS } = module;
        for (const descriptor of [0, 1, 2]) FS.close(FS.getStream(descriptor));
        FS.open("/stdin", "r");
        FS.open("/stdout", "w");
        FS.open("/stderr", "w");
        FS.chdir("/repository");

        const strings = ["python3.14", ...args].map((text) => {
            const bytes = new TextEncoder().encode(text + "\0");
            const address = module._malloc(bytes.length);
            module.HEAPU8.set(bytes, address);
            return address;
        });
        const argv = module._malloc(4 * (strings.length + 1));
        [...strings, 0].forEach((address, i) => {
            module.HEAPU32[argv / 4 + i] = address;
        });
        let status;
        try {
            status = module._Py_BytesMain(strings.length, argv);
        } catch (error) {
            if (error.name !== "ExitStatus") throw error;
            status = error.status;
        }
        const read = (name) => Buffer.from(FS.readFile(name));
        return {
            status,
            stdout: read("/stdout"),
            stderr: read("/stderr"),
            side: read("/side"),
        };
    };
}
