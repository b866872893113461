import type { DemoSignIns } from '../demo/seed-demo.js';

/** What the terminal prints when Colex serves: the address and, on a demo, how to sign in. */
export function greeting(language: 'zh' | 'en', url: string, signIns: DemoSignIns | undefined): string {
  const lines = [`Colex 协律  ${url}`];
  if (signIns) {
    const width = Math.max(...signIns.people.map(({ account }) => account.length));
    const heading = language === 'zh' ? '演示账号（密码均为' : 'Demo sign-ins (password for all:';
    lines.push(
      '',
      `${heading} ${signIns.password}${language === 'zh' ? '）' : ')'}`,
      ...signIns.people.map(
        ({ account, name, place, role }) => `  ${account.padEnd(width)}  ${name}  ${place} ${role}`,
      ),
    );
  }
  lines.push('', language === 'zh' ? '按 Ctrl-C 停止。' : 'Press Ctrl-C to stop.', '');
  return lines.join('\n');
}
