/** Body of a script `main(steps, database)` that runs the steps of steps.json through Jdbc and gives what each gave. */
export const STEP_RUNNER = `
  let connection, plain, prepared, rows;
  const connect = function () { return Jdbc.getConnection(b.jdbcUrl, b.user, b.password); };
  const open = function () { return connection || (connection = connect()); };
  const words = {
    connectAs: function (url, user, password) {
      Jdbc.getConnection(url || b.jdbcUrl, user || b.user, password || b.password).close();
    },
    other: function (sql) {
      const other = connect();
      const statement = other.createStatement();
      let value;
      if (statement.execute(sql)) {
        const result = statement.getResultSet();
        value = result.next() ? result.getString(1) : null;
      } else value = statement.getUpdateCount();
      other.close();
      return value;
    },
    statement: function () { plain = open().createStatement(); },
    run: function (sql) { open().createStatement().execute(sql); },
    executeOf: function (sql) { return plain.execute(sql); },
    queryOf: function (sql) { rows = plain.executeQuery(sql); },
    updateOf: function (sql) { return plain.executeUpdate(sql); },
    prepare: function (sql) { prepared = open().prepareStatement(sql); },
    query: function () { rows = prepared.executeQuery(); },
    update: function () { return prepared.executeUpdate(); },
    hasResultSet: function () { return prepared.getResultSet() !== null; },
    closeStatement: function () { prepared.close(); },
    closeResult: function () { rows.close(); },
    getColumnCount: function () { return rows.getMetaData().getColumnCount(); },
    getColumnLabel: function (place) { return rows.getMetaData().getColumnLabel(place); },
    setIsolation: function (level) { open().setTransactionIsolation(level); },
    getIsolation: function () { return open().getTransactionIsolation(); },
  };
  ['setString', 'setInt', 'setLong', 'setDouble', 'setBoolean', 'setNull', 'setObject', 'clearParameters', 'execute',
    'addBatch', 'executeBatch', 'setQueryTimeout', 'getUpdateCount'].forEach(function (name) {
    words[name] = function () { return prepared[name].apply(prepared, arguments); };
  });
  ['next', 'getString', 'getInt', 'getLong', 'getDouble', 'getBoolean', 'wasNull', 'findColumn'].forEach(function (name) {
    words[name] = function () { return rows[name].apply(rows, arguments); };
  });
  ['setAutoCommit', 'getAutoCommit', 'commit', 'rollback', 'isValid', 'isClosed', 'close'].forEach(function (name) {
    words[name] = function () { return open()[name].apply(connection, arguments); };
  });
  return a.map(function (step) {
    try {
      const value = words[step[0]].apply(null, step.slice(1));
      return { value: value === undefined ? null : value };
    } catch (error) {
      if (error.name !== 'Exception') throw error;
      return { error: error.message };
    }
  });
`;
