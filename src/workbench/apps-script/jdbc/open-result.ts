import type { ResultCell, ResultColumn } from '../../database/request';
import { GoogleError } from '../google-error';
import type { CellKind, Driver } from './driver';
import { convertCell, textOf } from './read-cell';

/** The rows a statement gave, and the place of the reader in them. */
export class OpenResult {
  readonly columns: readonly ResultColumn[];
  readonly driver: Driver;
  readonly #rows: readonly (readonly ResultCell[])[];
  /** True once what it came from is closed. */
  readonly #ownerIsClosed: () => boolean;
  #at = -1;
  #isClosed = false;
  #wasNull = false;

  constructor(
    columns: readonly ResultColumn[],
    rows: readonly (readonly ResultCell[])[],
    driver: Driver,
    ownerIsClosed: () => boolean,
  ) {
    this.columns = columns;
    this.driver = driver;
    this.#rows = rows;
    this.#ownerIsClosed = ownerIsClosed;
  }

  get isClosed(): boolean {
    return this.#isClosed || this.#ownerIsClosed();
  }

  get wasNull(): boolean {
    this.check();
    return this.#wasNull;
  }

  /** Number of the current row from 1; 0 outside the rows. */
  get row(): number {
    this.check();
    return this.#at < this.#rows.length ? this.#at + 1 : 0;
  }

  check(): void {
    if (this.isClosed) throw new GoogleError(this.driver.resultClosed);
  }

  next(): boolean {
    this.check();
    this.#at = Math.min(this.#at + 1, this.#rows.length);
    return this.#at < this.#rows.length;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Number of a column from 1, by its label in any case. */
  findColumn(label: string): number {
    this.check();
    const wanted = label.toLowerCase();
    const place = this.columns.findIndex(({ name }) => name.toLowerCase() === wanted);
    if (place < 0) throw new GoogleError(this.driver.columnUnknown(label));
    return place + 1;
  }

  text(column: number | string): string | null {
    return textOf(this.#cell(column));
  }

  value(column: number | string, kind: CellKind): number | boolean {
    return convertCell(this.#cell(column), kind, this.driver);
  }

  #cell(column: number | string): ResultCell {
    this.check();
    const { driver, columns } = this;
    if (this.#at < 0) throw new GoogleError(driver.beforeFirstRow);
    const row = this.#rows[this.#at];
    if (row === undefined) throw new GoogleError(driver.afterLastRow);
    const place = typeof column === 'string' ? this.findColumn(column) : column;
    const cell = row[place - 1];
    if (cell === undefined) throw new GoogleError(driver.columnOutOfRange(place, columns.length));
    this.#wasNull = cell === null;
    return cell;
  }
}
