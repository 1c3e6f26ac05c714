package io.github.dropwizardjwt.jdbi3;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The script that creates the tables. What creates the log stands at its end, for databases of an earlier version.
 *
 * @param path where operators find it
 * @param sessions its statements for sessions and revoked tokens
 * @param log its statement for the log
 */
record SchemaScript(String path, String sessions, String log) {
    static SchemaScript of(Dialect dialect) {
        try {
            String text = Resources.toString(
                    Resources.getResource(SchemaScript.class, dialect.schemaFile()), StandardCharsets.UTF_8);
            int end = text.indexOf("CREATE TABLE " + LogLine.TABLE);
            return new SchemaScript(
                    SchemaScript.class.getPackageName().replace('.', '/') + "/" + dialect.schemaFile()
                            + " from the jar of dropwizard-jwt-jdbi3",
                    text.substring(0, end),
                    text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
