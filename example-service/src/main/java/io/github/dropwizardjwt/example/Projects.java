package io.github.dropwizardjwt.example;

import java.util.Map;

/** The projects of the quick start and their owners. A real service would ask a database. Thread-safe. */
final class Projects {
    private final Map<String, String> owners = Map.of("apollo", "alice", "gemini", "bob");

    /** Whether a project belongs to a user. */
    boolean isOwner(String project, String user) {
        return user.equals(owners.get(project));
    }
}
