package io.github.dropwizardjwt.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users, in a table; scope and claims as JSON text. Thread-safe. */
public final class UserStore {
    private static final Logger LOGGER = LoggerFactory.getLogger(UserStore.class);

    private final Jdbi jdbi;
    private final ObjectMapper json;

    /**
     * Creates a store.
     *
     * @param jdbi the database
     * @param json reads and writes scope and claims
     */
    public UserStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Creates the table, and the three users of the quick start if there are none. */
    public void prepare() {
        jdbi.useHandle(handle -> handle.execute("""
                create table if not exists users (
                    name varchar(100) primary key,
                    password_hash varchar(200) not null,
                    scope varchar(4000) not null,
                    claims varchar(4000) not null)"""));
        // All three or none: after an interrupted start the next one adds them.
        jdbi.useTransaction(handle -> {
            if (isEmpty(handle)) {
                add(handle, new User("alice", null, Map.of("test", "test value")), "alice-password");
                add(handle, new User("bob", null, Map.of()), "bob-password");
                add(handle, new User("admin", Map.of("admin", true), Map.of("admin", true)), "admin-password");
                LOGGER.info("Created the users alice, bob and admin");
            }
        });
    }

    /**
     * Adds a user.
     *
     * @param user the user
     * @param password the password; only its hash is stored
     */
    public void add(User user, String password) {
        jdbi.useHandle(handle -> add(handle, user, password));
    }

    private void add(Handle handle, User user, String password) {
        handle.createUpdate(
                        "insert into users (name, password_hash, scope, claims) values (:name, :hash, :scope, :claims)")
                .bind("name", user.name())
                .bind("hash", Passwords.hash(password))
                .bind("scope", write(user.scope()))
                .bind("claims", write(user.claims()))
                .execute();
    }

    /**
     * Removes a user.
     *
     * @param name the user's name
     */
    public void remove(String name) {
        jdbi.useHandle(handle -> handle.execute("delete from users where name = ?", name));
    }

    /**
     * Finds a user.
     *
     * @param name the user's name
     * @return the current user; empty if there is none of that name
     */
    public Optional<User> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select name, scope, claims from users where name = :name")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne());
    }

    /**
     * Finds a user by name and password. Takes as long for unknown users as for wrong passwords.
     *
     * @param name the user's name
     * @param password the user's password
     * @return the user; empty if name or password is wrong
     */
    public Optional<User> authenticate(String name, String password) {
        Optional<String> hash =
                jdbi.withHandle(handle -> handle.createQuery("select password_hash from users where name = :name")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne());
        boolean matches = Passwords.matches(password, hash.orElse(Passwords.OF_NOBODY));
        return matches ? find(name) : Optional.empty();
    }

    private static boolean isEmpty(Handle handle) {
        return handle.createQuery("select count(*) from users")
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    private User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                read(row.getString("scope"), new TypeReference<@Nullable Object>() {}),
                read(row.getString("claims"), new TypeReference<Map<String, Object>>() {}));
    }

    private <T extends @Nullable Object> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The users table holds something that is not JSON", e);
        }
    }

    private String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Scope and claims must be writable as JSON", e);
        }
    }
}
