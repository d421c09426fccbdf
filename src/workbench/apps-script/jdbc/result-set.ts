import { GoogleError } from '../google-error';
import { anyOf, methodsOn } from '../service-object';
import { ServiceObject, serviceKind } from '../service-value';
import type { CellKind } from './driver';
import type { OpenResult } from './open-result';
import { readRows } from './read-rows';

const call = methodsOn<OpenResult>('jdbc');

const columnOf = (result: OpenResult, place: number) => {
  const column = result.columns[place - 1];
  if (column === undefined) throw new GoogleError(result.driver.columnOutOfRange(place, result.columns.length));
  return column;
};

const metaDataKind = serviceKind<OpenResult>('Jdbc.JdbcResultSetMetaData', {
  getColumnCount: call([], (result) => result.columns.length),
  getColumnLabel: call(['Integer'], (result, place) => columnOf(result, place).name),
  getColumnName: call(['Integer'], (result, place) => columnOf(result, place).name),
  getColumnTypeName: call(['Integer'], (result, place) => columnOf(result, place).type),
});

/** A getter by the column's number or label. */
function getter(read: (result: OpenResult, column: number | string) => unknown) {
  return anyOf<OpenResult>(call(['Integer'], read), call(['String'], read));
}

const valueGetter = (kind: CellKind) => getter((result, column) => result.value(column, kind));

const resultSetKind = serviceKind<OpenResult>('Jdbc.JdbcResultSet', {
  next: call([], (result) => result.next()),
  close: call([], (result) => {
    result.close();
    return null;
  }),
  isClosed: call([], (result) => result.isClosed),
  wasNull: call([], (result) => result.wasNull),
  getRow: call([], (result) => result.row),
  findColumn: call(['String'], (result, label) => result.findColumn(label)),
  getString: getter((result, column) => result.text(column)),
  getInt: valueGetter('int'),
  getLong: valueGetter('long'),
  getDouble: valueGetter('double'),
  getBoolean: valueGetter('boolean'),
  getRows: anyOf<OpenResult>(
    call(['String'], (result, getters) => readRows(result, getters)),
    call(['String', 'Integer'], readRows),
  ),
  getMetaData: call([], (result) => {
    result.check();
    return new ServiceObject(metaDataKind, result);
  }),
});

/** The rows of a statement as a script sees them; null when there are none to see. */
export function resultSet(result: OpenResult | null): ServiceObject<OpenResult> | null {
  return result === null ? null : new ServiceObject(resultSetKind, result);
}
