package org.socialrx.fit.request;

import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.socialrx.study.YamlSection;

/** Tells SQL from what is none, before there are rows to run it on. */
final class SqlText {
    private static final CatalystSqlParser PARSER = new CatalystSqlParser();

    private SqlText() {}

    /** Whether a text is an SQL expression; a fault of its key where it is not. */
    static boolean isExpression(YamlSection section, String key, String sql) {
        try {
            PARSER.parseExpression(sql);
            return true;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // The parser's exception is a checked one that Scala does not declare.
            section.fault(key, "is no SQL expression: " + sql);
            return false;
        }
    }
}
