import type { Period } from '../kernel/period';
import { type Initiatives, readInitiatives } from './initiatives';
import type { Scope } from './problem';
import { type PoolReading, readPool } from './read-pool';
import { type Registry, readRegistry } from './registry';
import type { WorkbookRows } from './workbook-rows';

/** A workbook's rows with what is looked up in them again and again: the KPIs, the initiatives, the pools. */
export class WorkbookReading {
  readonly rows: WorkbookRows;
  readonly registry: Registry;
  readonly initiatives: Initiatives;
  readonly #pools = new Map<string, PoolReading>();

  constructor(rows: WorkbookRows) {
    this.rows = rows;
    this.registry = readRegistry(rows.metrics);
    this.initiatives = readInitiatives(rows);
  }

  /** The candidates a scope offers in a period; `withKpis`: their contributions are needed. Read once. */
  pool(scope: Scope, period: Period | null, withKpis: boolean): PoolReading {
    const id = JSON.stringify([scope, period?.key, withKpis]);
    const known = this.#pools.get(id);
    if (known !== undefined) return known;
    const rows = withKpis ? this.rows : { ...this.rows, contributions: null };
    const reading = readPool(rows, scope, period, this.registry, this.initiatives);
    this.#pools.set(id, reading);
    return reading;
  }
}
