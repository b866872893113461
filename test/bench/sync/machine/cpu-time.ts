import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** Length of a kernel clock tick, the unit of the CPU times in `/proc/<pid>/stat` (proc(5)). */
const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The fields of `/proc/<pid>/stat` after the name, which may itself hold spaces and brackets. */
function statFields(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/**
 * Seconds of CPU, user and system, that the process has used in all its threads, and of those children it has waited for:
 * a PostgreSQL whose connections come and go keeps what they used.
 */
export function cpuSeconds(pid: number): number {
  const fields = statFields(pid);
  // utime, stime, cutime, cstime: fields 14 to 17 of proc(5), which counts from 1 and begins with the pid and the name.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks / TICKS_PER_SECOND;
}

/** {@link cpuSeconds} of a process and of the children that run now: PostgreSQL is a postmaster and its backends. */
export function cpuSecondsWithChildren(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );
  return children.reduce((sum, child) => sum + cpuSecondsIfAlive(Number(child)), cpuSeconds(pid));
}

/** A backend may end between the listing and the look; the postmaster's own figures then hold what it used. */
function cpuSecondsIfAlive(pid: number): number {
  try {
    return cpuSeconds(pid);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

/** Seconds of CPU that all processes of the machine have used together, and those a hypervisor gave to others. */
export function machineCpuSeconds(): number {
  const [, ...fields] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/ +/).map(Number);
  // user, nice, system, idle, iowait, irq, softirq, steal (proc(5)); the guest fields after them are part of user.
  const ticks = fields.slice(0, 8).filter((_, index) => index !== 3 && index !== 4);
  return ticks.reduce((sum, tick) => sum + tick, 0) / TICKS_PER_SECOND;
}
