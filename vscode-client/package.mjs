// Packages the extension with the server's program image inside:
//   node package.mjs IMAGE VSIX
// The npm packages are installed again only when package-lock.json changed.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const [image, vsix] = process.argv.slice(2).map((path) => resolve(path));
if (!image || !vsix) {
  console.error("usage: node package.mjs IMAGE VSIX");
  process.exit(2);
}
if (!existsSync(`${image}/bin/ibid`)) {
  console.error(`there is no program image in ${image}: build the module server first`);
  process.exit(1);
}
process.chdir(import.meta.dirname);

const lock = readFileSync("package-lock.json", "utf8");
const installed = "node_modules/.installed-package-lock.json";
if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
  writeFileSync(installed, lock);
}
run("npm", "run", "--silent", "check");
run("npm", "run", "--silent", "bundle");

rmSync("server", { recursive: true, force: true });
cpSync(image, "server", { recursive: true, dereference: true });
mkdirSync(dirname(vsix), { recursive: true });
run("node_modules/.bin/vsce", "package", "--no-dependencies", "--target", "linux-x64",
  "--allow-missing-repository", "--out", vsix);

function run(program, ...args) {
  try {
    execFileSync(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    process.stderr.write(`${program} ${args.join(" ")}\n${error.stdout ?? ""}${error.stderr ?? error}`);
    process.exit(1);
  }
}
