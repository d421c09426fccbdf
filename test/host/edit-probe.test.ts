import { build } from './built-add-on';
import { Desk, tabsWithStatus } from './edit-desk';
import { largePlan } from './edit-large';

beforeAll(build);
const out: string[] = [];
const log = (name: string, r: { serviceCalls: { sheets: number; handles: number }; ms: number }) =>
  out.push(`${name}: ${r.serviceCalls.sheets} sheets, ${r.serviceCalls.handles} handles, ${r.ms.toFixed(0)} ms`);
test('probe', () => {
  for (const [c, r] of [
    [10, 12],
    [1000, 300],
  ] as const) {
    const desk = new Desk(tabsWithStatus(largePlan(c, r)));
    log('check cold', desk.check());
    log('check', desk.check());
    const fresh = new Desk(tabsWithStatus(largePlan(c, r)));
    log('first edit', fresh.type('Candidates', 'G3', ['ten']));
    out.push(Object.keys(fresh.statuses()).length + '');
    log('second edit', fresh.type('Candidates', 'G3', ['ten']));
    out.push(Object.keys(fresh.statuses()).length + '');
    const s = Object.entries(desk.statuses()).filter(([, v]) => v !== 'OK');
    out.push(s.length + ' ' + JSON.stringify(s.slice(0, 6)));
    const names: string[] = [];
    desk.type('Candidates', 'G3', ['12']);
    log('good edit', desk.type('Candidates', 'G3', ['12']));
    log('bad edit', desk.type('Candidates', 'G3', ['ten']));
    out.push(desk.status('Candidates', 3));
    log('mend', desk.type('Candidates', 'G3', ['12']));
    log('rename kpi', desk.type('Metrics_Config', 'A2', ['ORDER5']));
    log('rename kpi back', desk.type('Metrics_Config', 'A2', ['ORDERS']));
    log('rename scenario', desk.type('Scenario_Config', 'A2', ['Corr']));
    log('back', desk.type('Scenario_Config', 'A2', ['Core']));
    log('clear all keys', desk.clear('Candidates', 'A2:A1001'));
    const n = Math.min(500, c);
    log('paste 500', desk.type('Candidates', 'A2', ...(largePlan(c, r)['Candidates'] ?? []).slice(1, n + 1)));
    log('paste all', desk.type('Candidates', 'A2', ...(largePlan(c, r)['Candidates'] ?? []).slice(1)));
    const h = desk.host;
    const called: string[] = [];
    h.trigger(
      'onEdit',
      { sheet: 'Candidates', a1: 'G3' },
      {
        beforeCall: (sv, m, g) => {
          if (g !== 'handles') called.push(m);
        },
      },
    );
    out.push(called.join(' '));
    expect(desk.errors()).toEqual([]);
  }
  process.stdout.write(out.join('\n') + '\n');
});
