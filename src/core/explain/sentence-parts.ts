import type { CellRef } from '../kernel/issue';
import { scenarioConfig } from '../tabs/index';

/** Where a rule stands, in words: "Constraints row 12", "Scenario_Config row 2, capacity_by_country". */
export function sayPlaces(origins: readonly CellRef[]): string {
  const places = origins.map(({ tab, row, column }) => {
    const shown = tab === scenarioConfig.name && column !== null ? `, ${column}` : '';
    return row === null ? tab : `${tab} row ${row}${shown}`;
  });
  return [...new Set(places)].join(' and ');
}

/** Names joined as a sentence has them: "A", "A and B", "A, B and C". */
export function sayNames(names: readonly string[], most = 6): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

/** The first letter large. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
