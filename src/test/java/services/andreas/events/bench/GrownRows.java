package services.andreas.events.bench;

/**
 * SQL that multiplies what the engine's file holds of one mail: its message, its event, and the
 * keys that it is found by, each time under ids of their own.
 */
final class GrownRows {
    private final String table;

    /**
     * @param table of events
     */
    GrownRows(String table) {
        this.table = table;
    }

    String script(int copies) {
        String ledger = table + "-ledger";
        return """
                PRAGMA journal_mode = OFF;
                PRAGMA synchronous = OFF;
                PRAGMA cache_size = -500000;
                BEGIN;
                CREATE TEMP TABLE number AS
                  WITH RECURSIVE counted(n) AS
                    (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < %d)
                  SELECT n FROM counted;
                CREATE TEMP TABLE of_message AS
                  SELECT substr(pk, 11) AS id FROM "%s" WHERE sk = 'S:state';
                CREATE TEMP TABLE of_event AS SELECT substr(pk, 3) AS id FROM "%s";
                """
                        .formatted(copies, ledger, table)
                + rows(ledger, "pk, sk, item_json, item_size, hash_prefix", hash("pk", "sk"))
                + rows(table, "pk, sk, item_json, item_size, hash_prefix", "''")
                + rows(
                        table + "::gsi::calendar-index",
                        "gsi_pk, gsi_sk, table_pk, table_sk, item_json",
                        "''")
                + rows(
                        ledger + "::gsi::status-index",
                        "gsi_pk, gsi_sk, table_pk, table_sk, item_json",
                        "''")
                + "COMMIT;\n";
    }

    /** What makes a key that a mention is found by one of its own. */
    private static String hash(String pk, String sk) {
        return """
                CASE WHEN %1$s LIKE 'S:alias#%%' THEN substr(%1$s, 9)
                  WHEN %1$s LIKE 'S:day#%%' THEN substr(%2$s, 3) ELSE '' END\
                """
                .formatted(pk, sk);
    }

    private static String rows(String name, String columns, String hash) {
        StringBuilder copied = new StringBuilder();
        for (String column : columns.split(", ")) {
            boolean isText = !column.equals("item_size") && !column.equals("hash_prefix");
            String copy = isText ? copy(copy(copy(column, "e"), "m"), "h") : column;
            copied.append(copied.isEmpty() ? "" : ", ").append(copy);
        }
        String message =
                name.endsWith("-ledger")
                        ? "WHERE pk NOT LIKE 'S:run%' AND pk NOT LIKE 'S:mailbox%'"
                                + " AND sk NOT LIKE 'S:answer%'"
                        : "";
        return """
                CREATE TEMP TABLE template AS
                  SELECT *, %4$s AS h, (SELECT id FROM of_event) AS e,
                    (SELECT id FROM of_message) AS m FROM "%1$s" %5$s;
                INSERT INTO "%1$s" (%2$s) SELECT %3$s FROM template CROSS JOIN number;
                DROP TABLE template;
                """
                .formatted(name, columns, copied, hash, message);
    }

    /** A text with an id in it, as its copy has it; an empty id is in none. */
    private static String copy(String text, String id) {
        return "replace(%s, %s, %s || '-' || n)".formatted(text, id, id);
    }
}
