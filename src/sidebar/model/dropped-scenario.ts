import type { SidebarState } from '../../core/app/calls';

/** Whether a scenario was there when the workbook was read before, and is gone now. */
export function isDropped(
  name: string,
  before: Pick<SidebarState, 'scenarios'>,
  now: Pick<SidebarState, 'scenarios'>,
): boolean {
  const has = ({ scenarios }: Pick<SidebarState, 'scenarios'>): boolean =>
    scenarios.some((scenario) => scenario.name === name);
  return has(before) && !has(now);
}
