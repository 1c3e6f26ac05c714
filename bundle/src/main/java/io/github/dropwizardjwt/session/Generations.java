package io.github.dropwizardjwt.session;

/**
 * How often something that concerns a token had been marked in {@link EndedSessions}. Immutable.
 *
 * @param session where the generation of its session is, or its own if it has none
 * @param ofSession that generation
 * @param subject where the generation of its subject is
 * @param ofSubject that generation
 */
record Generations(int session, int ofSession, int subject, int ofSubject) {}
