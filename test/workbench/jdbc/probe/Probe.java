import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the cases of steps.json through a real JDBC driver and prints what each step gave, as JSON. */
public class Probe {
  private static String url;
  private static String user;
  private static String password;
  private static String kind;

  private Connection connection;
  private Statement plain;
  private PreparedStatement prepared;
  private ResultSet rows;

  public static void main(String[] args) throws Exception {
    kind = args[0];
    url = args[1];
    user = args[2];
    password = args[3];
    Object cases = new Json(Files.readString(Path.of(args[4]))).read();
    StringBuilder out = new StringBuilder("[\n");
    boolean first = true;
    for (Object one : (List<?>) cases) {
      Map<?, ?> test = (Map<?, ?>) one;
      if (test.containsKey("on") && !kind.equals(test.get("on"))) continue;
      out.append(first ? "" : ",\n");
      first = false;
      out.append("  {\n    \"name\": ").append(text(test.get("name"))).append(",\n    \"outcomes\": [\n");
      List<?> steps = (List<?>) test.get("steps");
      Probe probe = new Probe();
      for (int i = 0; i < steps.size(); i++) {
        out.append("      ").append(probe.outcome((List<?>) steps.get(i)));
        out.append(i + 1 < steps.size() ? ",\n" : "\n");
      }
      if (probe.connection != null && !probe.connection.isClosed()) probe.connection.close();
      out.append("    ]\n  }");
    }
    System.out.write(out.append("\n]\n").toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private String outcome(List<?> step) {
    try {
      Object value = run(step);
      return "{ \"value\": " + text(value) + " }";
    } catch (SQLException error) {
      return "{ \"error\": " + text(error.getMessage()) + ", \"state\": " + text(error.getSQLState()) + ", \"code\": "
          + error.getErrorCode() + " }";
    }
  }

  private Object run(List<?> step) throws SQLException {
    String word = (String) step.get(0);
    if (word.equals("connectAs")) {
      String given = sql(step.get(1));
      String host = url.replaceFirst("^jdbc:[a-z]+://", "").replaceFirst("/.*$", "");
      String at = given.isEmpty() ? url : given.replace("HOST", host);
      DriverManager.getConnection(at, word(step, 2, user), word(step, 3, password)).close();
      return null;
    }
    if (connection == null) connection = DriverManager.getConnection(url, user, password);
    switch (word) {
      case "other":
        try (Connection other = DriverManager.getConnection(url, user, password);
            Statement statement = other.createStatement()) {
          if (!statement.execute(sql(step.get(1)))) return statement.getUpdateCount();
          ResultSet result = statement.getResultSet();
          return result.next() ? result.getString(1) : null;
        }
      case "statement": plain = connection.createStatement(); return null;
      case "run": try (Statement statement = connection.createStatement()) { statement.execute(sql(step.get(1))); return null; }
      case "executeOf": return plain.execute(sql(step.get(1)));
      case "queryOf": rows = plain.executeQuery(sql(step.get(1))); return null;
      case "updateOf": return plain.executeUpdate(sql(step.get(1)));
      case "prepare": prepared = connection.prepareStatement(sql(step.get(1))); return null;
      case "setString": prepared.setString(integer(step, 1), (String) step.get(2)); return null;
      case "setInt": prepared.setInt(integer(step, 1), integer(step, 2)); return null;
      case "setLong": prepared.setLong(integer(step, 1), ((Number) step.get(2)).longValue()); return null;
      case "setDouble": prepared.setDouble(integer(step, 1), ((Number) step.get(2)).doubleValue()); return null;
      case "setBoolean": prepared.setBoolean(integer(step, 1), (Boolean) step.get(2)); return null;
      case "setNull": prepared.setNull(integer(step, 1), integer(step, 2)); return null;
      case "setObject": prepared.setObject(integer(step, 1), step.get(2)); return null;
      case "clearParameters": prepared.clearParameters(); return null;
      case "execute": return prepared.execute();
      case "query": rows = prepared.executeQuery(); return null;
      case "update": return prepared.executeUpdate();
      case "addBatch": prepared.addBatch(); return null;
      case "executeBatch": {
        List<Object> counts = new ArrayList<>();
        for (int count : prepared.executeBatch()) counts.add(count);
        return counts;
      }
      case "setQueryTimeout": prepared.setQueryTimeout(integer(step, 1)); return null;
      case "getUpdateCount": return prepared.getUpdateCount();
      case "hasResultSet": return prepared.getResultSet() != null;
      case "closeStatement": prepared.close(); return null;
      case "next": return rows.next();
      case "getString": return rows.getString(column(step));
      case "getInt": return rows.getInt(column(step));
      case "getLong": return rows.getLong(column(step));
      case "getDouble": return rows.getDouble(column(step));
      case "getBoolean": return rows.getBoolean(column(step));
      case "wasNull": return rows.wasNull();
      case "findColumn": return rows.findColumn((String) step.get(1));
      case "getColumnCount": return rows.getMetaData().getColumnCount();
      case "getColumnLabel": return rows.getMetaData().getColumnLabel(integer(step, 1));
      case "closeResult": rows.close(); return null;
      case "setAutoCommit": connection.setAutoCommit((Boolean) step.get(1)); return null;
      case "getAutoCommit": return connection.getAutoCommit();
      case "commit": connection.commit(); return null;
      case "rollback": connection.rollback(); return null;
      case "setIsolation": connection.setTransactionIsolation(integer(step, 1)); return null;
      case "getIsolation": return connection.getTransactionIsolation();
      case "isValid": return connection.isValid(integer(step, 1));
      case "isClosed": return connection.isClosed();
      case "close": connection.close(); return null;
      default: throw new IllegalArgumentException(word);
    }
  }

  private static String word(List<?> step, int at, String otherwise) {
    String given = (String) step.get(at);
    return given.isEmpty() ? otherwise : given;
  }

  private int column(List<?> step) throws SQLException {
    return step.get(1) instanceof String ? rows.findColumn((String) step.get(1)) : integer(step, 1);
  }

  private static int integer(List<?> step, int at) {
    return ((Number) step.get(at)).intValue();
  }

  /** One text for both databases, or one for each. */
  private static String sql(Object given) {
    return given instanceof String ? (String) given : (String) ((Map<?, ?>) given).get(kind);
  }

  private static String text(Object value) {
    if (value instanceof List) {
      List<String> items = new ArrayList<>();
      for (Object item : (List<?>) value) items.add(text(item));
      return "[" + String.join(", ", items) + "]";
    }
    if (!(value instanceof String)) return String.valueOf(value);
    StringBuilder out = new StringBuilder("\"");
    for (char c : ((String) value).toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c == '\n') out.append("\\n");
      else if (c < 0x20) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  /** Reads JSON: whole numbers become Integer or Long, others Double. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object read() {
      char c = skip();
      if (c == '[') return list();
      if (c == '{') return map();
      if (c == '"') return string();
      for (String word : new String[] {"true", "false", "null"}) {
        if (text.startsWith(word, at)) {
          at += word.length();
          return word.equals("null") ? null : (Object) Boolean.valueOf(word);
        }
      }
      int start = at;
      while ("+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
      String number = text.substring(start, at);
      if (!number.matches("-?\\d+")) return Double.valueOf(number);
      long whole = Long.parseLong(number);
      return (int) whole == whole ? (Object) (int) whole : (Object) whole;
    }

    private char skip() {
      while (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',' || text.charAt(at) == ':') at++;
      return text.charAt(at);
    }

    private List<Object> list() {
      List<Object> items = new ArrayList<>();
      at++;
      while (skip() != ']') items.add(read());
      at++;
      return items;
    }

    private Map<String, Object> map() {
      Map<String, Object> entries = new LinkedHashMap<>();
      at++;
      while (skip() != '}') {
        String name = (String) read();
        entries.put(name, read());
      }
      at++;
      return entries;
    }

    private String string() {
      StringBuilder out = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        if (c != '\\') {
          out.append(c);
          continue;
        }
        char escape = text.charAt(++at);
        if (escape == 'u') {
          out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
        } else out.append(escape == 'n' ? '\n' : escape == 't' ? '\t' : escape == 'r' ? '\r' : escape);
      }
      at++;
      return out.toString();
    }
  }
}
