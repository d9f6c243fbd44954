// What the operating system tells of processes, and how figures are put together.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const TICKS_PER_SECOND = 100;

export function quantile(values, q) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** Milliseconds in short: how many, the middle, the slowest in a hundred and the slowest. */
export function summary(millis) {
  return { count: millis.length, p50: quantile(millis, 0.5), p99: quantile(millis, 0.99), max: Math.max(...millis) };
}

/** Of a living process, in MiB: what it holds itself, and what it has mapped of files. */
export function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mebibytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) / 1024;
  return { anon: mebibytes("RssAnon"), file: mebibytes("RssFile"), peak: mebibytes("VmHWM") };
}

/** How many bytes a living process has read by system calls; what is mapped does not count. */
export function bytesRead(pid) {
  return Number(/^rchar: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))[1]);
}

/** How busy the machine was in the last minute: above the number of cores, figures are worse than they are. */
export const load = () => Math.round(loadavg()[0] * 10) / 10;

/** The seconds of processor time of the children that have ended so far. */
function childSeconds() {
  const fields = readFileSync("/proc/self/stat", "utf8").replace(/^.*\) /, "").split(" ");
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/** Runs a command to its end; one at a time, or the processor times get mixed up. */
export async function run(command, args, options = {}) {
  const before = childSeconds();
  const from = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], ...options });
  let peakAnon = 0;
  const watch = setInterval(() => {
    try {
      const started = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").split(" ").filter(Boolean);
      peakAnon = Math.max(peakAnon, ...[child.pid, ...started].map((pid) => memory(pid).anon));
    } catch {
      // It has ended.
    }
  }, 50);
  let output = "";
  // Else a letter of several bytes may be cut in two where one piece of the output ends.
  child.stdout.setEncoding("utf8").on("data", (data) => (output += data));
  const code = await new Promise((resolve, reject) => {
    child.on("close", resolve);
    child.on("error", reject);
  });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}: ${output}`);
  return { output, peakAnon, seconds: (performance.now() - from) / 1000, processorSeconds: childSeconds() - before };
}

/** All bytes of the files in a folder. */
export function folderBytes(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name)))
    .filter((stat) => stat.isFile())
    .reduce((sum, stat) => sum + stat.size, 0);
}
